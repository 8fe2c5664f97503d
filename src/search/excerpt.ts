export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** About `length` characters around the first hit, cut at spaces, with the hits marked. */
export function excerpt(text: string, terms: readonly string[], length = 150): Piece[] {
  const pattern = hits(terms);
  const first = pattern ? text.search(pattern) : -1;
  const start = first < length / 2 ? 0 : startOf(text, Math.floor(first - length / 2), first);
  const end = endOf(text, start + length, Math.max(start, first));
  const cut = `${start > 0 ? '… ' : ''}${text.slice(start, end)}${end < text.length ? ' …' : ''}`;
  if (!pattern) return [{ text: cut, hit: false }];
  return cut
    .split(pattern)
    .map((part, i) => ({ text: part, hit: i % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}

/** Behind the first space from `from` on, but not behind the hit. */
function startOf(text: string, from: number, hit: number): number {
  const space = text.indexOf(' ', from);
  return space >= 0 && space < hit ? space + 1 : hit;
}

/** The last space before `limit`, but after `from`; a word that is longer than the excerpt is cut. */
function endOf(text: string, limit: number, from: number): number {
  if (limit >= text.length) return text.length;
  const space = text.lastIndexOf(' ', limit);
  return space > from ? space : limit;
}

/** Whole words only: a hit on "in" is none on "training". The longest first, so that a phrase is one hit. */
function hits(terms: readonly string[]): RegExp | undefined {
  const words = terms
    .filter((term) => term !== '')
    .sort((a, b) => b.length - a.length)
    .map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (words.length === 0) return undefined;
  return new RegExp(`(?<![\\p{L}\\p{N}])(${words.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}
