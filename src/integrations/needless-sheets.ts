import { applyEdits, attribute, elementsOf, removeElement } from './html.ts';

/**
 * A route links the sheets of every component that one of its pages may use. A page without a figure leaves out the
 * sheet of the figures, which is known by the frame it draws.
 */
export function withoutNeedlessSheets(html: string, cssOf: (href: string) => string): string {
  const all = [...elementsOf(html)];
  const hasFigure = all.some((element) => element.tagName === 'figure');
  if (hasFigure) return html;
  return applyEdits(
    html,
    all
      .filter((element) => element.tagName === 'link' && attribute(element, 'rel') === 'stylesheet')
      .filter((element) => cssOf(attribute(element, 'href') ?? '').includes('.fig-body'))
      .map(removeElement),
  );
}
