import { logistic, softplus as softPlus, tanh } from '../math.ts';
import type { Activation } from '../types.ts';
import { smooth } from './smooth-activation.ts';

/**
 * SiLU, also called Swish.
 *
 * Formula: z·σ(z); derivative σ(z) + z·σ(z)·σ(−z), which is ½ at 0. Smallest value −0.2785 at z = −1.2785. At
 * −Infinity the limit 0; NaN gives NaN. Source: Ramachandran et al. 2017.
 *
 * @example
 * ```ts
 * import { silu } from 'relu-at-zero';
 * silu.derivative(0); // => 0.5
 * // Its smallest value:
 * silu.value(-1.2785); // => ≈ -0.2785
 * silu.value(-Infinity); // => 0
 * ```
 */
export const silu: Activation = /* @__PURE__ */ smooth({
  name: 'silu',
  formula: String.raw`z\,\sigma(z)`,
  value: (z) => (z === Number.NEGATIVE_INFINITY ? 0 : z * logistic(z) + 0),
  derivative: (z) => {
    const gate = logistic(z);
    const slope = gate * logistic(-z);
    return slope === 0 ? gate : gate + z * slope;
  },
});

/**
 * Mish.
 *
 * Formula: z·tanh(softplus z); derivative t + z·(1 − t²)·σ(z) with t = tanh(softplus z), which is 0.6 at 0. At
 * −Infinity the limit 0; NaN gives NaN. Source: Misra 2019.
 *
 * @example
 * ```ts
 * import { mish } from 'relu-at-zero';
 * mish.kinks; // => []
 * mish.derivative(0); // => ≈ 0.6000
 * mish.value(-Infinity); // => 0
 * ```
 */
export const mish: Activation = /* @__PURE__ */ smooth({
  name: 'mish',
  formula: String.raw`z\tanh(\ln(1 + e^z))`,
  value: (z) => (z === Number.NEGATIVE_INFINITY ? 0 : z * tanh(softPlus(z)) + 0),
  derivative: (z) => {
    const t = tanh(softPlus(z));
    const slope = (1 - t) * (1 + t) * logistic(z);
    return slope === 0 ? t : t + z * slope;
  },
});

/**
 * Softplus, the smooth relative of ReLU.
 *
 * Formula: ln(1 + e^z) = max(z, 0) + ln(1 + e^−|z|), which neither overflows nor loses the tail; derivative σ(z),
 * which is ½ at 0. NaN gives NaN. softplus(sz)/s tends to ReLU as s grows.
 *
 * @example
 * ```ts
 * import { softplus } from 'relu-at-zero';
 * softplus.derivative(0); // => 0.5
 * softplus.value(0); // => ≈ 0.6931
 * softplus.value(1000); // => 1000
 * softplus.value(-40); // => ≈ 4.2484e-18
 * // Sharpened by 100 it is ReLU but for ln 2/100 at the kink.
 * softplus.value(100 * 0) / 100; // => ≈ 0.0069
 * ```
 */
export const softplus: Activation = /* @__PURE__ */ smooth({
  name: 'softplus',
  formula: String.raw`\ln(1 + e^z)`,
  value: softPlus,
  derivative: logistic,
});

/**
 * Softsign.
 *
 * Formula: z/(1 + |z|); derivative 1/(1 + |z|)², which is 1 at 0: the two kinks of |z| cancel. ±1 at ±Infinity; NaN
 * gives NaN.
 *
 * @example
 * ```ts
 * import { softsign } from 'relu-at-zero';
 * softsign.derivative(0); // => 1
 * softsign.subdifferential(0); // => [1, 1]
 * softsign.value(Infinity); // => 1
 * ```
 */
export const softsign: Activation = /* @__PURE__ */ smooth({
  name: 'softsign',
  formula: String.raw`\frac{z}{1 + |z|}`,
  value: (z) => (Math.abs(z) === Number.POSITIVE_INFINITY ? Math.sign(z) : z / (1 + Math.abs(z)) + 0),
  derivative: (z) => {
    const scale = 1 + Math.abs(z);
    return 1 / scale / scale;
  },
});
