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
  test('what looks like a citation and cannot be read is an error', () => {
    expect(() => cite('<p>[@beck2017 and @glorot2011]</p>')).toThrow('content/guide/x.mdx:1: cannot read the citation');
  });
});

test('an item can be taken along as BibTeX', () => {
  const item = readBibliography(file).items.get('davis2020tame');
  expect(bibtex(item as never)).toMatch(/^@article\{davis2020tame,\n {2}title = \{\{Stochastic subgradient/);
  expect(bibtex(item as never)).toContain('author = {Davis, Damek and Drusvyatskiy, Dmitriy');
});
