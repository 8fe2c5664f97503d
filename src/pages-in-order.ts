import { getCollection } from 'astro:content';
import { pageUrl, sections } from './site.ts';

export interface PageLink {
  readonly id: string;
  readonly section: string;
  readonly title: string;
  readonly description: string;
  readonly url: string;
  readonly minutes?: number | undefined;
}

/** A page that is written as a component, not as MDX, and still has its place in the order. */
const bibliography: PageLink & { order: number } = {
  id: 'reference/bibliography',
  section: 'reference',
  title: 'Bibliography',
  description: 'Every work this site cites, with links, BibTeX and CSL-JSON.',
  url: pageUrl('reference/bibliography'),
  order: 90,
};

/** All pages in reading order: by section, then by their `order`. */
export async function pagesInOrder(): Promise<PageLink[]> {
  const rank = (id: string): number => sections.findIndex((section) => section.id === id);
  const pages = (await getCollection('pages')).map(({ id, data }) => ({
    id,
    section: id.split('/')[0] ?? '',
    title: data.title,
    description: data.description,
    url: pageUrl(id),
    minutes: data.minutes,
    order: data.order,
  }));
  return [...pages, bibliography].sort((a, b) => rank(a.section) - rank(b.section) || a.order - b.order);
}
