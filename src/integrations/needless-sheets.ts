import { applyEdits, attribute, elementsOf, type HtmlElement, removeElement } from './html.ts';

const isSheet = (element: HtmlElement): boolean =>
  element.tagName === 'link' && attribute(element, 'rel') === 'stylesheet';

/**
 * A route links the sheets of every component that one of its pages may use. A page without a figure leaves out the
 * sheet of the figures, which is known by the frame it draws.
 */
export function withoutNeedlessSheets(html: string, cssOf: (href: string) => string): string {
  const all = [...elementsOf(html)];
  const hasFigure = all.some((element) => element.tagName === 'figure');
  if (hasFigure) return html;
  const sheets = all.filter(isSheet);
  const needless = sheets.filter((sheet) => cssOf(attribute(sheet, 'href') ?? '').includes('.fig-body'));
  if (sheets.length > 0 && needless.length === sheets.length)
    throw new Error('the sheet of the figures is also that of the page: nothing may be left out');
  return applyEdits(html, needless.map(removeElement));
}

/** Preloading is off, and with it the loading of sheets by lazy modules: every sheet must be linked by some page. */
export function refuseLazySheets(pages: Iterable<string>, sheets: Iterable<string>): void {
  const linked = new Set(
    [...pages].flatMap((html) => [...elementsOf(html)].filter(isSheet).map((sheet) => attribute(sheet, 'href'))),
  );
  for (const sheet of sheets)
    if (sheet.startsWith('/_astro/') && !linked.has(sheet))
      throw new Error(`${sheet}: no page links it; import it from a component, not from a lazy module`);
}
