import evidence from '../../content/evidence/frameworks.json' with { type: 'json' };
import { leakyRelu, relu } from '../core/index.ts';
import type { Interval } from '../core/types.ts';

/** One recorded run: what a framework returned for an expression at x = 0. */
export interface EvidenceRow {
  readonly framework: string;
  readonly version: string;
  readonly expression: string;
  /** As a user types it. */
  readonly code: string;
  readonly dtype: string;
  readonly mode: string;
  readonly x: string;
  readonly value?: number | string;
  readonly derivative?: number | string;
  readonly error?: string;
}

export const evidenceRows: readonly EvidenceRow[] = evidence.rows;
export const { recorded, platform, versions } = evidence;
export const frameworks: readonly string[] = Object.keys(versions);

/** What each expression is on paper, and the subdifferential of that function at 0. */
export const expressions: Readonly<
  Record<string, { readonly title: string; readonly note: string; readonly slopes: Interval }>
> = {
  relu: { title: 'relu(x)', note: 'the named function', slopes: relu.subdifferential(0) },
  'maximum-x-0': { title: 'max(x, 0)', note: 'elementwise maximum, x first', slopes: relu.subdifferential(0) },
  'maximum-0-x': { title: 'max(0, x)', note: 'elementwise maximum, x second', slopes: relu.subdifferential(0) },
  'clip-min-0': { title: 'clip(x, min 0)', note: 'limited below by 0', slopes: relu.subdifferential(0) },
  'where-gt': { title: 'where(x > 0, x, 0)', note: 'strict comparison', slopes: relu.subdifferential(0) },
  'where-ge': { title: 'where(x ≥ 0, x, 0)', note: 'comparison with equality', slopes: relu.subdifferential(0) },
  'half-x-plus-abs': { title: '(x + |x|) / 2', note: 'by the absolute value', slopes: relu.subdifferential(0) },
  'leaky-relu': { title: 'leaky_relu(x)', note: 'slope 0.01 on the left', slopes: leakyRelu().subdifferential(0) },
  'relu-minus-relu': { title: 'relu(x) − relu(−x)', note: 'which is x', slopes: [1, 1] },
};

export const anchorOf = ({ framework, expression, dtype, x }: EvidenceRow): string =>
  `ev-${framework.toLowerCase()}-${expression}-${dtype}${x === '-0' ? '-minus' : ''}`;

/** The row of a framework and an expression at x = 0; a page that names one without a row fails the build. */
export function evidenceOf(
  framework: string,
  expression: string,
  dtype = 'float32',
  x = '0',
): EvidenceRow & { readonly derivative: number } {
  const row = evidenceRows.find(
    (candidate) =>
      candidate.framework === framework &&
      candidate.expression === expression &&
      candidate.dtype === dtype &&
      candidate.x === x,
  );
  if (!row) throw new Error(`evidence: no row for ${framework}, ${expression}, ${dtype}, x = ${x}`);
  if (typeof row.derivative !== 'number')
    throw new Error(`evidence: ${framework}, ${expression} gave no number: ${row.error ?? row.derivative}`);
  return { ...row, derivative: row.derivative };
}

export const isOutside = (derivative: number, [lo, hi]: Interval): boolean => derivative < lo || derivative > hi;
