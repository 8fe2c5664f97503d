import path from 'node:path';
import { expect, test } from 'vitest';
import { siteSnippets } from '../../src/snippets/site-snippets.ts';

const root = path.resolve(import.meta.dirname, '../..');

test('every fence of the site can be read: ids are unique, imports known, and each expects something', () => {
  const snippets = [...siteSnippets(root).values()];
  expect(snippets.length).toBeGreaterThan(0);
  expect(snippets.filter(({ expectations, noRun }) => expectations.length === 0 && noRun === undefined)).toEqual([]);
});

test('an id that stands on two pages is an error naming both places', () => {
  expect(() => siteSnippets(path.join(import.meta.dirname, 'fixtures/site'))).toThrow(
    'content/guide/two.mdx:3: the id “shared-id” is taken by content/guide/one.mdx:1',
  );
});
