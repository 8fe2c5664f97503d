import type { Expectation } from './expectation.ts';
import { instrument, parseSnippet } from './instrument.ts';
import { SnippetError } from './snippet-error.ts';

/** A fence in a program: line n of its code stands on line `line` + n of the program's text. */
export interface ProgramFence {
  readonly code: string;
  readonly line: number;
}

/**
 * Fences that share a scope, as the text of one function of `__import` and `__fence`. The tests and the browser run
 * this same text. It is parsed once more as a whole: two fences of a session may declare the same name, and an `await`
 * outside a function, whose value would come too late to stand beside its line, is refused only here.
 */
export function programText(fences: readonly ProgramFence[]): string {
  const lines = ['(__import, __fence) => { "use strict"; let __check;'];
  for (const [index, { code, line }] of fences.entries()) {
    while (lines.length < line) lines.push('');
    lines[line - 1] += ` __check = __fence(${index});`;
    lines.push(...code.split('\n'));
  }
  const text = `${lines.join('\n')}\n}`;
  parseSnippet(text);
  return text;
}

/** A snippet ready to run, behind the snippets of its session. */
export interface Program {
  readonly text: string;
  readonly fences: number;
  /** Line n of the snippet is line `line` + n of the text. */
  readonly line: number;
  readonly expectations: readonly Expectation[];
}

/** Reads `source` as the reader left it; a SnippetError names its line. */
export function assemble(source: string, before: readonly string[]): Program {
  const own = instrument(source);
  const codes = [...before.map((earlier) => instrument(earlier).code), own.code];
  let end = 0;
  const fences = codes.map((code) => {
    const line = end + 1;
    end = line + code.split('\n').length;
    return { code, line };
  });
  const { line } = fences[fences.length - 1];
  try {
    return { text: programText(fences), fences: fences.length, line, expectations: own.expectations };
  } catch (error) {
    if (!(error instanceof SnippetError)) throw error;
    throw new SnippetError(error.message, error.line - line);
  }
}
