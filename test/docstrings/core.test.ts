import { expect, test } from 'vitest';
import * as core from '../../src/core/index.ts';
import { siteSnippets } from '../../src/snippets/site-snippets.ts';
import { testDocstrings } from '../../src/snippets/vitest-docstrings.ts';

testDocstrings('src/core');

test('every export that can be called or read has an example in its docstring, which runs', () => {
  const shown = [...siteSnippets(process.cwd()).values()]
    .filter(({ noRun }) => noRun === undefined)
    .map(({ example }) => example);
  expect(Object.keys(core).filter((name) => !shown.includes(name))).toEqual([]);
});
