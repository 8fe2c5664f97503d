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
    expect(documents[0]?.text).toBe('Before any heading.');
  });
  test('joins what stands inside a line and parts what does not', () => {
    const [first] = sectionsOf(
      '<main><h1>T</h1><p>sub<em>gradient</em>s, <code>relu</code>.</p><ul><li>one</li><li>two</li></ul></main>',
      'index.html',
    );
    expect(first?.text).toBe('subgradients, relu. one two');
  });
  test('parts spans only where two words would become one', () => {
    const [first] = sectionsOf(
      '<main><h1>T</h1><p><span>PyTorch</span><span>2.13.0</span> <code>relu(x)</code><span>named</span> in <span>[0, 1]</span>.</p><code>(<span>let</span> k = 0;)</code><span class="visually-hidden"> gives </span><span>1</span></main>',
      'index.html',
    );
    expect(first?.text).toBe('PyTorch 2.13.0 relu(x) named in [0, 1]. (let k = 0;) 1');
  });
  test('reads a formula once, in headings too, and drops its invisible signs', () => {
    const formula =
      '<span class="katex"><span class="katex-mathml"><math><mi>max</mi><mo>\u2061</mo><mo>(</mo><mn>0</mn><mo>)</mo><annotation>\\max(0)</annotation></math></span><span class="katex-html">max(0)</span></span>';
    const [, second] = sectionsOf(
      `<main><h1>T</h1><h2 id="x">On ${formula}</h2><p>${formula} it is.</p></main>`,
      'index.html',
    );
    expect(second).toMatchObject({ section: 'On max (0)', text: 'max (0) it is.' });
  });
  test('a named row of a table is a section with its text', () => {
    const [, second, third] = sectionsOf(
      '<main><h1>T</h1><h2 id="all">All</h2><table><tr><th>name</th></tr><tr id="elu" data-section="ELU"><th>ELU</th><td>no kink</td></tr></table></main>',
      'index.html',
    );
    expect(second).toMatchObject({ section: 'All', text: 'name' });
    expect(third).toMatchObject({ url: '#elu', section: 'ELU', text: 'ELU no kink' });
  });
  test('leaves out the numbers of a figure’s first frame and records folded away, and keeps their titles', () => {
    const [first] = sectionsOf(
      '<main><h1>T</h1><figure><p>Train ten units</p><astro-island>0.0141</astro-island><figcaption>Try it</figcaption></figure><p class="kicker">9 minutes</p><details data-unsearched>@book</details></main>',
      'index.html',
    );
    expect(first?.text).toBe('Train ten units Try it');
  });
  test('a page without a title or without text, such as one that redirects, is not in it', () => {
    expect(sectionsOf('<main><p>1</p></main>', 'index.html')).toEqual([]);
    expect(sectionsOf('<h1>T</h1>', 'index.html')).toEqual([]);
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

test('of two equal hits the one that explains comes before the one that lists', () => {
  const document = (id: string) => ({ id, url: id, page: 'Page', section: 'Kink', text: 'kink' });
  const index = new MiniSearch<SearchDocument>(searchOptions);
  index.addAll(['reference/a/', 'guide/x/#references', 'guide/b/'].map(document));
  expect(index.search('kink')[0]?.id).toBe('guide/b/');
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
  test('marks whole words, and a phrase as one', () => {
    const marked = (terms: string[]) =>
      excerpt('training in a global minimum', terms)
        .filter((piece) => piece.hit)
        .map((piece) => piece.text);
    expect(marked(['in'])).toEqual(['in']);
    expect(marked(['global', 'minimum', 'Global minimum'])).toEqual(['global minimum']);
  });
  test('cuts a word that is longer than itself, and never loses the hit', () => {
    const long = 'x'.repeat(400);
    expect(excerpt(long, []).map((piece) => piece.text)).toEqual([`${'x'.repeat(150)} …`]);
    expect(excerpt(`${long}/needle/${long}`, ['needle']).some((piece) => piece.hit)).toBe(true);
  });
  test('takes terms as text, not as patterns', () => {
    expect(excerpt('a (b c', ['(b']).find((piece) => piece.hit)?.text).toBe('(b');
    expect(excerpt('abc', [''])).toEqual([{ text: 'abc', hit: false }]);
  });
});
