export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** About `length` characters around the first hit, cut at spaces, with the hits marked. */
export function excerpt(text: string, terms: readonly string[], length = 150): Piece[] {
  const words = terms.filter((term) => term !== '').map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = words.length > 0 ? new RegExp(`(${words.join('|')})`, 'gi') : undefined;
  const first = pattern ? text.search(pattern) : -1;
  const start = first < length / 2 ? 0 : text.indexOf(' ', first - length / 2) + 1;
  const hardEnd = Math.min(start + length, text.length);
  const end = hardEnd === text.length ? hardEnd : Math.max(text.lastIndexOf(' ', hardEnd), start + 1);
  const cut = `${start > 0 ? '… ' : ''}${text.slice(start, end)}${end < text.length ? ' …' : ''}`;
  if (!pattern) return [{ text: cut, hit: false }];
  return cut
    .split(pattern)
    .map((part, i) => ({ text: part, hit: i % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}
