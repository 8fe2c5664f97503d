import { anchorOf } from './frameworks.ts';
import type { EvidenceRow } from './recorded.ts';

/** The page of all frameworks; one page for each expression lies below it. */
export const frameworksPage = '/reference/frameworks-at-zero/';

export const expressionHref = (expression: string): string => `${frameworksPage}${expression}/`;

/** Where a recorded row can be read: its cell on the page of its expression. */
export const evidenceHref = (row: EvidenceRow): string => `${expressionHref(row.expression)}#${anchorOf(row)}`;
