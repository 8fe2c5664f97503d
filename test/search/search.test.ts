import MiniSearch from 'minisearch';
import { describe, expect, test } from 'vitest';
import { excerpt } from '../../src/search/excerpt.ts';
import { type SearchDocument, searchOptions } from '../../src/search/options.ts';
import { searchIndex, sectionsOf } from '../../src/search/sections.ts';

const html = `<html><body><nav>menu</nav><main><h1>Kinks</h1><p>Before any heading.</p>
<h2 id="a">Dead <em>units</em></h2><p>They stay silent. <span class="katex-html">x</span><math>y</math></p>
<run-snippet><div class="snippet-head">Run Edit</div><code>relu.derivative(0)</code></run-snippet>
<h3 id="b">Leaky</h3><p>They keep a slope.</p></main></body></html>`;

describe('the index', () => {
  const documents = sectionsOf(html, 'guide/kinks/index.html');
  test('has one document for each section, with its anchor', () => {
    expect(documents.map(({ url, section }) => [url, section])).toEqual([
      ['guide/kinks/', ''],
      ['guide/kinks/#a', 'Dead units'],
      ['guide/kinks/#b', 'Leaky'],
    ]);
  });
  test('holds what a reader reads, formulas once, code, and no buttons or menus', () => {
    expect(documents[1]?.text).toBe('They stay silent. y relu.derivative(0)');
    expect(documents[0]?.text).toBe('Kinks Before any heading.');
  });
  test('is a classic script that gives the same index back, and finds by prefix and with a typo', () => {
    const script = searchIndex(documents);
    expect(script).not.toContain('<');
    const json = JSON.parse(
      JSON.parse(`"${script.slice(script.indexOf('"') + 1, script.lastIndexOf('"'))}"`),
    ) as object;
    const index = MiniSearch.loadJSON<SearchDocument>(JSON.stringify(json), searchOptions);
    expect(index.search('silen').map((hit) => hit.id)).toEqual(['guide/kinks/#a']);
    expect(index.search('leakky')[0]?.id).toBe('guide/kinks/#b');
    expect(index.search('nothing like it')).toEqual([]);
  });
});

describe('an excerpt', () => {
  const text = `${'word '.repeat(60)}needle ${'word '.repeat(60)}`.trim();
  test('is cut around the first hit and marks every hit', () => {
    const pieces = excerpt(text, ['needle']);
    expect(pieces.filter((piece) => piece.hit).map((piece) => piece.text)).toEqual(['needle']);
    const whole = pieces.map((piece) => piece.text).join('');
    expect(whole.length).toBeLessThan(170);
    expect(whole.startsWith('… ')).toBe(true);
    expect(whole.endsWith(' …')).toBe(true);
  });
  test('takes terms as text, not as patterns', () => {
    expect(excerpt('a (b c', ['(b']).find((piece) => piece.hit)?.text).toBe('(b');
    expect(excerpt('abc', [''])).toEqual([{ text: 'abc', hit: false }]);
  });
});
