import table from '../../content/expressions.json' with { type: 'json' };
import type { Interval } from '../core/types.ts';
import { type PaperFunction, paperFunctions } from './functions.ts';

/** An expression that frameworks were asked for: one spelling of one function. */
export interface Expression {
  readonly id: string;
  readonly family: string;
  /** As mathematics: max(x, 0). */
  readonly title: string;
  readonly note: string;
  /** The function on paper, as mathematics, and where else than at 0 it has a corner. */
  readonly functionTitle: string;
  readonly corners: readonly number[];
  /** The function on paper; what it gives where the number format is exact. */
  value(x: number): number;
  /** All slopes of the function at x; undefined where it has none to offer (a jump, outside of the domain, NaN). */
  slopesAt(x: number): Interval | undefined;
  /** The slopes at 0; [0, 0] for a function that jumps there. */
  readonly slopes: Interval;
}

function read({ function: id, ...expression }: (typeof table.expressions)[number]): Expression {
  const entry = table.functions.find((candidate) => candidate.id === id);
  const paper: PaperFunction | undefined = paperFunctions.get(id);
  if (!entry || !paper) throw new Error(`expressions.json: ${expression.id} names no known function, got ${id}`);
  return {
    ...expression,
    functionTitle: entry.title,
    corners: entry.corners ?? [],
    value: paper.value,
    slopesAt: paper.slopes,
    slopes: paper.slopes(0) ?? [0, 0],
  };
}

/** Every expression by its id, in the order of content/expressions.json. */
export const expressions: Readonly<Record<string, Expression>> = Object.fromEntries(
  table.expressions.map((expression) => [expression.id, read(expression)]),
);
