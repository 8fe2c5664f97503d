import type { Activation, Interval } from '../types.ts';
import { requireWithin } from '../validate.ts';

/**
 * ReLU with a chosen derivative at 0.
 *
 * Formula: max(0, z); derivative 0 for z < 0, 1 for z > 0.
 *
 * At 0: `derivativeAtZero`, because the function has no derivative there and every g in [0, 1] is the slope of a line
 * through the kink that stays on or below the graph. −0 behaves as 0; NaN gives NaN in value and derivative.
 *
 * @throws RangeError if `derivativeAtZero` is not finite or lies outside the subdifferential [0, 1].
 *
 * @example
 * ```ts
 * import { reluWith } from 'relu-at-zero';
 * const half = reluWith({ derivativeAtZero: 0.5 });
 * half.derivative(0); // => 0.5
 * half.derivative(1e-300); // => 1
 * reluWith({ derivativeAtZero: 2 }); // throws RangeError
 * ```
 */
export function reluWith({ derivativeAtZero }: { readonly derivativeAtZero: number }): Activation {
  requireWithin('reluWith', 'derivativeAtZero', derivativeAtZero, 0, 1);
  const atZero = derivativeAtZero + 0;
  return {
    name: 'relu',
    formula: String.raw`\max(0, z)`,
    kinks: [0],
    value: (z) => (z > 0 ? z : z <= 0 ? 0 : Number.NaN),
    derivative: (z) => (z > 0 ? 1 : z < 0 ? 0 : z === 0 ? atZero : Number.NaN),
    subdifferential: (z): Interval => (z > 0 ? [1, 1] : z < 0 ? [0, 0] : z === 0 ? [0, 1] : [Number.NaN, Number.NaN]),
    rays: { negative: 0, atZero, positive: 1 },
  };
}

/**
 * ReLU as frameworks define it: `reluWith({ derivativeAtZero: 0 })`.
 *
 * At 0: 0, the element of [0, 1] with the smallest size, which is also what PyTorch, JAX and TensorFlow return for
 * the function of this name.
 *
 * @example
 * ```ts
 * import { relu } from 'relu-at-zero';
 * relu.derivative(0); // => 0
 * relu.derivative(-0); // => 0
 * relu.subdifferential(0); // => [0, 1]
 * relu.value(-0); // => 0
 * relu.value(NaN); // => NaN
 * ```
 */
export const relu: Activation = reluWith({ derivativeAtZero: 0 });
