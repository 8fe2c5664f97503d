import { docstringFences } from './docstring-fences.ts';
import type { Fence } from './fence.ts';
import { type FenceMeta, parseMeta } from './fence-meta.ts';
import { type Instrumented, instrument } from './instrument.ts';
import { mdxFences } from './mdx-fences.ts';
import { programText } from './program.ts';
import { SnippetError } from './snippet-error.ts';

/** A `ts` fence of a page, or of a docstring of the core. */
export interface Snippet extends FenceMeta, Instrumented, Pick<Fence, 'source' | 'line' | 'example'> {}

/** Every `ts` fence of a file. All faults are thrown together, one a line, as `content/guide/x.mdx:24: …`. */
export function snippetsOf(text: string, file: string): Snippet[] {
  const found: Snippet[] = [];
  const faults: string[] = [];
  for (const fence of file.endsWith('.mdx') ? mdxFences(text, file) : docstringFences(text, file)) {
    const { line } = fence;
    try {
      const snippet = readFence(fence);
      const twin = found.find(({ id }) => id === snippet.id);
      if (twin) throw new SnippetError(`the id “${snippet.id}” is taken by the fence at line ${twin.line}`, 0);
      checkScope(snippet, found);
      found.push(snippet);
    } catch (error) {
      if (!(error instanceof SnippetError)) throw error;
      faults.push(`${file}:${line + error.line}: ${error.message}`);
    }
  }
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return found;
}

/** The snippets of the same session that stand before `snippet` and run, in order. */
export function before<T extends FenceMeta & { line: number }>(snippet: T, page: readonly T[]): T[] {
  if (snippet.session === undefined || snippet.noRun !== undefined) return [];
  return page.filter((other) => other.session === snippet.session && !other.noRun && other.line < snippet.line);
}

function readFence({ meta, ...fence }: Fence): Snippet {
  const options = parseMeta(meta, fence.example);
  const instrumented = instrument(fence.source);
  const count = instrumented.expectations.length;
  if (options.noRun === undefined && count === 0) {
    throw new SnippetError(`the fence “${options.id}” expects nothing: add a // => value, or no-run="reason"`, 0);
  }
  if (options.noRun !== undefined && count > 0) {
    throw new SnippetError(
      `the fence “${options.id}” is not run, so nothing checks what it expects`,
      instrumented.expectations[0].line,
    );
  }
  return { ...options, ...instrumented, ...fence };
}

/** Together with its session: two fences that share a scope declare a name once. */
function checkScope(snippet: Snippet, page: readonly Snippet[]): void {
  try {
    programText([...before(snippet, page), snippet]);
  } catch (error) {
    if (!(error instanceof SnippetError)) throw error;
    const where = snippet.session === undefined ? '' : `, in the session “${snippet.session}”`;
    throw new SnippetError(`${error.message}${where}`, error.line - snippet.line);
  }
}
