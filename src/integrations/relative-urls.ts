import { addAttribute, applyEdits, attribute, type Edit, elementsOf, removeElement, setAttribute } from './html.ts';

const URL_ATTRIBUTES = [
  'href',
  'src',
  'poster',
  'action',
  'data',
  'component-url',
  'renderer-url',
  'before-hydration-url',
];

/** `guide/x/index.html` → `../../`; a page at the root → `./`, which stays explicit because import() needs it. */
export const rootOf = (page: string): string => '../'.repeat(page.split('/').length - 1) || './';

/** `../guide/#kink.z=0.5` → `../guide/index.html#kink.z=0.5`: a file system has no index pages. */
export const explicitIndex = (url: string): string => url.replace(/^(|[^?#]*\/)(?=$|[?#])/, '$1index.html');

/**
 * Makes every root-relative URL of a page relative to the page, and says on <html> where the root is, so that scripts
 * find it. With `explicit`, links also name their index.html.
 */
export function relativeUrls(
  html: string,
  page: string,
  { explicit = false }: { readonly explicit?: boolean } = {},
): string {
  const root = rootOf(page);
  const edits: Edit[] = [];
  const rewrite = (url: string, link: boolean): string => {
    if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|#|$)/i.test(url)) return url;
    const relative = url.startsWith('/') ? root + url.slice(1) : url;
    return explicit && link ? explicitIndex(relative) : relative;
  };
  for (const element of elementsOf(html)) {
    if (element.tagName === 'html') edits.push(addAttribute(element, 'data-root', root));
    if (element.tagName === 'link' && attribute(element, 'rel') === 'canonical') continue;
    for (const name of URL_ATTRIBUTES) {
      const value = attribute(element, name);
      if (value === undefined) continue;
      const next = rewrite(value, element.tagName === 'a');
      if (next !== value) edits.push(setAttribute(element, name, next));
    }
    const set = attribute(element, 'srcset');
    if (set !== undefined) {
      const next = set
        .split(/,\s+/)
        .map((candidate) => candidate.replace(/^\S+/, (url) => rewrite(url, false)))
        .join(', ');
      if (next !== set) edits.push(setAttribute(element, 'srcset', next));
    }
  }
  return applyEdits(html, edits);
}

/** URLs in a style sheet that start at the root, relative to the sheet. */
export const relativeCss = (css: string, file: string): string =>
  css.replace(/url\((["']?)\/(?!\/)/g, `url($1${rootOf(file)}`);

/** Takes out what only the other edition needs: `data-online-only` or `data-offline-only`. */
export function onlyFor(html: string, edition: 'online' | 'offline'): string {
  const other = edition === 'online' ? 'data-offline-only' : 'data-online-only';
  const edits: Edit[] = [];
  for (const element of elementsOf(html))
    if (attribute(element, other) !== undefined) edits.push(removeElement(element));
  return applyEdits(html, edits);
}
