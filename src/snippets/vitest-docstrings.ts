import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe } from 'vitest';
import { filesIn } from './site-snippets.ts';
import { snippetTests } from './snippet-tests.ts';
import { failPage, testPage } from './vitest-runtime.ts';

/** Tests the docstrings of a folder as the fences of a page are tested; for a file of tests to call. */
export function testDocstrings(folder: string, root: string = process.cwd()): void {
  for (const name of filesIn(path.join(root, folder), '.ts')) {
    const file = path.posix.join(folder, name);
    const place = path.join(root, file);
    describe(file, () => {
      try {
        testPage({ file, place, tests: snippetTests(readFileSync(place, 'utf8'), file) });
      } catch (error) {
        failPage(file, (error as Error).message);
      }
    });
  }
}
