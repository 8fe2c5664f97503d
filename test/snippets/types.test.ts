import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { snippetsOf } from '../../src/snippets/extract.ts';
import { siteSnippets } from '../../src/snippets/site-snippets.ts';
import { typeErrors } from '../../src/snippets/type-errors.ts';

const root = path.resolve(import.meta.dirname, '../..');
const fixtures = path.join(import.meta.dirname, 'fixtures/types');

test('every fence of the site is sound TypeScript against the types of the core', { timeout: 60_000 }, () => {
  const pages = Map.groupBy(siteSnippets(root).values(), ({ file }) => file);
  expect(
    typeErrors(
      [...pages].map(([file, snippets]) => ({ file, snippets })),
      root,
    ),
  ).toEqual([]);
});

test('a type error is told at its line of the page, and nothing else is', { timeout: 60_000 }, () => {
  const names = readdirSync(fixtures);
  const texts = names.map((name) => readFileSync(path.join(fixtures, name), 'utf8'));
  const wanted = texts.map((text) => /^fails: "(.*)"$/m.exec(text)?.[1]);
  const pages = names.map((file, i) => ({ file, snippets: snippetsOf(texts[i], file) }));
  expect(wanted).not.toContain(undefined);
  expect(
    typeErrors(pages, root)
      .map((error) => error.split('\n')[0])
      .toSorted(),
  ).toEqual(wanted.toSorted());
});

test('a function without types, and an array that is filled later, are sound', { timeout: 60_000 }, () => {
  const mdx = [
    '```ts id=sound',
    'const seen = [];',
    'const twice = ({ by }, ...all) => all.map((x) => by * x);',
    'for (const x of twice({ by: 2 }, 1, 2)) seen.push(x);',
    'seen; // => [2, 4]',
    '```',
  ];
  expect(typeErrors([{ file: 'x.mdx', snippets: snippetsOf(mdx.join('\n'), 'x.mdx') }], root)).toEqual([]);
});
