// @vitest-environment jsdom
import path from 'node:path';
import { toHtml } from 'hast-util-to-html';
import { expect, test } from 'vitest';
import { parseMeta } from '../../src/snippets/fence-meta.ts';
import { instrument } from '../../src/snippets/instrument.ts';
import { runnable } from '../../src/snippets/markup.ts';
import { sourceOf } from '../../src/snippets/page-lines.ts';
import { siteSnippets } from '../../src/snippets/site-snippets.ts';

function placed(source: string): HTMLElement {
  const { expectations } = instrument(source);
  const page = document.createElement('div');
  page.innerHTML = toHtml(runnable({ ...parseMeta('id=x'), source, expectations, before: [] }));
  return page.querySelector('run-snippet') as HTMLElement;
}

test('the source is read off the lines, and the page does not hold it a second time', () => {
  const source = [
    "import { relu } from 'relu-at-zero';",
    '',
    '// A comment, <b> & "quotes".',
    'for (const z of [1]) {',
    '  relu.value(z);',
    '}',
    'relu.value(1); // => 1',
    "'a // b'.replace('// ', ''); // => 'a b'",
    '1 / 3; // => ≈ 0.33',
    'relu.nothing.value; // throws TypeError: undefined',
  ].join('\n');
  const host = placed(source);
  expect(host.dataset.source).toBeUndefined();
  expect(sourceOf(host)).toBe(source);
});

test.each([
  ['set-up is folded', 'const a = 1;\n// ---cut---\na; // => 1'],
  ['a comment stands in a column', 'relu;    // => 1'],
  ['a space ends a line', 'const a = 1; \na; // => 1'],
])('where %s, the page holds it whole', (_, source) => {
  const host = placed(source);
  expect(host.dataset.source).toBe(source);
  expect(sourceOf(host)).toBe(source);
});

test('every snippet of the site is run as it was written, byte by byte', () => {
  const snippets = [...siteSnippets(path.resolve(import.meta.dirname, '../..')).values()];
  const differ = snippets.filter(({ source }) => sourceOf(placed(source)) !== source);
  expect(differ.map(({ id }) => id)).toEqual([]);
});
