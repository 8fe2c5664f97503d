import type { Activation } from '../../core/types.ts';
import type { ActivationName } from './catalog.ts';
import { secondDerivative, sidesOf } from './second-derivative.ts';

/** The set of values; an end that is only approached does not belong to it. */
export interface Range {
  readonly lo: number;
  readonly hi: number;
  readonly loIncluded: boolean;
  readonly hiIncluded: boolean;
}

/** Finite limits that no z reaches, though rounding may. The others have a flat side or a lowest point. */
const ONLY_APPROACHED: readonly ActivationName[] = ['elu', 'celu', 'selu', 'softplus', 'softsign', 'sigmoid', 'tanh'];

export interface Limits {
  readonly left: number;
  readonly right: number;
}

export const limitsOf = ({ value }: Activation): Limits => ({
  left: value(Number.NEGATIVE_INFINITY),
  right: value(Number.POSITIVE_INFINITY),
});

/** From the limits, the kinks and the lowest point, all of which the core computes. */
export function rangeOf(name: ActivationName, activation: Activation): Range {
  const { left, right } = limitsOf(activation);
  const ends = [left, right, ...activation.kinks.map(activation.value)];
  const lowest = lowestPoint(activation);
  if (lowest !== undefined) ends.push(activation.value(lowest));
  const [lo, hi] = [Math.min(...ends), Math.max(...ends)];
  const included = (end: number): boolean => Number.isFinite(end) && !ONLY_APPROACHED.includes(name);
  return { lo, hi, loIncluded: included(lo), hiIncluded: included(hi) };
}

/** Where the derivative changes from − to + left of 0 without a kink (GELU, SiLU, Mish, hard swish), by bisection. */
export function lowestPoint({ derivative, kinks }: Activation): number | undefined {
  let [below, above] = [-2.5, -0.25];
  if (kinks.some((kink) => kink >= below && kink <= above) || !(derivative(below) < 0 && derivative(above) > 0))
    return undefined;
  for (let i = 0; i < 60; i++) {
    const middle = (below + above) / 2;
    if (derivative(middle) < 0) below = middle;
    else above = middle;
  }
  return above;
}

/** Whether the slope never falls: not at a kink, and nowhere on a fine grid between them. */
export function isConvex(name: ActivationName, activation: Activation): boolean {
  for (const kink of activation.kinks) {
    const [left, right] = sidesOf(activation, kink);
    if (left > right) return false;
  }
  for (let i = -800; i <= 800; i++) {
    const { left, right } = secondDerivative(name, activation, i / 100);
    if (left < 0 || right < 0) return false;
  }
  return true;
}
