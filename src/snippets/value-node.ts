import { type Expectation, wordsOf } from './expectation.ts';
import { markNode } from './marks.ts';

/** What stands beside a line after a run. `pass` is undefined where nothing was decided. */
export interface Shown {
  readonly text: string;
  readonly pass?: boolean;
  /** Said beneath a value that differs. */
  readonly expected?: string;
  /** The value with all its digits, where `text` is rounded. */
  readonly exact?: string;
}

export const NOT_REACHED: Shown = { text: 'not reached' };

/** A value that is near enough is shown as the page writes it, so that nothing jumps. */
export function shown(expectation: Expectation, { pass, text }: { pass: boolean; text: string }): Shown {
  const words = wordsOf(expectation);
  if (!pass) return { text, pass, expected: words };
  return expectation.kind === 'approx' ? { text: words, pass, exact: text } : { text, pass };
}

/** The element beside a line, on the page and in the editor. */
export function valueNode({ text, pass, expected, exact }: Shown): HTMLElement {
  const node = element('span', `value${pass === undefined ? '' : pass ? ' pass' : ' fail'}`);
  if (exact !== undefined) node.title = exact;
  node.append(element('span', 'visually-hidden', ' gives '), element('span', 'actual', text));
  if (pass === undefined) return node;
  if (!pass) node.append(markNode('bad'));
  node.append(element('span', 'visually-hidden', pass ? ' as expected' : ' wrong'));
  if (expected !== undefined) node.append(element('small', 'expected', `expected ${expected}`));
  return node;
}

function element(tag: string, className: string, text = ''): HTMLElement {
  const node = document.createElement(tag);
  node.className = className;
  node.textContent = text;
  return node;
}
