import path from 'node:path';
import { applyEdits, attribute, type Edit, elementsOf, type HtmlElement, textOf } from './html.ts';

/**
 * A page of its own for every figure of a page, at `<page>/<id>/`: what “Copy embed code” puts into a frame elsewhere.
 * It holds the figure as the page shows it and a link to its place there; search engines leave it out.
 */
export function figurePages(html: string, page: string): Map<string, string> {
  const all = [...elementsOf(html)];
  const body = all.find(({ tagName }) => tagName === 'body');
  const figures = all.filter(
    (element) => element.tagName === 'figure' && attribute(element, 'class')?.split(' ').includes('fig'),
  );
  const shell = all.filter((element) => attribute(element, 'type') === 'module');
  const pages = new Map<string, string>();
  for (const figure of figures) {
    const id = attribute(figure, 'id');
    if (!body || !id) throw new Error('a figure has no id');
    const inside = new Set(elementsOf(figure));
    // What makes islands come alive stands in the first figure of a page only.
    const scripts = figures
      .flatMap((other) => [...elementsOf(other)])
      .filter((element) => element.tagName === 'script' && !inside.has(element));
    const patterns = all.filter((element) => element.tagName === 'svg' && attribute(element, 'class') === 'defs');
    const title = all.find(({ tagName }) => tagName === 'title');
    const of = all.find(({ tagName }) => tagName === 'h1');
    if (!title || !of) throw new Error(`the page of the figure ${id} has no title`);
    const name = escaped(titleOf(figure));
    const from = escaped(textOf(of));
    const main = [
      ...[...patterns, ...scripts].map((element) => sourceOf(element, html)),
      // Figures have headings of the third level.
      `<main id="main" class="sheet alone"><h1 class="visually-hidden">${from}</h1>`,
      `<h2 class="visually-hidden">${name}</h2>`,
      sourceOf(figure, html),
      `<p>From <a data-figure-page href="${addressOf(page)}#${id}" target="_blank">${from}</a></p></main>`,
    ].join('');
    const edits: Edit[] = [
      { ...inner(title), text: `${name} · ${escaped(textOf(title))}` },
      { from: inner(title).to + '</title>'.length, to: inner(title).to + '</title>'.length, text: NOT_INDEXED },
      ...shell.map((element) => ({ ...outer(element), text: '' })),
      { ...inner(body), text: main },
    ];
    pages.set(path.posix.join(path.posix.dirname(page), id, 'index.html'), applyEdits(html, edits));
  }
  return pages;
}

const NOT_INDEXED = '<meta name="robots" content="noindex">';

/** `guide/x/index.html` is at `/guide/x/`. */
const addressOf = (page: string): string => `/${page.replace(/index\.html$/, '')}`;

/** The words of a figure's head behind its number. */
function titleOf(figure: HtmlElement): string {
  const head = [...elementsOf(figure)].find((element) => attribute(element, 'class') === 'fig-head');
  const words = head && [...elementsOf(head)].find(({ tagName }) => tagName === 'span');
  if (!words) throw new Error(`the figure ${attribute(figure, 'id')} has no title`);
  return textOf(words);
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function outer(element: HtmlElement): { from: number; to: number } {
  const at = element.sourceCodeLocation;
  if (!at) throw new Error(`${element.tagName} is not in the text`);
  return { from: at.startOffset, to: at.endOffset };
}

function inner(element: HtmlElement): { from: number; to: number } {
  const at = element.sourceCodeLocation;
  if (!at?.startTag || !at.endTag) throw new Error(`${element.tagName} is not closed in the text`);
  return { from: at.startTag.endOffset, to: at.endTag.startOffset };
}

function sourceOf(element: HtmlElement, html: string): string {
  const { from, to } = outer(element);
  return html.slice(from, to);
}
