import type { Item } from '../cite/engine.ts';
import type { Inline } from './entry.ts';

/** The work of the bibliography that “He et al. 2015.” names: first author and year, if only one fits. */
export function workOf(text: readonly Inline[], works: readonly Item[]): string | undefined {
  const [words] = text;
  if (text.length !== 1 || typeof words !== 'string') return undefined;
  const match = /^(\S+?),? (?:.* )?(\d{4})\.?$/.exec(words);
  const fitting = works.filter(
    ({ author, issued }) => author?.[0]?.family === match?.[1] && String(issued?.['date-parts'][0]?.[0]) === match?.[2],
  );
  return match && fitting.length === 1 ? fitting[0]?.id : undefined;
}
