import { heUniform } from './initializers/scaled.ts';
import { createMlp } from './mlp.ts';
import { rng } from './rng.ts';
import type { Initializer, Mlp } from './types.ts';
import { unitReport } from './unit-report.ts';
import { requireWithin } from './validate.ts';

/** Options of `reinitializeDeadUnits`. */
export interface ReinitializeOptions {
  /** Units whose dormancy is at most this are reset. */
  readonly threshold?: number;
  /** Where the fresh incoming weights come from; its bias is not used. */
  readonly initializer?: Initializer;
  /** Another one for each call, or a unit that is reset again gets the same weights again. */
  readonly seed?: number;
}

/** What `reinitializeDeadUnits` returns. */
export interface Reinitialization {
  readonly count: number;
  /** Which units: hidden layer and unit, both counted from 0, bottom up. */
  readonly units: readonly { readonly layer: number; readonly unit: number }[];
}

/**
 * ReDo: gives dormant hidden units a fresh start without disturbing what the network computes.
 *
 * A unit whose dormancy (its mean |activation| over the mean of its layer) is at most `threshold` gets fresh incoming
 * weights, bias 0, and outgoing weights 0. All dormancies are taken before anything changes.
 *
 * At threshold 0 such a unit contributed 0 on every given sample and goes on contributing 0: the outputs keep every
 * bit (only a bias of −0 above could become 0). Above 0 the outputs jump by what the reset units contributed. A leaky
 * unit is hardly ever exactly 0, so at threshold 0 it is hardly ever reset.
 *
 * A weight from one reset unit to another is fresh. The authors' code leaves it 0; above a layer that is dormant as a
 * whole, the upper unit would then stay at z = 0 and be dead at once.
 *
 * The state of an optimizer is not touched: velocities gathered before go on moving the fresh weights, so make a new
 * optimizer if that matters. The gradient is stale afterwards; a forward on `inputs` has been run.
 *
 * @param inputs count × inputSize, row-major.
 * @throws RangeError if `threshold` is negative or not finite, or the inputs do not match `count`. Source: Sokar et
 * al. 2023.
 *
 * @example
 * ```ts
 * import { createMlp, reinitializeDeadUnits } from 'relu-at-zero';
 * const mlp = createMlp({ sizes: [1, 2, 1] });
 * mlp.parameters.set([1, -1, 0, 0, 1, 5, 0]);
 * mlp.forward([1, 2], 2); // => [1, 2]
 * reinitializeDeadUnits(mlp, [1, 2], 2, { seed: 1 }).units; // => [{ layer: 0, unit: 1 }]
 * // A fresh incoming weight, an outgoing weight of 0: the outputs stay.
 * mlp.layers[0].weights; // => ≈ [1.0000, 1.9336]
 * mlp.layers[1].weights; // => [1, 0]
 * mlp.forward([1, 2], 2); // => [1, 2]
 * ```
 */
export function reinitializeDeadUnits(
  mlp: Mlp,
  inputs: ArrayLike<number>,
  count: number,
  { threshold = 0, initializer = heUniform(), seed = 0 }: ReinitializeOptions = {},
): Reinitialization {
  requireWithin('reinitializeDeadUnits', 'threshold', threshold, 0, Number.MAX_VALUE);
  const units = unitReport(mlp, inputs, count).layers.flatMap((layer, l) =>
    layer.units.flatMap(({ dormancy }, unit) => (dormancy <= threshold ? [{ layer: l, unit }] : [])),
  );
  // A stream of its own: with the seed of the network, the fresh weights must not be those it was born with.
  const fresh = createMlp({
    sizes: mlp.sizes,
    hidden: mlp.layers.slice(0, -1).map((layer) => layer.activation),
    initializer,
    dtype: mlp.dtype,
    seed: rng(seed).integer(2 ** 32),
  });
  // Bottom up: the incoming weights of a reset unit overwrite the outgoing zeros of reset units below it.
  for (const { layer, unit } of units) {
    const { inSize, outSize, weights, biases } = mlp.layers[layer];
    const row = unit * inSize;
    weights.set(fresh.layers[layer].weights.subarray(row, row + inSize), row);
    biases[unit] = 0;
    const above = mlp.layers[layer + 1];
    for (let i = unit; i < above.weights.length; i += outSize) above.weights[i] = 0;
  }
  mlp.forward(inputs, count);
  return { count: units.length, units };
}
