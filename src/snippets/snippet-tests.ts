import type { Expectation } from './expectation.ts';
import { before, snippetsOf } from './extract.ts';
import { programText } from './program.ts';

export interface SnippetTest {
  readonly id: string;
  /** The program of the fence and of those before it in its session; its lines are the lines of the file. */
  readonly text: string;
  /** The fences of the program; the last one is tested. */
  readonly fences: readonly { readonly line: number; readonly expectations: readonly Expectation[] }[];
}

/** Of a `py` fence: whether its record is a record of it. */
export interface RecordedTest {
  readonly id: string;
  readonly fault?: string;
}

/** One test for each fence of a file that runs. */
export function snippetTests(text: string, file: string): SnippetTest[] {
  const page = snippetsOf(text, file);
  return page
    .filter((snippet) => snippet.noRun === undefined)
    .map((snippet) => {
      const fences = [...before(snippet, page), snippet];
      return {
        id: snippet.id,
        text: programText(fences),
        fences: fences.map(({ line, expectations }) => ({ line, expectations })),
      };
    });
}
