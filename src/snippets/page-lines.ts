import { CUT } from './instrument.ts';
import { type Shown, valueNode } from './value-node.ts';
import { writtenLine } from './written-line.ts';

/** What is shown beside the lines of a snippet, by line number. On the page this class does it, in the editor the editor. */
export interface ValueDisplay {
  show(values: ReadonlyMap<number, Shown>): void;
}

/** The source of a snippet on which nothing has run yet: where its lines say it all, the page does not hold it twice. */
export function sourceOf(host: HTMLElement): string {
  if (host.dataset.source !== undefined) return host.dataset.source;
  const lines = [...host.querySelectorAll('.lines .ln')].map((line) => {
    const code = line.querySelector('code')?.textContent ?? '';
    return writtenLine(code.trimEnd(), line.querySelector('.actual')?.textContent ?? undefined);
  });
  return lines.join('\n');
}

/** The lines of a snippet as the page shows them: code left, value right. */
export class PageLines implements ValueDisplay {
  readonly #lines: ReadonlyMap<number, Element>;
  /** The values that were written at build. */
  readonly #written: ReadonlyMap<Element, Node>;

  constructor(host: HTMLElement, source: string) {
    // The cut line is the only one that is not on the page.
    const numbers = source.split('\n').flatMap((text, i) => (CUT.test(text) ? [] : [i + 1]));
    const elements = [...host.querySelectorAll('.lines .ln')];
    this.#lines = new Map(elements.map((element, i) => [numbers[i], element]));
    this.#written = new Map(elements.flatMap((line) => [...line.querySelectorAll('.value')].map((v) => [line, v])));
  }

  /** Puts the values beside their lines; the other lines show what was written at build. */
  show(values: ReadonlyMap<number, Shown>): void {
    for (const [number, line] of this.#lines) {
      const value = values.get(number);
      const next = value ? valueNode(value) : this.#written.get(line);
      const now = line.querySelector('.value');
      if (now && next) now.replaceWith(next);
      else if (next) line.append(next);
      else now?.remove();
    }
  }
}
