import { erfc, exp, tanh } from '../math.ts';
import type { Activation } from '../types.ts';
import { smooth } from './smooth-activation.ts';

const SQRT_2_OVER_PI = 0.7978845608028654;
const CUBIC = 0.044715;

/** The normal distribution function Φ(z) = ½·erfc(−z/√2), which keeps its left tail. */
const normalBelow = (z: number): number => 0.5 * erfc(-z * Math.SQRT1_2);

/**
 * GELU, exact.
 *
 * Formula: z·Φ(z), Φ the normal distribution function; derivative Φ(z) + z·φ(z), which is ½ at 0. The tail is right:
 * gelu(−10) = −7.6199·10⁻²³, where forms by 1 + erf give −0. At −Infinity the limit 0; NaN gives NaN.
 * Source: Hendrycks and Gimpel 2016.
 *
 * @example
 * ```ts
 * import { gelu } from 'relu-at-zero';
 * gelu.kinks; // => []
 * gelu.derivative(0); // => 0.5
 * gelu.value(-10); // => ≈ -7.6199e-23
 * gelu.value(-Infinity); // => 0
 * ```
 */
export const gelu: Activation = /* @__PURE__ */ smooth({
  name: 'gelu',
  formula: String.raw`z\,\Phi(z)`,
  value: (z) => (z === Number.NEGATIVE_INFINITY ? 0 : z * normalBelow(z) + 0),
  derivative: (z) => {
    if (z === Number.POSITIVE_INFINITY) return 1;
    if (z === Number.NEGATIVE_INFINITY) return 0;
    return normalBelow(z) + z * 0.5 * SQRT_2_OVER_PI * exp(-0.5 * z * z);
  },
});

/**
 * GELU by its approximation with tanh, as GPT-2 and JAX's default use it.
 *
 * Formula: ½z(1 + tanh u), u = √(2/π)(z + 0.044715z³); derivative ½(1 + tanh u) + ½z(1 − tanh² u)u′. It differs from
 * `gelu` by up to 5·10⁻⁴, and its left tail is 0 below about −8. At −Infinity the limit 0; NaN gives NaN.
 *
 * @example
 * ```ts
 * import { gelu, geluTanh } from 'relu-at-zero';
 * geluTanh.derivative(0); // => 0.5
 * geluTanh.value(2) - gelu.value(2); // => ≈ 9.8e-5
 * geluTanh.value(-10); // => 0
 * gelu.value(-10); // => ≈ -7.6e-23
 * ```
 */
export const geluTanh: Activation = /* @__PURE__ */ smooth({
  name: 'geluTanh',
  formula: String.raw`\tfrac{z}{2}\left(1 + \tanh\left(\sqrt{2/\pi}\,(z + 0.044715 z^3)\right)\right)`,
  value: (z) => (z === Number.NEGATIVE_INFINITY ? 0 : 0.5 * z * (1 + tanh(inner(z))) + 0),
  derivative: (z) => {
    const t = tanh(inner(z));
    const rest = (1 - t) * (1 + t);
    // Where tanh has saturated, the second term is 0, whatever the size of u′.
    return rest === 0 ? 0.5 * (1 + t) : 0.5 * (1 + t) + 0.5 * z * rest * SQRT_2_OVER_PI * (1 + 3 * CUBIC * z * z);
  },
});

const inner = (z: number): number => SQRT_2_OVER_PI * (z + CUBIC * z * z * z);
