import { expect, test } from 'vitest';
import { pagesOf, usesOf } from '../../src/api/uses.ts';

const snippet = (url: string, id: string, names: string) => ({
  url,
  id,
  source: `import { ${names} } from 'relu-at-zero';`,
});

test('a page that uses a name in several snippets is linked once', () => {
  const uses = usesOf([
    snippet('/guide/a/', 'one', 'relu'),
    snippet('/guide/a/', 'two', 'relu, createMlp'),
    snippet('/guide/b/', 'three', 'relu'),
  ]);
  const titleOf = (url: string) => `Page ${url}`;
  expect(pagesOf(uses.get('relu') ?? [], titleOf)).toEqual([
    { to: '/guide/a/', title: 'Page /guide/a/' },
    { to: '/guide/b/', title: 'Page /guide/b/' },
  ]);
  expect(pagesOf(uses.get('createMlp') ?? [], titleOf).map(({ to }) => to)).toEqual(['/guide/a/']);
});

test('of many pages the first three are linked', () => {
  const many = Array.from({ length: 9 }, (_, i) => snippet(`/guide/${i}/`, `s${i}`, 'relu'));
  expect(pagesOf(many, (url) => url).map(({ to }) => to)).toEqual(['/guide/0/', '/guide/1/', '/guide/2/']);
});
