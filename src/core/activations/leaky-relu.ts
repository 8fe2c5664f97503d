import type { Activation, Interval } from '../types.ts';
import { requireFinite, requireWithin } from '../validate.ts';

/** Options of `leakyRelu`. */
export interface LeakyReluOptions {
  /** The slope for z < 0. */
  readonly negativeSlope?: number;
  /** The derivative at 0: one element of the interval between the two slopes. */
  readonly derivativeAtZero?: number;
}

/**
 * Leaky ReLU: a small slope instead of none on the left.
 *
 * Formula: z for z > 0, a·z for z ≤ 0, with a = `negativeSlope`.
 *
 * At 0: `derivativeAtZero`, by default a, as in PyTorch and TensorFlow (JAX returns 1). Clarke's subdifferential is
 * the interval between a and 1. With a = 1 there is no kink, with a = 0 it is ReLU. −0 behaves as 0; NaN gives NaN.
 *
 * @throws RangeError if `negativeSlope` is not finite, or `derivativeAtZero` lies outside the subdifferential.
 *
 * @example
 * ```ts
 * import { leakyRelu } from 'relu-at-zero';
 * const leaky = leakyRelu({ negativeSlope: 0.2 });
 * leaky.derivative(0); // => 0.2
 * leaky.subdifferential(0); // => [0.2, 1]
 * leakyRelu({ negativeSlope: 1 }).kinks; // => []
 * leakyRelu({ negativeSlope: 0.2, derivativeAtZero: 0 }); // throws RangeError
 * ```
 */
export function leakyRelu({
  negativeSlope = 0.01,
  derivativeAtZero = negativeSlope,
}: LeakyReluOptions = {}): Activation {
  requireFinite('leakyRelu', 'negativeSlope', negativeSlope);
  const a = negativeSlope + 0;
  const atZero: Interval = [Math.min(a, 1), Math.max(a, 1)];
  requireWithin('leakyRelu', 'derivativeAtZero', derivativeAtZero, ...atZero);
  const convention = derivativeAtZero + 0;
  return {
    name: 'leakyRelu',
    formula: String.raw`\max(0, z) + ${a}\,\min(0, z)`,
    kinks: a === 1 ? [] : [0],
    value: (z) => (z > 0 ? z : z < 0 ? leak(a, z) : z === 0 ? 0 : Number.NaN),
    derivative: (z) => (z > 0 ? 1 : z < 0 ? a : z === 0 ? convention : Number.NaN),
    subdifferential: (z) => (z > 0 ? [1, 1] : z < 0 ? [a, a] : z === 0 ? atZero : [Number.NaN, Number.NaN]),
    rays: { negative: a, atZero: convention, positive: 1 },
  };
}

/** a·z for z < 0, never −0; a slope of 0 gives 0 at −Infinity too, where the product would be NaN. */
export const leak = (a: number, z: number): number => (a === 0 ? 0 : a * z + 0);
