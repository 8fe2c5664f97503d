import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'hast-util-to-string';
import { expect, test } from 'vitest';
import { rehypeHeadingAnchors } from '../../src/markdown/rehype-heading-anchors.ts';
import { rehypeUnbrokenIntervals, unbroken } from '../../src/markdown/rehype-unbroken-intervals.ts';
import { rehypeWideTables } from '../../src/markdown/rehype-wide-tables.ts';

const tree = (html: string): Root => fromHtml(html, { fragment: true });

test('an interval of numbers does not break; other lists do', () => {
  expect(unbroken('in [0, 1] or [−0.5, 2], not [a, b] or [0, 1, 2]')).toBe(
    'in [0,\u00a01] or [−0.5,\u00a02], not [a, b] or [0, 1, 2]',
  );
});
test('code keeps its spaces', () => {
  const root = tree('<p>[0, 1] <code>[0, 1]</code></p>');
  rehypeUnbrokenIntervals()(root);
  expect(textOf(root as never)).toBe('[0,\u00a01] [0, 1]');
});
test('headings with an id get a link to themselves that leaves their text alone', () => {
  const root = tree('<h2 id="a">A <em>b</em></h2><h3>c</h3><h4 id="d">d</h4>');
  rehypeHeadingAnchors()(root);
  expect(root.children.map((heading) => textOf(heading as never))).toEqual(['A b', 'c', 'd']);
  const anchor = (root.children[0] as { children: unknown[] }).children.at(-1) as { properties: object };
  expect(anchor.properties).toMatchObject({ href: '#a', ariaLabel: 'Link to the section “A b”' });
  expect((root.children[2] as { children: unknown[] }).children).toHaveLength(1);
});
test('a table stands in a region that scrolls by itself and is named by its columns', () => {
  const root = tree('<table><tr><th>code</th><th></th><th>JAX</th></tr><tr><td>1</td></tr></table><p>text</p>');
  rehypeWideTables()(root);
  const [region] = root.children as unknown as {
    tagName: string;
    properties: object;
    children: { tagName: string }[];
  }[];
  expect(region.tagName).toBe('div');
  expect(region.properties).toMatchObject({ role: 'region', tabIndex: 0, ariaLabel: 'Table: code, JAX' });
  expect(region.children.map(({ tagName }) => tagName)).toEqual(['table']);
});
