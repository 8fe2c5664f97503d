import { tanh as hyperbolicTangent, logistic } from '../math.ts';
import type { Activation } from '../types.ts';
import { smooth } from './smooth-activation.ts';

/**
 * The identity, for linear layers and outputs.
 *
 * Formula: z; derivative 1 everywhere, 0 included. −0 gives 0; NaN gives NaN.
 *
 * @example
 * ```ts
 * import { identity } from 'relu-at-zero';
 * identity.derivative(0); // => 1
 * identity.kinks; // => []
 * identity.value(-0); // => 0
 * ```
 */
export const identity: Activation = /* @__PURE__ */ smooth({
  name: 'identity',
  formula: 'z',
  value: (z) => z + 0,
  derivative: (z) => (Number.isNaN(z) ? z : 1),
  rays: { negative: 1, atZero: 1, positive: 1 },
});

function slopeOfTanh(t: number): number {
  return (1 - t) * (1 + t);
}

/**
 * The hyperbolic tangent.
 *
 * Formula: tanh z; derivative 1 − tanh² z, which is 1 at 0. −0 gives 0; NaN gives NaN; ±1 at ±Infinity.
 *
 * @example
 * ```ts
 * import { tanh } from 'relu-at-zero';
 * tanh.derivative(0); // => 1
 * tanh.value(-0); // => 0
 * // Saturated: not a kink, and still nothing flows back.
 * tanh.derivative(20); // => 0
 * ```
 */
export const tanh: Activation = /* @__PURE__ */ smooth({
  name: 'tanh',
  formula: String.raw`\tanh z`,
  value: hyperbolicTangent,
  derivative: (z) => slopeOfTanh(hyperbolicTangent(z)),
  derivativeFromValue: slopeOfTanh,
});

/**
 * The logistic sigmoid.
 *
 * Formula: σ(z) = 1/(1 + e^−z); derivative σ(z)·σ(−z), which is ¼ at 0. NaN gives NaN; never overflows.
 *
 * @example
 * ```ts
 * import { sigmoid } from 'relu-at-zero';
 * sigmoid.value(0); // => 0.5
 * sigmoid.derivative(0); // => 0.25
 * sigmoid.value(-40); // => ≈ 4.2484e-18
 * ```
 */
export const sigmoid: Activation = /* @__PURE__ */ smooth({
  name: 'sigmoid',
  formula: String.raw`\frac{1}{1 + e^{-z}}`,
  value: logistic,
  derivative: (z) => logistic(z) * logistic(-z),
});
