import type { Activation } from '../types.ts';
import { requireWithin } from '../validate.ts';
import { withCorners } from './piecewise-linear.ts';
import { smooth } from './smooth-activation.ts';

/**
 * The absolute value with a chosen derivative at 0.
 *
 * Formula: |z|; derivative −1 on the left, 1 on the right.
 *
 * At 0: `derivativeAtZero`, one element of [−1, 1]; frameworks return 0, 1 and −1. −0 behaves as 0; NaN gives NaN.
 *
 * @throws RangeError if `derivativeAtZero` lies outside [−1, 1].
 *
 * @example
 * ```ts
 * import { absWith } from 'relu-at-zero';
 * const right = absWith({ derivativeAtZero: 1 });
 * right.derivative(0); // => 1
 * right.derivative(-0); // => 1
 * absWith({ derivativeAtZero: 2 }); // throws RangeError
 * ```
 */
export function absWith({ derivativeAtZero }: { readonly derivativeAtZero: number }): Activation {
  requireWithin('absWith', 'derivativeAtZero', derivativeAtZero, -1, 1);
  const convention = derivativeAtZero + 0;
  const abs: Omit<Activation, 'kinks' | 'subdifferential'> = {
    name: 'abs',
    formula: '|z|',
    value: (z) => Math.abs(z),
    derivative: (z) => (z > 0 ? 1 : z < 0 ? -1 : z),
    rays: { negative: -1, atZero: convention, positive: 1 },
  };
  return withCorners(abs, [{ at: 0, left: -1, right: 1, convention }]);
}

/**
 * The absolute value with the convention of PyTorch and TensorFlow: 0 at 0 (JAX returns 1).
 *
 * @example
 * ```ts
 * import { abs } from 'relu-at-zero';
 * abs.derivative(0); // => 0
 * abs.subdifferential(0); // => [-1, 1]
 * abs.value(-0); // => 0
 * ```
 */
export const abs: Activation = /* @__PURE__ */ absWith({ derivativeAtZero: 0 });

/**
 * The square of ReLU.
 *
 * Formula: max(0, z)²; derivative 2·max(0, z). At 0: 0 from both sides, so no kink; the second derivative jumps there
 * from 0 to 2. −0 behaves as 0; NaN gives NaN.
 *
 * @example
 * ```ts
 * import { squaredRelu } from 'relu-at-zero';
 * squaredRelu.kinks; // => []
 * squaredRelu.derivative(0); // => 0
 * squaredRelu.subdifferential(0); // => [0, 0]
 * squaredRelu.derivative(0.5); // => 1
 * ```
 */
export const squaredRelu: Activation = /* @__PURE__ */ smooth({
  name: 'squaredRelu',
  formula: String.raw`\max(0, z)^2`,
  value: (z) => Math.max(0, z) * Math.max(0, z),
  derivative: (z) => 2 * Math.max(0, z),
});
