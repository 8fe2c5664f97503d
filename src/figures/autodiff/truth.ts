import type { Interval } from '../../core/types.ts';
import { type Side, sideOf } from './one-sided.ts';
import { printed } from './print.ts';
import { evaluated } from './program.ts';
import { holds, type Node, partsOf } from './syntax.ts';

/** What is true of the function at a point, whatever the program. */
export interface Truth {
  readonly value: number;
  readonly left: Side;
  readonly right: Side;
  /**
   * `smooth`: the slopes from both sides agree, so there is one. `kink`: they differ. `steep`: one is infinite.
   * `jump`: the function is not continuous here, or grows without bound beside it. `edge`: it has no values on one side. `undefined`: it has none here.
   */
  readonly kind: 'smooth' | 'kink' | 'steep' | 'jump' | 'edge' | 'undefined';
  /**
   * Clarke’s subdifferential: all between the limits of the derivative from both sides. Only where the function is
   * continuous and not infinitely steep, as Clarke’s definition needs a Lipschitz bound near the point.
   */
  readonly slopes?: Interval;
  /** Why the function has no value here. */
  readonly reason?: string;
}

/** Rounding of a few operations; two slopes or values that differ by less are the same. */
export const same = (a: number, b: number): boolean =>
  a === b || Math.abs(a - b) <= 1e-9 * Math.min(1e300, Math.max(1, Math.abs(a), Math.abs(b)));

export function truthAt(node: Node, x: number): Truth {
  const value = evaluated(node, x);
  const [left, right] = [sideOf(node, x, -1), sideOf(node, x, 1)];
  const sides = { value, left, right };
  if (!Number.isFinite(value)) return { ...sides, kind: 'undefined', reason: reasonOf(node, x) };
  if (Number.isNaN(left.value) || Number.isNaN(right.value)) return { ...sides, kind: 'edge' };
  if (!same(left.value, value) || !same(right.value, value)) return { ...sides, kind: 'jump' };
  const [lo, hi] = [Math.min(left.slope, right.slope), Math.max(left.slope, right.slope)];
  if (!Number.isFinite(lo) || !Number.isFinite(hi)) return { ...sides, kind: 'steep' };
  if (same(lo, hi)) return { ...sides, kind: 'smooth', slopes: [lo, lo] };
  return { ...sides, kind: 'kink', slopes: [lo, hi] };
}

/** The first operation on the way to the result that has no value. Branches that `where` leaves out do not count. */
function reasonOf(node: Node, x: number): string {
  const culprit = takenOf(node, x).find((part) => !Number.isFinite(evaluated(part, x)));
  if (culprit?.kind === 'binary' && culprit.operator === '/' && evaluated(culprit.right, x) === 0)
    return `division by zero: ${printed(culprit.right)} is 0 there`;
  if (culprit?.kind === 'unary' && culprit.name === 'sqrt')
    return `root of a negative number: ${printed(culprit.of)} is below 0 there`;
  return 'the numbers get too large';
}

function takenOf(node: Node, x: number): readonly Node[] {
  const parts =
    node.kind === 'where'
      ? [
          node.left,
          node.right,
          holds(node.relation, evaluated(node.left, x), evaluated(node.right, x)) ? node.chosen : node.otherwise,
        ]
      : partsOf(node);
  return [...parts.flatMap((part) => takenOf(part, x)), node];
}

/** Whether a returned number belongs to what is true; undefined where there is nothing to compare with. */
export function belongs({ slopes }: Truth, derivative: number): boolean | undefined {
  if (!slopes) return undefined;
  const [lo, hi] = slopes;
  return (lo <= derivative && derivative <= hi) || same(derivative, lo) || same(derivative, hi);
}
