import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { type Expectation, wordsOf } from './expectation.ts';
import type { FenceMeta } from './fence-meta.ts';
import { highlightedLines } from './highlight.ts';
import { CUT } from './instrument.ts';
import { writtenLine } from './written-line.ts';

/** The HTML of a snippet as the reader gets it: code left, value right on the same line, a check where it holds. */

type Properties = Record<string, string | number | boolean | string[]>;
export const h = (tagName: string, properties: Properties, ...children: (ElementContent | string)[]): Element => ({
  type: 'element',
  tagName,
  properties,
  children: children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child)),
});

const mark = (name: 'ok' | 'bad'): Element =>
  h('svg', { className: ['mark', name], ariaHidden: 'true' }, h('use', { href: `#i-${name}` }));

export interface RunnableSnippet extends FenceMeta {
  readonly source: string;
  readonly expectations: readonly Expectation[];
  /** Sources of the snippets before it in its session. */
  readonly before: readonly string[];
}

export function runnable(snippet: RunnableSnippet): Element {
  const { id, title, source, expectations, noRun, before } = snippet;
  const cut = source.split('\n').findIndex((line) => CUT.test(line));
  const rendered = linesOf(source, expectations);
  return h(
    'run-snippet',
    {
      className: ['snippet', 'wide'],
      id,
      role: 'group',
      ariaLabel: `Snippet: ${title}`,
      ...((cut >= 0 || !isOnPage(source, rendered)) && { dataSource: source }),
      ...(before.length > 0 && { dataBefore: JSON.stringify(before) }),
    },
    head(snippet),
    ...(cut < 0 ? [] : [setup(rendered.slice(0, cut))]),
    h('div', { className: ['lines', 'shown'] }, ...rendered.slice(cut + 1)),
    ...(noRun === undefined ? [footOf(checked(expectations.length))] : []),
  );
}

/** Whether `sourceOf` can read the source off these lines: then the page need not hold it twice. */
export function isOnPage(source: string, rendered: readonly Element[]): boolean {
  const read = rendered.map(({ children: [code, value] }) =>
    writtenLine(textOf(code as Element).trimEnd(), value && textOf((value as Element).children[1] as Element)),
  );
  return read.join('\n') === source;
}

/** Title and buttons. All buttons are here from the start, so that nothing moves when the script comes. */
function head({ id, title, noRun }: FenceMeta): Element {
  const kind = noRun === undefined ? 'JavaScript, runs here' : `not run: ${noRun}`;
  const run = [
    button('Run', 'run', { primary: true }),
    button('Edit', 'edit'),
    button('Reset', 'reset', { hidden: true }),
  ];
  return headOf({ id, title, kind }, noRun === undefined ? run : []);
}

/** The head of a snippet of any kind: what it is, the buttons of its kind, then those that every snippet has. */
export function headOf(
  { id, title, kind }: { readonly id: string; readonly title: string; readonly kind: string },
  buttons: readonly Element[] = [],
): Element {
  const copy = [
    button('Copy', 'copy'),
    button('Markdown', 'markdown', { title: 'Copy as Markdown, with a link here' }),
    button('Cite', 'cite', { title: 'Copy a BibTeX entry' }),
  ];
  // The group that holds it has the name of the snippet.
  const link = { className: ['btn', 'btn-quiet'], href: `#${id}` };
  return h(
    'div',
    { className: ['snippet-head'] },
    h('p', { className: ['label'] }, title, ' ', h('span', {}, kind)),
    h(
      'div',
      { className: ['snippet-tools'] },
      h('div', { className: ['snippet-buttons'] }, ...buttons, ...copy),
      h('a', link, 'Link'),
    ),
  );
}

const setup = (rendered: Element[]): Element =>
  h(
    'details',
    { className: ['setup'] },
    h('summary', {}, 'Show set-up'),
    h('div', { className: ['lines'] }, ...rendered),
  );

/** The sentence that says how it went; a run puts its output above it. */
export const footOf = (sentence: string): Element =>
  h(
    'div',
    { className: ['snippet-foot'] },
    h('span', { className: ['outcome'], role: 'status' }, mark('ok'), sentence),
  );

const checked = (values: number): string =>
  `${values} of ${values} ${values === 1 ? 'value' : 'values'} checked by the tests of this site`;

/** A fence in another language: the same look, nothing to press. */
export function still(source: string, language: string): Element {
  return h(
    'div',
    { className: ['snippet', 'still'] },
    h('div', { className: ['lines'] }, ...linesOf(source, [], language)),
  );
}

export function linesOf(source: string, expectations: readonly Expectation[], language = 'ts'): Element[] {
  const byLine = new Map(expectations.map((expectation) => [expectation.line, expectation]));
  return highlightedLines(source, language).map((content, i) => {
    const expectation = byLine.get(i + 1);
    if (!expectation) return h('div', { className: ['ln'] }, h('code', {}, ...(content.length > 0 ? content : [' '])));
    return h('div', { className: ['ln'] }, h('code', {}, ...withoutComment(content)), value(wordsOf(expectation)));
  });
}

/** The same element as `valueNode` makes after a run; the style sheet draws the check, for a page has hundreds. */
const value = (text: string): Element =>
  h(
    'span',
    { className: ['value', 'pass'] },
    h('span', { className: ['visually-hidden'] }, ' gives '),
    h('span', { className: ['actual'] }, text),
  );

/** The expectation, the last comment of its line, is shown once: as the value. */
function withoutComment(content: ElementContent[]): ElementContent[] {
  const kept = content.slice(0, -1);
  const last = kept[kept.length - 1];
  return last?.type === 'text' ? [...kept.slice(0, -1), { type: 'text', value: last.value.trimEnd() }] : kept;
}

interface ButtonOptions {
  readonly primary?: boolean;
  readonly hidden?: boolean;
  readonly title?: string;
}

function button(label: string, action: string, { primary = false, ...more }: ButtonOptions = {}): Element {
  const className = ['btn', primary ? 'btn-primary' : 'btn-quiet'];
  // No form is near, so a button needs no type to submit nothing; a page can hold hundreds of them.
  return h('button', { className, dataAction: action, ...more }, label);
}
