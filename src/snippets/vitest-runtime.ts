import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'vitest';
import * as core from '../core/index.ts';
import { check } from './check.ts';
import type { Expectation } from './expectation.ts';
import { rewriteExpectation } from './fix.ts';
import { LIBRARY } from './instrument.ts';

interface Fence {
  readonly id: string;
  readonly line: number;
  readonly expectations: readonly Expectation[];
}
type Check = (...args: Parameters<typeof check>) => void;

const fixing = process.env.SNIPPETS === 'fix';
if (fixing && process.env.CI) throw new Error('SNIPPETS=fix rewrites expectations, so it is refused when CI is set');

/** A test that runs fences of a file; every expectation that fails is reported, each with its line. */
export function snippetTest(
  { file, name, fences }: { file: string; name: string; fences: readonly Fence[] },
  body: (load: (module: string) => unknown, fence: (i: number) => Check) => void,
): void {
  test(name, () => {
    const failures: string[] = [];
    const fence = (i: number): Check => {
      const { line, expectations } = fences[i] as Fence;
      return (...args) => {
        const result = check(...args);
        if (result.pass) return;
        const expectation = expectations[result.index] as Expectation;
        const at = line + expectation.line;
        if (fixing && result.value !== undefined && expectation.kind !== 'throws') {
          writeFileSync(file, rewriteExpectation(readFileSync(file, 'utf8'), at, expectation, result.value));
          console.info(`${file}:${at}: ${expectation.text} is now ${result.text}`);
        } else {
          failures.push(`${file}:${at}: expected ${words(expectation)}, got ${result.text}`);
        }
      };
    };
    try {
      body(load, fence);
    } catch (error) {
      failures.push(thrown(error, file));
    }
    if (failures.length > 0) throw Object.assign(new Error(failures.join('\n')), { stack: failures.join('\n') });
  });
}

/** A page without snippets still counts: its file was read and has nothing to run. */
export function emptyPage(file: string): void {
  test(`${file} has no snippet to run`, () => {
    if (/^```ts /m.test(readFileSync(file, 'utf8').replace(/^```ts .*no-run=.*$/gm, ''))) {
      throw new Error(`${file}: a fence was not found`);
    }
  });
}

const words = ({ kind, text }: Expectation): string =>
  kind === 'throws' ? `throws ${text}` : kind === 'approx' ? `≈ ${text}` : text;

function load(module: string): unknown {
  if (module === LIBRARY) return core;
  throw new Error(`unknown module ${module}`);
}

/** The line comes from the stack: the module has the lines of the MDX file. */
function thrown(error: unknown, file: string): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const line = new RegExp(`${file.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}:(\\d+)`).exec(stack)?.[1];
  return `${file}:${line ?? '?'}: threw ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`;
}
