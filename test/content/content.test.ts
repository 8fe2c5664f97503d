import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readBibliography } from '../../src/cite/engine.ts';

const files = readdirSync('content', { recursive: true })
  .map((name) => String(name).split(path.sep).join('/'))
  .filter((name) => name.endsWith('.mdx'))
  .sort();
const read = (name: string) => readFileSync(path.join('content', name), 'utf8');
const frontMatter = (text: string) => /^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? '';
const field = (text: string, name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(frontMatter(text))?.[1];

/** The prose of a page: no front matter, fences, formulas or tags. */
const prose = (text: string) =>
  text
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/```[\s\S]*?```/g, '')
    .replace(/\$\$[\s\S]*?\$\$/g, '')
    .replace(/<[^>]+>/g, '');

for (const name of files) {
  describe(name, () => {
    const text = read(name);
    test('answers its title in at most 60 words', () => {
      const answer = field(text, 'answer');
      expect(answer).toBeDefined();
      expect(answer?.split(/\s+/).length).toBeLessThanOrEqual(60);
    });
    test('has no heading twice, and none of the first level', () => {
      // In a fence, # begins a comment of Python.
      const headings = [...text.replace(/```[\s\S]*?```/g, '').matchAll(/^(#+) (.*)$/gm)].map((match) => match[0]);
      expect(new Set(headings).size).toBe(headings.length);
      expect(headings.filter((heading) => heading.startsWith('# '))).toEqual([]);
    });
    test('holds no left-over of writing', () => {
      expect(text).not.toMatch(/\b(?:TODO|FIXME|lorem ipsum|placeholder|coming soon)\b/i);
    });
    test('keeps margin notes under 45 words', () => {
      for (const [, note = ''] of text.matchAll(/<Note[^>]*>([\s\S]*?)<\/Note>/g))
        expect(note.split(/\s+/).length).toBeLessThan(45);
    });
  });
}

describe('the first chapter', () => {
  const text = read('guide/why-gradient-descent-works.mdx');
  test('has 1,200 to 1,800 words and at least eight snippets', () => {
    const words = prose(text).split(/\s+/).length;
    expect(words).toBeGreaterThanOrEqual(1200);
    expect(words).toBeLessThanOrEqual(1800);
    expect([...text.matchAll(/^```ts id=/gm)].length).toBeGreaterThanOrEqual(8);
  });
  test('has both figures', () => {
    for (const figure of ['Kink', 'Training']) expect(text).toContain(`<${figure}Figure id="${figure.toLowerCase()}"`);
  });
});

describe('the bibliography', () => {
  const { items, entries } = readBibliography('content/bibliography.json');
  test('every item has what a reader needs to find the work', () => {
    for (const item of items.values()) {
      expect(item.title.length).toBeGreaterThan(5);
      expect(item.author?.length).toBeGreaterThan(0);
      expect(item.issued?.['date-parts'][0]?.[0]).toBeGreaterThan(1900);
      expect(item.DOI ?? item.URL).toBeTruthy();
    }
  });
  test('every item is cited on some page', () => {
    const all = files.map(read).join('\n');
    for (const id of items.keys()) expect(all).toMatch(new RegExp(`@${id}\\b`));
  });
  test('entries are formatted with a link', () => {
    for (const { html } of entries([...items.keys()])) expect(html).toMatch(/<a href="https?:/);
  });
});
