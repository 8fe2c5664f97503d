import { requireInteger } from './validate.ts';

/** What `bornDeadBounds` returns: probabilities. */
export interface BornDeadBounds {
  /** The probability is at least this. */
  readonly lower: number;
  /** The probability is at most this. */
  readonly upper: number;
  /** The exact probability that all units of some layer are 0 at one given input x ≠ 0. */
  readonly singlePoint: number;
}

/**
 * How likely a fresh ReLU network with one input is constant: born dead, with no gradient from any input.
 *
 * Biases are 0 and weights symmetric around 0, such as He's, so the network has two rays, x > 0 and x < 0, and on each
 * a layer is a fixed direction times |x|. With q = 2⁻ᴺ, a layer of N units is 0 on a given ray with probability q.
 *
 * Each unit of the first layer is active on exactly one ray: both rays live with probability 1 − 2q, one with 2q, and
 * their activations share no unit. From then on a lone ray dies with probability q a layer. Two rays die together with
 * probability between q² (activations at a right angle) and q (parallel): the two bounds.
 *
 * Formula, k = depth − 2: upper = 1 − (1 − q)ᵏ; lower = the share of the dead after k steps of both → dead q²,
 * both → one 2q + (N − 2)q², one → dead q, which gives 1 − a₁ᵏ + (1 − 2q)(1 − q)/(1 + (N − 1)q)·(a₂ᵏ − a₁ᵏ) with
 * a₁ = 1 − q, a₂ = 1 − 2q − (N − 1)q². The N of those steps' q² are rays left with one and the same single unit:
 * parallel, they die as one. singlePoint = 1 − (1 − q)^(depth − 1).
 *
 * @param depth layers of weights, hence depth − 1 hidden layers.
 * @param width N, the units of each hidden layer.
 * @throws RangeError if `depth` is not an integer from 2 to 1,000,000 or `width` not one from 1. Source: Lu et al. 2020
 * for the lower bound.
 *
 * @example
 * ```ts
 * import { bornDeadBounds } from 'relu-at-zero';
 * const { lower, upper } = bornDeadBounds(20, 4);
 * [lower, upper]; // => ≈ [0.520, 0.687]
 * // Ten times as wide, it hardly ever happens.
 * bornDeadBounds(20, 40).upper; // => ≈ 1.6e-11
 * ```
 */
export function bornDeadBounds(depth: number, width: number): BornDeadBounds {
  requireInteger('bornDeadBounds', 'depth', depth, 2, 1_000_000);
  requireInteger('bornDeadBounds', 'width', width, 1, Number.MAX_SAFE_INTEGER);
  let q = 1;
  for (let unit = 0; unit < width && q > 0; unit++) q /= 2;
  let both = 1 - 2 * q;
  let one = 2 * q;
  let lower = 0;
  let upper = 0;
  // Step by step instead of by the closed form: sums of positive numbers do not cancel when q is tiny.
  for (let layer = 2; layer < depth; layer++) {
    lower += q * one + q * q * both;
    upper += q * (1 - upper);
    one += (2 * q + (width - 2) * q * q) * both - q * one;
    both *= 1 - 2 * q - (width - 1) * q * q;
  }
  return { lower, upper, singlePoint: upper + q * (1 - upper) };
}
