import { expressions } from './expressions.ts';
import { type EvidenceRow, numberOf, pointOf } from './recorded.ts';

/** Modes whose value is f′, so that what they return is the second derivative. */
export const isSecond = (mode: string): boolean => mode === 'second';

/** Programs that compare a gradient with a difference, or take the difference for it: no derivative of the program. */
const checks = new Set([
  'gradcheck',
  'gradgradcheck',
  'check_grads',
  'compute_gradient',
  'approx_fprime',
  'approx_derivative 2-point',
  'approx_derivative 3-point',
  'differentiate.derivative',
]);
export const isCheck = (mode: string): boolean => checks.has(mode);

/** What the number format and the seven recorded digits leave. */
const tolerances: Readonly<Record<string, number>> = {
  float16: 4e-3,
  bfloat16: 3e-2,
  float32: 4e-6,
  float64: 2e-6,
  exact: 2e-6,
};

const slackAt = (bound: number, dtype: string): number =>
  (tolerances[dtype] ?? 0) * (Number.isFinite(bound) ? Math.max(1, Math.abs(bound)) : 0);

/**
 * Whether a row returned a number that is no slope of the function at its point, beyond what its format rounds; NaN is
 * no slope of anything. False where the function has nothing to say (a jump, outside of the domain, NaN), where no
 * number came back, and for what is no first derivative of a program.
 */
export function isOutsideRow(row: EvidenceRow): boolean {
  const derivative = numberOf(row.derivative);
  const slopes = expressions[row.expression]?.slopesAt(pointOf(row));
  if (derivative === undefined || !slopes || isSecond(row.mode) || isCheck(row.mode)) return false;
  const [lo, hi] = slopes;
  if (Number.isNaN(lo) || Number.isNaN(hi)) return false;
  return !(derivative >= lo - slackAt(lo, row.dtype) && derivative <= hi + slackAt(hi, row.dtype));
}

/** Whether the recorded value is not that of the function on paper. */
export function isOtherValue(row: EvidenceRow): boolean {
  const value = numberOf(row.value);
  if (value === undefined || isSecond(row.mode) || isCheck(row.mode)) return false;
  const exact = expressions[row.expression]?.value(pointOf(row)) ?? Number.NaN;
  if (Object.is(value, exact) || value === exact) return false;
  return !(Math.abs(value - exact) <= slackAt(exact, row.dtype));
}
