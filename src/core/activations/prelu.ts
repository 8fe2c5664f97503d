import type { LearnedActivation } from '../types.ts';
import { requireFinite } from '../validate.ts';
import { leakyRelu } from './leaky-relu.ts';

/** Options of `prelu`. */
export interface PreluOptions {
  /** The slope before training; 1/4 as in the paper and in PyTorch. */
  readonly initialSlope?: number;
  /** One slope for the layer instead of one for each unit. */
  readonly shared?: boolean;
}

/**
 * PReLU: a leaky ReLU that learns its negative slope, in a network one for each unit or one for the layer.
 *
 * Formula: z for z > 0, a·z for z ≤ 0; derivative with respect to the slope min(z, 0), so that a layer's slope gets
 * Σ dy·min(z, 0). Optimizers never decay the slopes.
 *
 * At 0: the slope a, as PyTorch's reverse mode; the slope itself gets 0 from such a sample. On its own, outside a
 * network, the activation has its initial slope. −0 behaves as 0; NaN gives NaN.
 *
 * @throws RangeError if `initialSlope` is not finite. Source: He et al. 2015.
 *
 * @example
 * ```ts
 * import { createMlp, prelu } from 'relu-at-zero';
 * const mlp = createMlp({ sizes: [1, 1, 1], hidden: prelu() });
 * mlp.parameters.set([1, 0, 0.25, 1, 0]);
 * mlp.forward([-2, 0], 2); // => [-0.5, 0]
 * mlp.backward([1, 1]);
 * // Only the sample at z = -2 pulls at the slope; the one at 0 adds nothing.
 * mlp.layers[0].slopeGradient; // => [-2]
 * ```
 */
export function prelu({ initialSlope = 0.25, shared = false }: PreluOptions = {}): LearnedActivation {
  requireFinite('prelu', 'initialSlope', initialSlope);
  return {
    ...leakyRelu({ negativeSlope: initialSlope }),
    name: 'prelu',
    formula: String.raw`\max(0, z) + a\,\min(0, z)`,
    learned: { initialSlope, shared },
  };
}
