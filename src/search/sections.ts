import MiniSearch from 'minisearch';
import { attribute, elementsOf, type HtmlElement, type HtmlNode } from '../integrations/html.ts';
import { type SearchDocument, searchOptions } from './options.ts';

/** The searchable sections of a built page: the text of <main>, cut at the headings and named rows that have an id. */
export function sectionsOf(html: string, page: string): SearchDocument[] {
  const all = [...elementsOf(html)];
  const main = all.find((element) => element.tagName === 'main');
  const title = all.find((element) => element.tagName === 'h1');
  const url = page.replace(/index\.html$/, '');
  if (!main || !title) return [];
  const found = [{ url, section: '', text: '' }];
  for (const part of partsOf(main)) {
    if (typeof part === 'string') (found[found.length - 1] as { text: string }).text += part;
    else {
      const section = attribute(part, 'data-section') ?? readable(part);
      found.push({ url: `${url}#${attribute(part, 'id')}`, section, text: '' });
    }
  }
  return found.map(({ url: at, section, text }) => ({
    id: at || './',
    url: at,
    page: readable(title),
    section,
    text: clean(text),
  }));
}

/** The text of an element in pieces; a heading that can be linked to is one piece, itself; a named row is followed by its text. */
function* partsOf(node: HtmlNode): Generator<string | HtmlElement> {
  if (node.nodeName === '#text' && 'value' in node) yield node.value;
  if (!('childNodes' in node)) return;
  for (const child of node.childNodes) {
    if (!('tagName' in child)) yield* partsOf(child);
    else if (isAnchoredHeading(child)) yield child;
    else if (isNamedRow(child)) {
      yield child;
      yield* partsOf(child);
    } else if (!isSecondFormula(child)) {
      const gap = gapAround(child);
      yield gap;
      if (!isNoise(child)) yield* partsOf(child);
      yield gap;
    }
  }
}

const isAnchoredHeading = (element: HtmlElement): boolean =>
  (element.tagName === 'h2' || element.tagName === 'h3') && attribute(element, 'id') !== undefined;

/** A row of a table that people look for by its name: a section of its own. */
const isNamedRow = (element: HtmlElement): boolean =>
  attribute(element, 'id') !== undefined && attribute(element, 'data-section') !== undefined;

const readable = (element: HtmlElement): string => clean([...partsOf(element)].join(''));

const MATH = 'http://www.w3.org/1998/Math/MathML';
/** Elements that stand inside a word; everything else begins a new line. */
const INLINE = new Set(['a', 'abbr', 'b', 'code', 'em', 'i', 'mark', 'strong', 'sub', 'sup']);
/** A span may be a part of a word or a line of its own: a space only where two words would become one. */
const MAYBE = '\0';

function gapAround(element: HtmlElement): string {
  if (element.namespaceURI === MATH || INLINE.has(element.tagName)) return '';
  return ['span', 'small'].includes(element.tagName) && !isNoise(element) ? MAYBE : ' ';
}

const hasClass = (element: HtmlElement, ...names: string[]): boolean =>
  (attribute(element, 'class') ?? '').split(/\s+/).some((name) => names.includes(name));

/** KaTeX writes a formula three times: as MathML, which is text; as its source; and for the eye. */
const isSecondFormula = (element: HtmlElement): boolean =>
  element.tagName === 'annotation' || hasClass(element, 'katex-html');

/** What a reader does not search for: controls, the numbers of a figure's first frame, records folded away. */
const isNoise = (element: HtmlElement): boolean =>
  ['script', 'style', 'svg', 'nav', 'button', 'h1', 'astro-island'].includes(element.tagName) ||
  attribute(element, 'data-unsearched') !== undefined ||
  hasClass(element, 'visually-hidden', 'snippet-head', 'snippet-foot', 'kicker', 'back');

/** One line; the invisible signs of MathML, such as that of a function applied, become spaces. */
const clean = (text: string): string =>
  text
    .replace(/(?<=[\p{L}\p{N})\]])\0+(?=[\p{L}\p{N}])/gu, ' ')
    .replaceAll(MAYBE, '')
    .replace(/[\s\u2061-\u2064]+/g, ' ')
    .trim();

/** The index as a classic script: the only kind of data that a page on file:// can load. */
export function searchIndex(documents: readonly SearchDocument[]): string {
  const index = new MiniSearch<SearchDocument>(searchOptions);
  index.addAll(documents);
  return `globalThis.__searchIndex=${JSON.stringify(JSON.stringify(index)).replaceAll('<', '\\u003c')};\n`;
}
