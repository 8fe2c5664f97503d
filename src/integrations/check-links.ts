import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { attribute, elementsOf } from './html.ts';

/**
 * Follows every link inside the site before anything is rewritten, and throws for the first page that is not there or
 * lacks the anchor. A link written in an MDX file is named by its line.
 */
export function checkLinks(pages: ReadonlyMap<string, string>, files: readonly string[], content = 'content'): void {
  const ids = new Map(
    [...pages].map(([page, html]) => [page, new Set([...elementsOf(html)].map((element) => attribute(element, 'id')))]),
  );
  const known = new Set(files);
  for (const [page, html] of pages) {
    for (const element of elementsOf(html)) {
      const href = element.tagName === 'a' ? attribute(element, 'href') : undefined;
      if (href === undefined || /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(href)) continue;
      const [target = '', anchor] = href.split('#');
      const file = target === '' ? page : fileOf(target.split('?')[0] ?? '', page);
      const where = () => place(page, href, content);
      if (!known.has(file)) throw new Error(`${where()}: the link ${href} leads to no page`);
      // `#kink.z=1` is the state of the figure `kink`.
      const id =
        anchor === undefined || anchor === ''
          ? undefined
          : decodeURIComponent(anchor.includes('=') ? (anchor.split('.')[0] ?? '') : anchor);
      if (id !== undefined && ids.has(file) && !ids.get(file)?.has(id)) {
        throw new Error(`${where()}: the link ${href} leads to no anchor`);
      }
    }
  }
}

function fileOf(target: string, page: string): string {
  const absolute = target.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(page), target);
  return absolute === '' || absolute.endsWith('/') ? `${absolute}index.html` : absolute;
}

/** `content/guide/x.mdx:24` if the link stands there, else the built page. */
function place(page: string, href: string, content: string): string {
  const file = `${content}/${page.replace(/\/index\.html$/, '')}.mdx`;
  if (!existsSync(file)) return page;
  const line = readFileSync(file, 'utf8')
    .split('\n')
    .findIndex((text) => text.includes(href));
  return line < 0 ? page : `${file}:${line + 1}`;
}
