import type { SampledActivation } from '../types.ts';
import { requireFinite, requireWithin } from '../validate.ts';
import { leakyRelu } from './leaky-relu.ts';

/** Options of `rrelu`: the bounds of the slope. */
export interface RreluOptions {
  readonly lower?: number;
  readonly upper?: number;
}

/**
 * Randomized leaky ReLU: in training each pre-activation z ≤ 0 draws its slope, in evaluation all have the mean slope.
 *
 * Formula: z for z > 0, else a·z with a from U(lower, upper) in a training pass, (lower + upper)/2 otherwise. `train`
 * makes training passes; on your own, give `forward` a generator. `backward` uses the slopes that were drawn.
 *
 * At 0: the slope, drawn or mean, as PyTorch. Defaults 1/8 and 1/3, as PyTorch's. On its own, outside a network, the
 * activation is the evaluation form. −0 behaves as 0; NaN gives NaN.
 *
 * @throws RangeError if the bounds are not finite or lower > upper. Source: Xu et al. 2015.
 *
 * @example
 * ```ts id=core-rrelu-example title="rrelu"
 * import { createMlp, rng, rrelu } from 'relu-at-zero';
 * const mlp = createMlp({ sizes: [1, 1, 1], hidden: rrelu({ lower: 0, upper: 1 }) });
 * mlp.parameters.set([1, 0, 1, 0]);
 * mlp.forward([-1, -1, 2], 3); // => [-0.5, -0.5, 2]
 * // With a generator each negative pre-activation draws its own slope.
 * mlp.forward([-1, -1, 2], 3, rng(1)); // => ≈ [-0.8895, -0.0609, 2.0000]
 * ```
 */
export function rrelu({ lower = 1 / 8, upper = 1 / 3 }: RreluOptions = {}): SampledActivation {
  requireFinite('rrelu', 'lower', lower);
  requireWithin('rrelu', 'upper', upper, lower, Number.MAX_VALUE);
  return {
    ...leakyRelu({ negativeSlope: (lower + upper) / 2 }),
    name: 'rrelu',
    formula: String.raw`\max(0, z) + a\,\min(0, z)`,
    sampled: { lower, upper },
  };
}
