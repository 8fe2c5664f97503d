import {
  applyEdits,
  attribute,
  type Edit,
  elementsOf,
  headStart,
  removeElement,
  setAttribute,
  sha256,
  textOf,
} from './html.ts';
import { relativeUrls, rootOf } from './relative-urls.ts';

/** What a page loads: id → source of a module that stands for it in the bundle. */
export type Modules = Map<string, string>;

/**
 * A page for file://, where browsers load no modules. Module scripts leave the page for one classic script,
 * `offline.js`, which holds them all; each still runs only when its page or its island asks for it by its id.
 */
export function offlinePage(html: string, page: string, modules: Modules): string {
  const edits: Edit[] = [];
  const start: string[] = [];
  for (const element of elementsOf(html)) {
    const at = element.sourceCodeLocation;
    if (!at) continue;
    if (element.tagName === 'link' && attribute(element, 'rel') === 'modulepreload') edits.push(removeElement(element));
    for (const name of ['component-url', 'renderer-url', 'before-hydration-url']) {
      const url = attribute(element, name);
      // An absolute id that relativeUrls leaves alone.
      if (url?.startsWith('/')) {
        modules.set(
          `island:${url}`,
          `export * from ${JSON.stringify(`.${url}`)}; export { default } from ${JSON.stringify(`.${url}`)};`,
        );
        edits.push(setAttribute(element, name, `island:${url}`));
      }
    }
    if (element.tagName !== 'script') continue;
    const source = attribute(element, 'src');
    const text = textOf(element);
    if (attribute(element, 'type') === 'module') {
      const id = source ?? `inline:${sha256(text)}`;
      modules.set(id, source === undefined ? text : `export * from ${JSON.stringify(`.${source}`)};`);
      start.push(id);
      edits.push(removeElement(element));
    } else if (source === undefined && text.includes('import(') && at.startTag && at.endTag) {
      // Astro's island runtime is an inline classic script that imports by the island's URL.
      edits.push({
        from: at.startTag.endOffset,
        to: at.endTag.startOffset,
        text: text.replaceAll(/\bimport\(/g, '__offlineImport('),
      });
    }
  }
  const at = headStart(html);
  const root = rootOf(page);
  edits.push({
    from: at,
    to: at,
    text: `<script src="${root}offline.js"></script>${start.length > 0 ? `<script>${starter(start)}</script>` : ''}`,
  });
  return relativeUrls(applyEdits(html, edits), page, { explicit: true });
}

/**
 * On file:// a font cannot be preloaded, so with `optional` the page would always be shown without it; but it comes
 * from a disk, so the text can wait.
 */
export const offlineSheet = (css: string): string => css.replace(/font-display:\s*optional/g, 'font-display:block');

/** One after the other, as modules run; one that fails does not stop the next. */
const starter = (ids: readonly string[]): string =>
  `addEventListener("DOMContentLoaded",async()=>{for(const id of ${JSON.stringify(ids)})await __offlineImport(id).catch(reportError)})`;
