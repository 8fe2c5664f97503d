import { anchorOf, type EvidenceRow, shownRows } from './frameworks.ts';

const standing = new Set(shownRows.map(anchorOf));

/** Where a row stands on a page; nothing if it is in the record alone. */
export function evidencePage(row: EvidenceRow): string | undefined {
  const anchor = anchorOf(row);
  return standing.has(anchor) ? `/reference/how-this-site-is-verified/#${anchor}` : undefined;
}
