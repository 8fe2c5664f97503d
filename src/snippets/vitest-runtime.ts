import { readFileSync, writeFileSync } from 'node:fs';
import { runInThisContext } from 'node:vm';
import { test } from 'vitest';
import * as core from '../core/index.ts';
import { type CheckArguments, check } from './check.ts';
import { type Expectation, wordsOf } from './expectation.ts';
import { replaceExpectation, rewritten } from './fix.ts';
import { libraryLoader } from './library.ts';
import type { RecordedTest, SnippetTest } from './snippet-tests.ts';

interface Page {
  /** As it is named to the reader: `content/guide/x.mdx`, `src/core/sgd.ts`. */
  readonly file: string;
  /** Where it is on the disk. */
  readonly place: string;
  readonly tests: readonly SnippetTest[];
  readonly recorded?: readonly RecordedTest[];
}

const fixing = process.env.SNIPPETS === 'fix';
if (fixing && process.env.CI) throw new Error('SNIPPETS=fix rewrites expectations, so it is refused when CI is set');

export function testPage(page: Page): void {
  for (const snippet of page.tests) test(snippet.id, () => runSnippet(page, snippet));
  for (const { id, fault } of page.recorded ?? []) {
    test(`${id} is what was run and recorded`, () => {
      if (fault !== undefined) throw withoutStack(fault);
    });
  }
  // A file of tests needs one; this one has a second opinion on whether the page has snippets.
  if (page.tests.length === 0) test('has no snippet to run', () => expectNoFence(page));
}

export function failPage(file: string, message: string): void {
  test(`the snippets of ${file} can be read`, () => {
    throw withoutStack(message);
  });
}

/** Every expectation that fails is reported, each with its line. */
function runSnippet({ file, place }: Page, { id, text, fences }: SnippetTest): void {
  const failures: string[] = [];
  const fence = (i: number) => {
    const { line, expectations } = fences[i];
    return (...args: CheckArguments): void => {
      const result = check(...args);
      // The fences before it have tests of their own.
      if (result.pass || i < fences.length - 1) return;
      const expectation = expectations[result.index];
      const at = line + expectation.line;
      const fixed = fixing && 'value' in result ? fix(place, at, expectation, result.value) : undefined;
      if (fixed) console.info(`${file}:${at}: ${wordsOf(expectation)} is now ${wordsOf(fixed)}`);
      else failures.push(`${file}:${at}: expected ${wordsOf(expectation)}, got ${result.text}`);
    };
  };
  // Not the name of the file alone: the core's own files are in the stacks of its errors.
  const filename = `${place}#${id}`;
  try {
    runInThisContext(`(${text})`, { filename })(libraryLoader(core), fence);
  } catch (error) {
    const line = lineOf(error, filename);
    const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    failures.push(`${file}:${line ?? fences[fences.length - 1].line}: ${what}`);
  }
  if (failures.length > 0) throw withoutStack(failures.join('\n'));
}

/** Writes what was computed into the page; undefined for a value that cannot be written as an expectation. */
function fix(place: string, line: number, old: Expectation, value: unknown): Expectation | undefined {
  try {
    const next = rewritten(old, value);
    writeFileSync(place, replaceExpectation(readFileSync(place, 'utf8'), line, old, next));
    return next;
  } catch {
    return undefined;
  }
}

function expectNoFence({ file, place }: Page): void {
  const line = readFileSync(place, 'utf8')
    .split('\n')
    .findIndex((text) => /^\s*(?:\* )?(?:```|~~~)ts\b(?!.*\bno-run=)/.test(text));
  if (line >= 0) throw withoutStack(`${file}:${line + 1}: this fence was not found`);
}

/** The program has the lines of the file and a name of its own, so the stack of an error has them too. */
function lineOf(error: unknown, filename: string): string | undefined {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const at = stack.indexOf(`${filename}:`);
  return at < 0 ? undefined : /^\d+/.exec(stack.slice(at + filename.length + 1))?.[0];
}

/** The message says where; a stack into this file would say it wrongly. */
const withoutStack = (message: string): Error => Object.assign(new Error(message), { stack: `Error: ${message}` });
