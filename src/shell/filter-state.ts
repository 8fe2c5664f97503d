/** What is shown of a table: a word to look for, and one value for each kind of column, row or cell. */
export type FilterState = Readonly<Record<string, string>>;

const PREFIX = 'filter.';

/** `#filter.framework=jax&filter.text=max`, empty values left out; `filter` is the form's id, so the link leads to it. */
export function encodeFilter(state: FilterState): string {
  const set = Object.entries(state).filter(([, value]) => value !== '');
  return set.map(([name, value]) => `${PREFIX}${name}=${encodeURIComponent(value)}`).join('&');
}

export function decodeFilter(hash: string): FilterState {
  const parts = hash.replace(/^#/, '').split('&');
  const pairs = parts.flatMap((part) => {
    const [key = '', value] = part.split('=');
    return key.startsWith(PREFIX) && value !== undefined ? [[key.slice(PREFIX.length), decoded(value)]] : [];
  });
  return Object.fromEntries(pairs);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether something that carries these words stays: `text` looks inside of them, any other name for a whole word. */
export function keeps(name: string, wanted: string, words: string): boolean {
  if (wanted === '') return true;
  if (name === 'text') return plain(words).includes(plain(wanted));
  return words.split(' ').includes(wanted);
}

/** `max(x,0)`, `Max (x, 0)` and `max(x, 0)` are one. */
const plain = (text: string): string => text.toLowerCase().replaceAll('−', '-').replaceAll(/\s+/g, '');
