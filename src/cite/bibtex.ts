import type { Item } from './engine.ts';

const TYPES: Record<string, string> = {
  'article-journal': 'article',
  'paper-conference': 'inproceedings',
  book: 'book',
};

/** An item as BibTeX, for readers who cite the work itself. */
export function bibtex(item: Item): string {
  const authors = item.author
    ?.map(({ family, given, literal }) => (literal ? `{${literal}}` : `${family}, ${given}`))
    .join(' and ');
  const container = item.type === 'article-journal' ? 'journal' : 'booktitle';
  const fields: [string, string | undefined][] = [
    ['title', `{${item.title}}`],
    ['author', authors],
    ['year', item.issued?.['date-parts'][0]?.[0]?.toString()],
    [container, item['container-title']],
    ['publisher', item.publisher],
    ['doi', item.DOI],
    ['url', item.URL],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}}`);
  return `@${TYPES[item.type] ?? 'misc'}{${item.id},\n${lines.join(',\n')}\n}`;
}
