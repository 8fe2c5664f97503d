import { requireAllFinite, requireFinite, requireLength } from './validate.ts';

/** What `deadOnBox` returns. */
export interface BoxReport {
  /** The maximum is ≤ 0: on the whole box a ReLU of this pre-activation is 0. */
  readonly dead: boolean;
  /** The largest pre-activation on the box, as `forward` computes it. */
  readonly maxPreactivation: number;
  /** The maximum is exactly 0: dead only where the derivative at 0 is 0, otherwise a gradient flows at that corner. */
  readonly touchesZero: boolean;
}

/**
 * Whether a unit is dead on every input of a box, not just on the samples at hand.
 *
 * Formula: max over the box of w·x + b = b + Σ max(wᵢ·loᵢ, wᵢ·hiᵢ), at the corner that takes hi where wᵢ > 0 and lo
 * where wᵢ < 0; on [0, 1]ᵈ that is b + Σ max(wᵢ, 0).
 *
 * The sum is rounded step by step in the order of `forward`. Each rounded step is monotone, so the answer is exact
 * for the network as computed: `forward` finds this very maximum at the corner, and nothing above it at any number of
 * the box. The maximum in real arithmetic differs from it by rounding only, yet can have another sign.
 *
 * A bound may be infinite, such as [0, ∞) for a unit above a ReLU layer; a weight of 0 then counts as 0.
 *
 * @param lo one bound for all inputs or one for each; `hi` likewise.
 * @throws RangeError if a weight or the bias is not finite, the lengths differ, or no number lies between two bounds.
 *
 * @example
 * ```ts
 * import { deadOnBox } from 'relu-at-zero';
 * // z = x₁ − x₂ − 1 on the square [0, 1]²: at the corner (1, 0) it is exactly 0.
 * deadOnBox([1, -1], -1, 0, 1); // => { dead: true, maxPreactivation: 0, touchesZero: true }
 * deadOnBox([1, -1], -0.5, 0, 1).dead; // => false
 * ```
 */
export function deadOnBox(
  weights: ArrayLike<number>,
  bias: number,
  lo: number | ArrayLike<number>,
  hi: number | ArrayLike<number>,
): BoxReport {
  requireAllFinite('deadOnBox', 'weights', weights);
  requireFinite('deadOnBox', 'bias', bias);
  if (typeof lo !== 'number') requireLength('deadOnBox', 'lo', lo, weights.length);
  if (typeof hi !== 'number') requireLength('deadOnBox', 'hi', hi, weights.length);
  let z = bias;
  for (let i = 0; i < weights.length; i++) {
    const low = typeof lo === 'number' ? lo : lo[i];
    const high = typeof hi === 'number' ? hi : hi[i];
    if (!(low <= high && low < Number.POSITIVE_INFINITY && high > Number.NEGATIVE_INFINITY)) {
      throw new RangeError(`deadOnBox: lo must be at most hi, got [${low}, ${high}] at index ${i}`);
    }
    if (weights[i] !== 0) z += weights[i] * (weights[i] > 0 ? high : low);
  }
  return { dead: z <= 0, maxPreactivation: z + 0, touchesZero: z === 0 };
}
