import type { Item } from './engine.ts';

const TYPES: Record<string, string> = {
  'article-journal': 'article',
  'paper-conference': 'inproceedings',
  book: 'book',
};

/** Text in which TeX finds no command. */
const plain = (text: string): string => text.replace(/[&%$#_{}]/g, '\\$&');

/** An item as BibTeX, for readers who cite the work itself. */
export function bibtex(item: Item): string {
  const authors = item.author
    ?.map(({ family, given, literal }) =>
      literal ? `{${plain(literal)}}` : plain([family, given].filter(Boolean).join(', ')),
    )
    .join(' and ');
  const container = item.type === 'article-journal' ? 'journal' : 'booktitle';
  const fields: [string, string | undefined][] = [
    ['title', `{${plain(item.title)}}`],
    ['author', authors],
    ['year', item.issued?.['date-parts'][0]?.[0]?.toString()],
    [container, item['container-title'] && plain(item['container-title'])],
    ['volume', item.volume],
    ['number', item.issue],
    ['pages', item.page?.replace(/[-–]/, '--')],
    ['publisher', item.publisher && plain(item.publisher)],
    ['doi', item.DOI],
    ['url', item.URL],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}}`);
  return `@${TYPES[item.type] ?? 'misc'}{${item.id},\n${lines.join(',\n')}\n}`;
}
