import path from 'node:path';
import type { Element, ElementContent, Root, Text } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { SKIP, visitParents } from 'unist-util-visit-parents';
import type { VFile } from 'vfile';
import { type Bibliography, readBibliography } from './engine.ts';

const PATTERN = /\[([^\][]*@[a-z][^\][]*)\]|(?<![\w.@/])@([a-z][a-z0-9]*)/g;
const ITEM = /^\s*([^@]*?)\s*@([a-z][a-z0-9]*)(?:,\s*pp?\.\s*([\d–-]+))?\s*$/;

const element = (tagName: string, properties: Element['properties'], ...children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});
const html = (text: string): ElementContent[] => fromHtml(text, { fragment: true }).children as ElementContent[];

/**
 * `[see @lu2020dying, p. 1675; @he2015]` and `@he2015` in running text become links to the references, which are added
 * at the end of the page. An unknown key fails the build with file and line.
 */
export function rehypeCite({ file: source }: { readonly file: string }) {
  let bibliography: Bibliography | undefined;
  return (tree: Root, vfile: VFile): void => {
    bibliography ??= readBibliography(source);
    const page = new Page(bibliography, source, path.relative(process.cwd(), vfile.path).split(path.sep).join('/'));
    visitParents(tree, 'text', (node: Text, ancestors) => {
      if (ancestors.some(isLeftAlone) || !node.value.includes('@')) return undefined;
      const parent = ancestors[ancestors.length - 1] as Element;
      const parts = page.replace(node);
      if (!parts) return undefined;
      const at = parent.children.indexOf(node);
      parent.children.splice(at, 1, ...parts);
      return [SKIP, at + parts.length];
    });
    tree.children.push(...page.references());
  };
}

/** Code, links (also those written as JSX, which have a name) and formulas. */
const isLeftAlone = (node: {
  type: string;
  tagName?: string;
  name?: string | null;
  properties?: Element['properties'];
}): boolean =>
  ['code', 'pre', 'a', 'script'].includes(node.tagName ?? node.name ?? '') ||
  String(node.properties?.className ?? '').includes('katex');

/** The citations of one page, in order. */
class Page {
  readonly #bibliography: Bibliography;
  readonly #source: string;
  readonly #file: string;
  /** Key → how many times it is cited. */
  readonly #uses = new Map<string, number>();

  constructor(bibliography: Bibliography, source: string, file: string) {
    this.#bibliography = bibliography;
    this.#source = source;
    this.#file = file;
  }

  /** The text with links, or undefined if it cites nothing. */
  replace(node: Text): ElementContent[] | undefined {
    const line = node.position?.start.line ?? 1;
    const out: ElementContent[] = [];
    let last = 0;
    for (const match of node.value.matchAll(PATTERN)) {
      const lineOf = line + node.value.slice(0, match.index).split('\n').length - 1;
      out.push({ type: 'text', value: node.value.slice(last, match.index) });
      last = match.index + match[0].length;
      if (match[2]) out.push(this.#link(match[2], lineOf, (id) => this.#bibliography.narrative(id)));
      else out.push(...this.#cluster(match[1] ?? '', lineOf));
    }
    if (out.length === 0) return undefined;
    out.push({ type: 'text', value: node.value.slice(last) });
    return out;
  }

  #cluster(text: string, line: number): ElementContent[] {
    const out: ElementContent[] = [{ type: 'text', value: '(' }];
    text.split(';').forEach((part, i) => {
      const [, prefix, id, pages] = ITEM.exec(part) ?? [];
      if (id === undefined) throw new Error(`${this.#file}:${line}: cannot read the citation “[${text}]”`);
      out.push({ type: 'text', value: `${i > 0 ? '; ' : ''}${prefix ? `${prefix} ` : ''}` });
      out.push(this.#link(id, line, (key) => this.#bibliography.cite(key, pages)));
    });
    out.push({ type: 'text', value: ')' });
    return out;
  }

  #link(id: string, line: number, words: (id: string) => string): Element {
    if (!this.#bibliography.items.has(id)) throw new Error(`${this.#file}:${line}: no item “${id}” in ${this.#source}`);
    const use = (this.#uses.get(id) ?? 0) + 1;
    this.#uses.set(id, use);
    return element(
      'a',
      { className: ['cite'], id: `cite-${id}-${use}`, href: `#ref-${id}`, role: 'doc-biblioref' },
      ...html(words(id)),
    );
  }

  references(): Element[] {
    if (this.#uses.size === 0) return [];
    const entries = this.#bibliography.entries([...this.#uses.keys()]);
    return [
      element('h2', { id: 'references' }, { type: 'text', value: 'References' }),
      element(
        'ol',
        { className: ['refs'] },
        ...entries.map(({ id, html: entry }) =>
          element(
            'li',
            { id: `ref-${id}` },
            element('div', {}, ...html(entry), { type: 'text', value: ' ' }, ...this.#backLinks(id)),
          ),
        ),
      ),
    ];
  }

  #backLinks(id: string): ElementContent[] {
    const uses = this.#uses.get(id) ?? 0;
    return Array.from({ length: uses }, (_, i) => {
      const label = `Back to ${uses > 1 ? `place ${i + 1} of ${uses} where` : 'where'} it is cited`;
      return element(
        'a',
        { className: ['back'], href: `#cite-${id}-${i + 1}`, ariaLabel: label },
        { type: 'text', value: uses > 1 ? `↑${i + 1}` : '↑' },
      );
    });
  }
}
