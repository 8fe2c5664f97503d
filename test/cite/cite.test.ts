import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { bibtex } from '../../src/cite/bibtex.ts';
import { readBibliography } from '../../src/cite/engine.ts';
import { rehypeCite } from '../../src/cite/rehype-cite.ts';

const file = 'content/bibliography.json';
const cite = (html: string): Root => {
  const tree = fromHtml(html, { fragment: true });
  rehypeCite({ file })(tree, new VFile({ path: `${process.cwd()}/content/guide/x.mdx` }));
  return tree;
};
const links = (tree: Root): Record<string, string>[] => {
  const found: Record<string, string>[] = [];
  visit(tree, 'element', (node) => {
    if (String(node.properties.className) === 'cite')
      found.push({ href: String(node.properties.href), text: textOf(node) });
  });
  return found;
};

/** A bibliography of one's own, written to a file. */
const withItems = (items: unknown): string => {
  const own = path.join(mkdtempSync(path.join(tmpdir(), 'cite-')), 'bibliography.json');
  writeFileSync(own, typeof items === 'string' ? items : JSON.stringify(items));
  return own;
};
const work = (id: string, title: string) => ({
  id,
  type: 'article-journal',
  title,
  author: [{ family: 'Doe', given: 'Jane' }],
  issued: { 'date-parts': [[2020]] },
  DOI: `10.1000/${id}`,
});

describe('citations', () => {
  test('a cluster becomes links in parentheses, with prefix and pages', () => {
    const tree = cite('<p>So [see @beck2017, p. 12; @glorot2011].</p>');
    expect(textOf(tree.children[0] as never)).toBe('So (see Beck, 2017, p. 12; Glorot et al., 2011).');
    expect(links(tree).map(({ href }) => href)).toEqual(['#ref-beck2017', '#ref-glorot2011']);
  });
  test('a key in running text is a narrative citation', () => {
    expect(textOf(cite('<p>As @beck2017 shows.</p>').children[0] as never)).toBe('As Beck (2017) shows.');
  });
  test('the page ends with its references, each with the way back to every use', () => {
    const text = textOf(cite('<p>[@beck2017] and [@beck2017]</p>') as never);
    expect(text).toContain('References');
    expect(text.match(/First-Order Methods/g)).toHaveLength(1);
    expect(text).toContain('↑1');
    expect(text).toContain('↑2');
  });
  test('code, links and mail addresses are left alone; a page without citations has no references', () => {
    const tree = cite('<p><code>[@beck2017]</code> <a href="/">@beck2017</a> me@beck2017 x</p>');
    expect(links(tree)).toEqual([]);
    expect(tree.children).toHaveLength(1);
  });
  test('an unknown key names the file and the line', () => {
    expect(() => cite('<p>one</p>\n\n<p>two\n[@nobody1999]</p>')).toThrow(
      'content/guide/x.mdx:4: no item “nobody1999” in content/bibliography.json',
    );
  });
  test('formulas and links written as JSX are left alone', () => {
    const tree = fromHtml('<p><span class="katex">@beck2017</span></p>', { fragment: true });
    const jsx = {
      type: 'mdxJsxTextElement',
      name: 'a',
      attributes: [],
      children: [{ type: 'text', value: '@beck2017' }],
    };
    (tree.children[0] as { children: unknown[] }).children.push(jsx);
    rehypeCite({ file })(tree, new VFile({ path: `${process.cwd()}/content/guide/x.mdx` }));
    expect(links(tree)).toEqual([]);
    expect(tree.children).toHaveLength(1);
  });
  test('every link leads to its reference and every way back to its link', () => {
    const tree = cite('<p>[@beck2017; @glorot2011] @beck2017</p>');
    const ids: string[] = [];
    const targets: string[] = [];
    visit(tree, 'element', ({ properties }) => {
      if (properties.id) ids.push(String(properties.id));
      if (String(properties.href).startsWith('#')) targets.push(String(properties.href).slice(1));
    });
    expect(new Set(ids).size).toBe(ids.length);
    expect(targets).toHaveLength(6);
    for (const target of targets) expect(ids).toContain(target);
  });
  test('two works of one author and year have the same letters in the text and in the references', () => {
    const own = withItems([work('doea', 'Alpha'), work('doeb', 'Beta')]);
    const tree = fromHtml('<p>[@doeb]</p>', { fragment: true });
    rehypeCite({ file: own })(tree, new VFile({ path: 'x.mdx' }));
    expect(textOf(tree.children[0] as never)).toBe('(Doe, 2020b)');
    expect(textOf(tree as never)).toContain('Doe, J. (2020b). Beta.');
  });
  test('what looks like a citation and cannot be read is an error', () => {
    expect(() => cite('<p>[@beck2017 and @glorot2011]</p>')).toThrow('content/guide/x.mdx:1: cannot read the citation');
  });
});

describe('the bibliography', () => {
  test.each([
    ['[', /bibliography\.json: /],
    [[work('doe', 'A'), work('doe', 'B')], /bibliography\.json: two items have the id “doe”/],
    [[work('Doe-2020', 'A')], /bibliography\.json: item 1 has no id of small letters and digits/],
    [[{ ...work('doe', 'A'), title: '' }], /bibliography\.json: “doe” has no title or no type/],
  ])('a fault in its file is named: %j', (items, message) => {
    expect(() => readBibliography(withItems(items))).toThrow(message);
  });
  test('every item has only fields of CSL-JSON, with addresses that can be followed and one record of a work', () => {
    const fields =
      /^(?:id|type|author|title|issued|container-title|volume|issue|page|number|publisher|publisher-place|edition|DOI|URL|accessed)$/;
    const works = new Set<string>();
    for (const item of readBibliography(file).items.values()) {
      for (const name of Object.keys(item)) expect(name).toMatch(fields);
      for (const { family, given, literal } of item.author ?? []) expect(literal ?? (family && given)).toBeTruthy();
      if (item.DOI) expect(item.DOI).toMatch(/^10\.\d{4,9}\/\S+$/);
      if (item.URL) expect(item.URL).toMatch(/^https:\/\/[^\s/]+\/\S+$/);
      if (item.page) expect(item.page).toMatch(/^\d+(?:-\d+)?$/);
      works.add(item.title.toLowerCase());
    }
    expect(works.size).toBe(readBibliography(file).items.size);
  });
});

test('BibTeX has volume and pages, and text in it holds no command of TeX', () => {
  const item = { ...work('doe', 'Cats & dogs'), volume: '205', issue: '2', page: '247-262' };
  const text = bibtex(item);
  expect(text).toContain('title = {{Cats \\& dogs}}');
  expect(text).toContain('volume = {205},\n  number = {2},\n  pages = {247--262}');
});
test('an item can be taken along as BibTeX', () => {
  const item = readBibliography(file).items.get('davis2020tame');
  expect(bibtex(item as never)).toMatch(/^@article\{davis2020tame,\n {2}title = \{\{Stochastic subgradient/);
  expect(bibtex(item as never)).toContain('author = {Davis, Damek and Drusvyatskiy, Dmitriy');
});
