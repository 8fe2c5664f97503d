import MiniSearch from 'minisearch';
import { attribute, elementsOf, type HtmlNode, textOf } from '../integrations/html.ts';
import { type SearchDocument, searchOptions } from './options.ts';

/** The searchable sections of a built page: the text of <main>, cut at the headings that have an id. */
export function sectionsOf(html: string, page: string): SearchDocument[] {
  const all = [...elementsOf(html)];
  const main = all.find((element) => element.tagName === 'main');
  const title = all.find((element) => element.tagName === 'h1');
  const url = page.replace(/index\.html$/, '');
  if (!main || !title) return [];
  const pageTitle = clean(textOf(title));
  const found: SearchDocument[] = [{ id: url || './', url, page: pageTitle, section: '', text: '' }];
  const walk = (node: HtmlNode): void => {
    if ('tagName' in node) {
      const classes = attribute(node, 'class') ?? '';
      if (['script', 'style', 'svg', 'nav', 'annotation', 'button'].includes(node.tagName)) return;
      // KaTeX writes every formula twice, for the eye and as MathML.
      if (/\bkatex-html\b|\bvisually-hidden\b|\bsnippet-head\b/.test(classes)) return;
      const id = attribute(node, 'id');
      if ((node.tagName === 'h2' || node.tagName === 'h3') && id !== undefined) {
        found.push({
          id: `${url}#${id}`,
          url: `${url}#${id}`,
          page: pageTitle,
          section: clean(textOf(node)),
          text: '',
        });
        return;
      }
    }
    if (node.nodeName === '#text' && 'value' in node) {
      const last = found[found.length - 1] as { text: string };
      last.text += ` ${node.value}`;
    }
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(main);
  return found.map((section) => ({ ...section, text: clean(section.text) }));
}

const clean = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The index as a classic script: the only kind of data that a page on file:// can load. */
export function searchIndex(documents: readonly SearchDocument[]): string {
  const index = new MiniSearch<SearchDocument>(searchOptions);
  index.addAll(documents);
  return `globalThis.__searchIndex=${JSON.stringify(JSON.stringify(index)).replaceAll('<', '\\u003c')};\n`;
}
