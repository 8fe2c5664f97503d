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

/** Pages that are written as components, not as MDX, and still have their place in the order. */
const componentPages: readonly (PageLink & { order: number })[] = [
  {
    id: 'playground',
    section: 'playground',
    title: 'Playground',
    description:
      'Build a small network, train it in the page, and see every unit: its kink, when it dies or sticks, its weights to edit, two runs side by side.',
    url: pageUrl('playground'),
    order: 1,
  },
  {
    id: 'reference/frameworks-at-zero',
    section: 'reference',
    title: 'What frameworks return at zero',
    description:
      'The derivative that PyTorch, JAX, TensorFlow, Keras and others return at 0 for each spelling of ReLU and its relatives, recorded with code, version and date.',
    url: pageUrl('reference/frameworks-at-zero'),
    order: 5,
  },
  {
    id: 'reference/core',
    section: 'reference',
    title: 'The training core: API',
    description:
      'Every export of the training core: signature, formula, value at 0, errors, and the snippets that use it.',
    url: pageUrl('reference/core'),
    order: 50,
  },
  {
    id: 'reference/bibliography',
    section: 'reference',
    title: 'Bibliography',
    description: 'Every work that ReLU at Zero cites, with links, BibTeX and CSL-JSON.',
    url: pageUrl('reference/bibliography'),
    order: 90,
  },
];

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
  return [...pages, ...componentPages].sort((a, b) => rank(a.section) - rank(b.section) || a.order - b.order);
}
