import { createHash } from 'node:crypto';
import {
  addAttribute,
  applyEdits,
  attribute,
  type Edit,
  elementsOf,
  headStart,
  removeElement,
  setAttribute,
  textOf,
} from './html.ts';

/**
 * Turns style attributes (KaTeX writes them) into classes and takes <style> elements (Astro writes one for islands)
 * into the same sheet, so that the policy of the page can forbid inline styles altogether.
 */
export class InlineStyles {
  readonly #classes = new Map<string, string>();
  readonly #sheets = new Set<string>();

  /** The page with classes in place of style attributes; the same text if it has no style of its own. */
  collect(html: string): string {
    const edits: Edit[] = [];
    for (const element of elementsOf(html)) {
      if (element.tagName === 'style') {
        this.#sheets.add(textOf(element).trim());
        edits.push(removeElement(element));
        continue;
      }
      const style = attribute(element, 'style');
      if (style === undefined) continue;
      const name = this.#classFor(style);
      edits.push(setAttribute(element, 'style', undefined));
      const classes = attribute(element, 'class');
      edits.push(
        classes === undefined
          ? addAttribute(element, 'class', name)
          : setAttribute(element, 'class', `${classes} ${name}`),
      );
    }
    return applyEdits(html, edits);
  }

  /** Named by its content, because hosts may let browsers keep what lies in _astro/ for good. */
  get file(): string {
    return `_astro/inline.${createHash('sha256').update(this.css).digest('hex').slice(0, 8)}.css`;
  }

  /** Unlayered on purpose: an inline style beats every layer, and so must the class that stands for it. */
  get css(): string {
    const rules = [...this.#classes]
      .sort(([, a], [, b]) => (a < b ? -1 : 1))
      .map(([style, name]) => `.${name}{${style}}`);
    return `${[...[...this.#sheets].sort(), ...rules].join('\n')}\n`;
  }

  #classFor(style: string): string {
    const declaration = style.trim().replace(/;$/, '');
    const known = this.#classes.get(declaration);
    if (known) return known;
    const name = `s${createHash('sha256').update(declaration).digest('hex').slice(0, 7)}`;
    this.#classes.set(declaration, name);
    return name;
  }
}

/** Links the sheet after all others. */
export function linkSheet(html: string, href: string): string {
  const sheets = [...elementsOf(html)].filter(
    (element) => element.tagName === 'link' && attribute(element, 'rel') === 'stylesheet',
  );
  const at = sheets.at(-1)?.sourceCodeLocation?.endOffset ?? headStart(html);
  return applyEdits(html, [{ from: at, to: at, text: `<link rel="stylesheet" href="${href}">` }]);
}

/** The policy forbids every inline style, so one that is left would be lost in the browser: it fails the build. */
export function refuseInlineStyles(html: string): void {
  for (const element of elementsOf(html)) {
    if (element.tagName === 'style' || attribute(element, 'style') !== undefined)
      throw new Error(`<${element.tagName}> still has an inline style`);
  }
}
