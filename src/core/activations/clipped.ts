import type { Activation } from '../types.ts';
import { requireFinite, requireWithin } from '../validate.ts';
import { withCorners } from './piecewise-linear.ts';

/** z limited to [lo, hi]; NaN stays NaN. */
const clip = (z: number, lo: number, hi: number): number => (z < lo ? lo : z > hi ? hi : z + 0);
/** 1 inside, 0 outside, NaN for NaN; the corners are not asked. */
const inside = (z: number, lo: number, hi: number): number => (z > lo && z < hi ? 1 : Number.isNaN(z) ? z : 0);

/**
 * ReLU limited to 6.
 *
 * Formula: min(max(0, z), 6); derivative 1 between 0 and 6, 0 outside.
 *
 * At 0 and at 6: 0, the smallest element of [0, 1], as in PyTorch and JAX. −0 behaves as 0; NaN gives NaN.
 *
 * @example
 * ```ts
 * import { relu6 } from 'relu-at-zero';
 * relu6.kinks; // => [0, 6]
 * relu6.value(7); // => 6
 * relu6.derivative(6); // => 0
 * relu6.subdifferential(6); // => [0, 1]
 * ```
 */
export const relu6: Activation = /* @__PURE__ */ withCorners(
  {
    name: 'relu6',
    formula: String.raw`\min(\max(0, z), 6)`,
    value: (z) => clip(z, 0, 6),
    derivative: (z) => inside(z, 0, 6),
  },
  [
    { at: 0, left: 0, right: 1, convention: 0 },
    { at: 6, left: 1, right: 0, convention: 0 },
  ],
);

/**
 * The hyperbolic tangent in three straight pieces.
 *
 * Formula: min(max(−1, z), 1); derivative 1 between −1 and 1, 0 outside.
 *
 * At ±1: 0, the smallest element of [0, 1], as in PyTorch (JAX returns 1). NaN gives NaN.
 *
 * @example
 * ```ts
 * import { hardTanh } from 'relu-at-zero';
 * hardTanh.kinks; // => [-1, 1]
 * hardTanh.derivative(1); // => 0
 * hardTanh.derivative(1 - 1e-9); // => 1
 * hardTanh.subdifferential(1); // => [0, 1]
 * ```
 */
export const hardTanh: Activation = /* @__PURE__ */ withCorners(
  {
    name: 'hardTanh',
    formula: String.raw`\min(\max(-1, z), 1)`,
    value: (z) => clip(z, -1, 1),
    derivative: (z) => inside(z, -1, 1),
  },
  [
    { at: -1, left: 0, right: 1, convention: 0 },
    { at: 1, left: 1, right: 0, convention: 0 },
  ],
);

/**
 * The sigmoid in three straight pieces.
 *
 * Formula: min(max(0, z/6 + ½), 1); derivative 1/6 between −3 and 3, 0 outside.
 *
 * At ±3: 0, as in PyTorch; the subdifferential is [0, 1/6]. NaN gives NaN.
 *
 * @example
 * ```ts
 * import { hardSigmoid } from 'relu-at-zero';
 * hardSigmoid.kinks; // => [-3, 3]
 * hardSigmoid.derivative(0); // => ≈ 0.1667
 * hardSigmoid.derivative(3); // => 0
 * hardSigmoid.subdifferential(3); // => [0, 0.16666666666666666]
 * ```
 */
export const hardSigmoid: Activation = /* @__PURE__ */ withCorners(
  {
    name: 'hardSigmoid',
    formula: String.raw`\min(\max(0, z/6 + \tfrac12), 1)`,
    value: (z) => clip(z, -3, 3) / 6 + 0.5,
    derivative: (z) => inside(z, -3, 3) / 6,
  },
  [
    { at: -3, left: 0, right: 1 / 6, convention: 0 },
    { at: 3, left: 1 / 6, right: 0, convention: 0 },
  ],
);

/**
 * SiLU with the hard sigmoid as its gate.
 *
 * Formula: z·min(max(0, z/6 + ½), 1); derivative 0 below −3, z/3 + ½ between −3 and 3, 1 above.
 *
 * At −3: 0, of [−½, 0]. At 3: 1, of [1, 3/2]. Both are the outer slope, as in PyTorch. At −Infinity the value is 0;
 * NaN gives NaN.
 *
 * @example
 * ```ts
 * import { hardSwish } from 'relu-at-zero';
 * hardSwish.derivative(-3); // => 0
 * hardSwish.subdifferential(-3); // => [-0.5, 0]
 * hardSwish.derivative(3); // => 1
 * hardSwish.subdifferential(3); // => [1, 1.5]
 * ```
 */
export const hardSwish: Activation = /* @__PURE__ */ withCorners(
  {
    name: 'hardSwish',
    formula: String.raw`z\,\min(\max(0, z/6 + \tfrac12), 1)`,
    value: (z) => (z <= -3 ? 0 : z >= 3 ? z : z * (z / 6 + 0.5) + 0),
    derivative: (z) => (z < -3 ? 0 : z > 3 ? 1 : z / 3 + 0.5),
  },
  [
    { at: -3, left: 0, right: -0.5, convention: 0 },
    { at: 3, left: 1.5, right: 1, convention: 1 },
  ],
);

/** Options of `threshold`. */
export interface ThresholdOptions {
  /** θ: below it the value is constant. */
  readonly threshold?: number;
  /** The constant; equal to θ, since a jump has no subdifferential. */
  readonly value?: number;
  readonly derivativeAtThreshold?: number;
}

/**
 * ReLU with its kink moved along the diagonal.
 *
 * Formula: z for z > θ, else θ; derivative 1 above θ, 0 below.
 *
 * At θ: `derivativeAtThreshold`, by default 0 as PyTorch's `threshold`; the subdifferential is [0, 1]. −0 behaves as 0;
 * NaN gives NaN.
 *
 * @throws RangeError if `threshold` is not finite, `value` differs from it (the function would jump there), or
 * `derivativeAtThreshold` lies outside [0, 1].
 *
 * @example
 * ```ts
 * import { threshold } from 'relu-at-zero';
 * const fromOne = threshold({ threshold: 1 });
 * fromOne.value(0.5); // => 1
 * fromOne.derivative(1); // => 0
 * fromOne.subdifferential(1); // => [0, 1]
 * threshold({ threshold: 1, value: 0 }); // throws RangeError
 * ```
 */
export function threshold({
  threshold: theta = 0,
  value = theta,
  derivativeAtThreshold = 0,
}: ThresholdOptions = {}): Activation {
  requireFinite('threshold', 'threshold', theta);
  const at = theta + 0;
  if (value !== at) {
    throw new RangeError(
      `threshold: value must equal threshold ${at}, since a jump has no subdifferential, got ${value}`,
    );
  }
  requireWithin('threshold', 'derivativeAtThreshold', derivativeAtThreshold, 0, 1);
  return withCorners(
    {
      name: 'threshold',
      formula: String.raw`\max(${at}, z)`,
      value: (z) => Math.max(at, z),
      derivative: (z) => (z > at ? 1 : Number.isNaN(z) ? z : 0),
    },
    [{ at, left: 0, right: 1, convention: derivativeAtThreshold + 0 }],
  );
}
