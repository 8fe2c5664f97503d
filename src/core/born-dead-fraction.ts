import { createMlp, initialize } from './mlp.ts';
import { rng } from './rng.ts';
import { fewestSilentLayers } from './silent-layers.ts';
import { silentLayersOnRays } from './silent-rays.ts';
import type { Initializer, Interval } from './types.ts';
import { requireFinite, requireInteger, requireMade, requireWithin } from './validate.ts';

/** Options of `bornDeadFraction`. */
export interface BornDeadOptions {
  /** Layers of weights, hence depth − 1 hidden layers. */
  readonly depth: number;
  /** Units of each hidden layer. */
  readonly width: number;
  /** How many fresh networks are drawn. */
  readonly networks?: number;
  /** Of the first network; each other has the next seed. */
  readonly seed?: number;
  /** The slope for z < 0; 0 is ReLU. */
  readonly negativeSlope?: number;
  /** Draws every weight and bias of every network; without one, weights are Gaussian and biases 0. */
  readonly initializer?: Initializer;
  /** The inputs on which a network with `initializer` may be constant; [−√3, √3] by default. */
  readonly inputs?: Interval;
}

/** What `bornDeadFraction` returns. */
export interface BornDeadFraction {
  readonly networks: number;
  /** Networks in which every input meets a hidden layer without a positive pre-activation. */
  readonly silent: number;
  /** Silent layers on the way of the input that meets fewest, summed over the silent networks. */
  readonly silentLayers: number;
  /** Networks that are constant: the silent ones of ReLU, none with another slope. */
  readonly dead: number;
  /** Of the silent networks. */
  readonly fraction: number;
  readonly standardError: number;
}

/** Points from −√3 to √3 have variance 1, and are what Lu and others train on. */
const UNIT_VARIANCE: Interval = [-Math.sqrt(3), Math.sqrt(3)];

/**
 * Draws fresh networks with one input and counts those that are born dead.
 *
 * Without `initializer` weights are Gaussian and biases 0. Such a network has two rays, x > 0 and x < 0, and on each
 * every layer is a fixed vector times |x|, so x = 1 and x = −1 decide for all inputs. Given the activations a⁺ and a⁻
 * of a layer, the pairs of pre-activations of the units of the next are independent and jointly normal with the
 * covariance of (a⁺·a⁺, a⁺·a⁻, a⁻·a⁻): two normal numbers for each unit are as good as its whole row of weights. The
 * law is exact, and a layer costs 2N numbers instead of N².
 *
 * With `initializer` the networks are those of `createMlp` with the same seeds. Their biases need not be 0, so the
 * interval `inputs` is cut wherever a unit meets its kink: on a piece a pre-activation is a line, positive somewhere
 * exactly if it is at an end. Nothing is sampled.
 *
 * At 0: a pre-activation of exactly 0 counts as silent, as it does for a ReLU with the derivative 0. What meets a
 * silent layer is lost with ReLU, and the count of its silent layers ends at 1. With another slope a silent layer
 * passes slope times its pre-activations on, and no network is constant; counted are then the networks in which every
 * input meets a silent layer, slopeᵏ of whose signal is left behind k of them. They are fewer than die with ReLU,
 * because a slope turns the two rays away from each other: 1 in 8 with slope 1 and 5 in 32 with ReLU, at depth 3 and
 * width 2. The same seeds draw the same numbers for every slope.
 *
 * Formula: fraction = silent/networks, with the standard error √(p(1 − p)/networks); `bornDeadBounds` holds it from
 * both sides where biases are 0.
 *
 * @throws RangeError if `depth` is not an integer from 2 to 1000, `width` not one from 1 to 1000, `networks` not one
 * from 1 to 10⁷, `seed` is not an integer, `negativeSlope` is not in [0, 1], or `inputs` is no finite interval;
 * TypeError if `initializer` is none. Source: Lu et al. 2020 for the question.
 *
 * @example
 * ```ts
 * import { bornDeadBounds, bornDeadFraction } from 'relu-at-zero';
 * import { randomizedAsymmetric } from 'relu-at-zero';
 * const ten = { depth: 10, width: 4, networks: 5000 };
 * const { fraction, standardError } = bornDeadFraction(ten);
 * fraction; // => ≈ 0.3
 * standardError; // => ≈ 0.006
 * const { lower, upper } = bornDeadBounds(10, 4);
 * lower < fraction && fraction < upper; // => true
 * bornDeadFraction({ ...ten, negativeSlope: 0.2 }).dead; // => 0
 * const initializer = randomizedAsymmetric();
 * bornDeadFraction({ ...ten, networks: 500, initializer }).dead; // => 9
 * ```
 */
export function bornDeadFraction({
  depth,
  width,
  networks = 1000,
  seed = 0,
  negativeSlope = 0,
  initializer,
  inputs = UNIT_VARIANCE,
}: BornDeadOptions): BornDeadFraction {
  requireInteger('bornDeadFraction', 'depth', depth, 2, 1000);
  requireInteger('bornDeadFraction', 'width', width, 1, 1000);
  requireInteger('bornDeadFraction', 'networks', networks, 1, 1e7);
  requireInteger('bornDeadFraction', 'seed', seed, 0, Number.MAX_SAFE_INTEGER - 1e7);
  requireWithin('bornDeadFraction', 'negativeSlope', negativeSlope, 0, 1);
  const [lo, hi] = inputs;
  requireFinite('bornDeadFraction', 'inputs[0]', lo);
  requireFinite('bornDeadFraction', 'inputs[1]', hi);
  if (lo >= hi) throw new RangeError(`bornDeadFraction: inputs must rise, got [${lo}, ${hi}]`);
  if (initializer) requireMade('bornDeadFraction', 'initializer', 'an initializer', initializer, 'fill');
  const silentLayersOf = initializer
    ? wholeNetworks(depth, width, negativeSlope, initializer, inputs)
    : byTheirLaw(depth, width, negativeSlope);
  let silent = 0;
  let silentLayers = 0;
  for (let k = 0; k < networks; k++) {
    const layers = silentLayersOf(seed + k);
    silentLayers += layers;
    if (layers > 0) silent++;
  }
  const fraction = silent / networks;
  return {
    networks,
    silent,
    silentLayers,
    dead: negativeSlope === 0 ? silent : 0,
    fraction,
    standardError: Math.sqrt((fraction * (1 - fraction)) / networks),
  };
}

/** Of the network of a seed: silent layers on the best way through it. */
type SilentLayersOf = (seed: number) => number;

function byTheirLaw(depth: number, width: number, slope: number): SilentLayersOf {
  const rays = { plus: new Float64Array(width), minus: new Float64Array(width) };
  return (seed) => silentLayersOnRays(rays, depth, slope, rng(seed));
}

function wholeNetworks(
  depth: number,
  width: number,
  slope: number,
  initializer: Initializer,
  inputs: Interval,
): SilentLayersOf {
  const mlp = createMlp({ sizes: [1, ...Array<number>(depth - 1).fill(width), 1] });
  const hidden = mlp.layers.slice(0, -1);
  return (seed) => {
    initialize(mlp, initializer, seed);
    return fewestSilentLayers(hidden, slope, inputs);
  };
}
