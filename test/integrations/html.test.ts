import { expect, test } from 'vitest';
import {
  addAttribute,
  applyEdits,
  elementsOf,
  headStart,
  removeElement,
  setAttribute,
} from '../../src/integrations/html.ts';

const find = (html: string, tag: string) => [...elementsOf(html)].find((element) => element.tagName === tag) as never;

test('a changed attribute leaves every other byte alone', () => {
  const html = '<!doctype html>\n<P  class=a   id="x">&copy; <b>1</b></P>';
  expect(applyEdits(html, [setAttribute(find(html, 'p'), 'id', 'y "z"')])).toBe(
    '<!doctype html>\n<P  class=a   id="y &quot;z&quot;">&copy; <b>1</b></P>',
  );
  expect(applyEdits(html, [addAttribute(find(html, 'b'), 'class', 'k')])).toContain('<b class="k">1</b>');
});
test('an edit inside a removed element falls away with it; an insertion at its edge stays', () => {
  const html = '<p><a href="/x">1</a></p>';
  const edits = [
    removeElement(find(html, 'p')),
    setAttribute(find(html, 'a'), 'href', 'y'),
    { from: html.length, to: html.length, text: '!' },
  ];
  expect(applyEdits(html, edits)).toBe('!');
});
test('two edits that overlap halfway are an error', () => {
  expect(() =>
    applyEdits('abcdef', [
      { from: 0, to: 3, text: '' },
      { from: 2, to: 5, text: '' },
    ]),
  ).toThrow('two changes of a page overlap');
});
test('an attribute that is not there cannot be set', () => {
  expect(() => setAttribute(find('<p>1</p>', 'p'), 'id', 'x')).toThrow('p has no attribute id');
});
test('a page without a head is refused', () => {
  expect(() => headStart('<p>1')).toThrow('the page has no head');
});
test('the charset stays in front of what is added to the head, within the bytes where browsers look for it', () => {
  const at = (html: string) => html.slice(0, headStart(html));
  expect(at('<html><head><meta charset="utf-8"><title>x</title></head></html>')).toBe(
    '<html><head><meta charset="utf-8">',
  );
  expect(at('<html><head><title>x</title><meta charset="utf-8"></head></html>')).toBe('<html><head>');
});
test('what stands in noscript is seen', () => {
  expect(find('<body><noscript><p style="top:0">1</p></noscript></body>', 'p')).toBeDefined();
});
