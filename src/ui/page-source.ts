import type { Source } from './citation.ts';

/** Reads who, what and where from the page's head; the hash of the address is the state of its figures. */
export function pageSource(id: string, figureTitle: string, now: Date): Source {
  return {
    key: `relu-at-zero-${id}`,
    title: `${figureTitle}. In: ${meta('citation_title') || document.title}`,
    author: meta('citation_author') || 'ReLU at Zero',
    published: meta('citation_publication_date').replaceAll('/', '-'),
    accessed: now.toISOString().slice(0, 10),
    url: figureAddress(id),
  };
}

/** The address of a figure in the state that was committed last, or its plain anchor. */
export function figureAddress(id: string): string {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href;
  // A figure alone in a frame links to the page it is from.
  const here = document.querySelector<HTMLAnchorElement>('a[data-figure-page]')?.href ?? location.href;
  const page = location.protocol === 'file:' && canonical ? canonical : (here.split('#')[0] as string);
  const own = location.hash
    .slice(1)
    .split('&')
    .filter((part) => part.startsWith(`${id}.`));
  return `${page}#${own.length > 0 ? own.join('&') : id}`;
}

function meta(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
}
