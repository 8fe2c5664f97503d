import { exp, expm1 } from '../math.ts';
import type { Activation } from '../types.ts';
import { requirePositive, requireWithin } from '../validate.ts';
import { withCorners } from './piecewise-linear.ts';
import { smooth } from './smooth-activation.ts';

/** Options of `elu`. */
export interface EluOptions {
  /** α > 0: the value tends to −α on the left. */
  readonly alpha?: number;
  /** One element of the interval between α and 1; read only if α ≠ 1. */
  readonly derivativeAtZero?: number;
}

/**
 * ELU: exponential on the left.
 *
 * Formula: z for z > 0, α(e^z − 1) for z ≤ 0; derivative 1, and α·e^z on the left.
 *
 * At 0: smooth for α = 1. Otherwise the slopes α and 1 meet, and the derivative is `derivativeAtZero`, by default α as
 * in PyTorch and JAX. −0 behaves as 0; NaN gives NaN.
 *
 * @throws RangeError if `alpha` is not positive and finite or `derivativeAtZero` lies outside the subdifferential.
 * Source: Clevert et al. 2016.
 *
 * @example
 * ```ts
 * import { elu } from 'relu-at-zero';
 * elu().kinks; // => []
 * const flat = elu({ alpha: 0.5 });
 * flat.derivative(0); // => 0.5
 * flat.subdifferential(0); // => [0.5, 1]
 * elu({ alpha: 0.5, derivativeAtZero: 1 }).derivative(0); // => 1
 * ```
 */
export function elu({ alpha = 1, derivativeAtZero = alpha }: EluOptions = {}): Activation {
  requirePositive('elu', 'alpha', alpha);
  requireWithin('elu', 'derivativeAtZero', derivativeAtZero, Math.min(alpha, 1), Math.max(alpha, 1));
  return withCorners(
    {
      name: 'elu',
      formula: String.raw`\max(0, z) + ${times(alpha)}(e^{\min(0, z)} - 1)`,
      value: (z) => (z > 0 ? z : z === 0 ? 0 : alpha * expm1(z)),
      derivative: (z) => (z > 0 ? 1 : alpha * exp(z)),
    },
    [{ at: 0, left: alpha, right: 1, convention: derivativeAtZero }],
  );
}

/**
 * CELU: an ELU without a kink for every α.
 *
 * Formula: z for z > 0, α(e^(z/α) − 1) for z ≤ 0; derivative 1, and e^(z/α) on the left.
 *
 * At 0: 1, from both sides. −0 behaves as 0; NaN gives NaN.
 *
 * @throws RangeError if `alpha` is not positive and finite. Source: Barron 2017.
 *
 * @example
 * ```ts
 * import { celu } from 'relu-at-zero';
 * const flat = celu({ alpha: 0.5 });
 * flat.kinks; // => []
 * flat.derivative(0); // => 1
 * flat.value(-100); // => -0.5
 * ```
 */
export function celu({ alpha = 1 }: { readonly alpha?: number } = {}): Activation {
  requirePositive('celu', 'alpha', alpha);
  return smooth({
    name: 'celu',
    formula: String.raw`\max(0, z) + ${times(alpha)}(e^{\min(0, z)${over(alpha)}} - 1)`,
    value: (z) => (z > 0 ? z : z === 0 ? 0 : alpha * expm1(z / alpha)),
    derivative: (z) => (z > 0 ? 1 : exp(z / alpha)),
  });
}

/** In a formula, a factor of 1 is left out. */
const times = (alpha: number): string => (alpha === 1 ? '' : String.raw`${alpha}\,`);
const over = (alpha: number): string => (alpha === 1 ? '' : `/${alpha}`);

/** The constants for which mean 0 and variance 1 are a fixed point of a layer with weights of variance 1/fanIn. */
const SELU_SCALE = 1.0507009873554805;
const SELU_ALPHA = 1.6732632423543772;

/**
 * SELU: a scaled ELU that keeps mean 0 and variance 1 through layers.
 *
 * Formula: λz for z > 0, λα(e^z − 1) for z ≤ 0, with λ = 1.0507… and α = 1.6733….
 *
 * At 0: λα = 1.7581, the left slope, as in PyTorch and JAX (TensorFlow returns λ); the subdifferential is [λ, λα].
 * −0 behaves as 0; NaN gives NaN. Source: Klambauer et al. 2017.
 *
 * @example
 * ```ts
 * import { selu } from 'relu-at-zero';
 * selu.subdifferential(0); // => ≈ [1.0507, 1.7581]
 * selu.derivative(0); // => ≈ 1.7581
 * selu.derivative(1e-300); // => ≈ 1.0507
 * ```
 */
export const selu: Activation = /* @__PURE__ */ withCorners(
  {
    name: 'selu',
    formula: String.raw`\lambda\left(\max(0, z) + \alpha\,(e^{\min(0, z)} - 1)\right)`,
    value: (z) => (z > 0 ? SELU_SCALE * z : z === 0 ? 0 : SELU_SCALE * SELU_ALPHA * expm1(z)),
    derivative: (z) => (z > 0 ? SELU_SCALE : SELU_SCALE * SELU_ALPHA * exp(z)),
  },
  [{ at: 0, left: SELU_SCALE * SELU_ALPHA, right: SELU_SCALE, convention: SELU_SCALE * SELU_ALPHA }],
);
