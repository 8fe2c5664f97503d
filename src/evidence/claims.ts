import { type ReadRow, readNotRun } from './read-not-run.ts';

/** A row read from source that a page relies on; the build fails without it. */
export function readRow(framework: string, expression: string): ReadRow & { readonly anchor: string } {
  const index = readNotRun.findIndex((row) => row.framework === framework && row.expression === expression);
  const row = readNotRun[index];
  if (!row) throw new Error(`frameworks at zero: nothing was read of ${framework}, ${expression}`);
  return { ...row, anchor: readAnchors[index] };
}

/** In words: an order sign matters to what a row says. */
function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('<=', ' up to ')
    .replaceAll('>=', ' from ')
    .replaceAll('>', ' gt ')
    .replaceAll('<', ' lt ')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

/** An anchor for each row: framework and expression, and a number where that is not enough. */
export const readAnchors: readonly string[] = readNotRun.map((row, i) => {
  const base = baseOf(row);
  const before = readNotRun.slice(0, i).filter((other) => baseOf(other) === base).length;
  return before === 0 ? base : `${base}--${before + 1}`;
});

function baseOf({ framework, expression }: ReadRow): string {
  return `read-${slug(framework)}-${slug(expression)}`;
}
