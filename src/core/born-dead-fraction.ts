import { rng } from './rng.ts';
import type { Rng } from './types.ts';
import { requireInteger, requireWithin } from './validate.ts';

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
}

/** What `bornDeadFraction` returns. */
export interface BornDeadFraction {
  readonly networks: number;
  /** Networks in which, for x > 0 and for x < 0, some hidden layer has no positive pre-activation. */
  readonly silent: number;
  /** Networks that are constant: the silent ones of ReLU, none with another slope. */
  readonly dead: number;
  /** Of the silent networks. */
  readonly fraction: number;
  readonly standardError: number;
}

/**
 * Draws fresh networks with one input, Gaussian weights and biases of 0, and counts those that are born dead.
 *
 * Such a network has two rays, x > 0 and x < 0, and on each every layer is a fixed vector times |x|, so x = 1 and
 * x = −1 decide for all inputs. Given the activations a⁺ and a⁻ of a layer, the pairs of pre-activations of the units
 * of the next are independent and jointly normal with the covariance of (a⁺·a⁺, a⁺·a⁻, a⁻·a⁻): two normal numbers for
 * each unit are as good as its whole row of weights. The law is exact, and a layer costs 2N numbers instead of N².
 *
 * At 0: a pre-activation of exactly 0, which has probability 0, counts as silent, as it does for a ReLU with the
 * derivative 0. A ray that has fallen silent stays so with ReLU. With another slope a silent layer still passes its
 * signal on, and no network is constant; counted are then the networks in which each ray meets a silent layer. They are
 * fewer than die with ReLU, because a slope turns the two rays away from each other: 1 in 8 with slope 1 and 5 in 32
 * with ReLU, at depth 3 and width 2. The same seeds draw the same numbers for every slope.
 *
 * Formula: fraction = silent/networks, with the standard error √(p(1 − p)/networks); `bornDeadBounds` holds it from
 * both sides.
 *
 * @throws RangeError if `depth` is not an integer from 2 to 1000, `width` not one from 1 to 1000, `networks` not one
 * from 1 to 10⁷, `seed` is not an integer, or `negativeSlope` is not in [0, 1]. Source: Lu et al. 2020 for the question.
 *
 * @example
 * ```ts
 * import { bornDeadBounds, bornDeadFraction } from 'relu-at-zero';
 * const ten = { depth: 10, width: 4, networks: 5000 };
 * const { fraction, standardError } = bornDeadFraction(ten);
 * fraction; // => ≈ 0.3
 * standardError; // => ≈ 0.006
 * const { lower, upper } = bornDeadBounds(10, 4);
 * lower < fraction && fraction < upper; // => true
 * bornDeadFraction({ ...ten, negativeSlope: 0.2 }).dead; // => 0
 * ```
 */
export function bornDeadFraction({
  depth,
  width,
  networks = 1000,
  seed = 0,
  negativeSlope = 0,
}: BornDeadOptions): BornDeadFraction {
  requireInteger('bornDeadFraction', 'depth', depth, 2, 1000);
  requireInteger('bornDeadFraction', 'width', width, 1, 1000);
  requireInteger('bornDeadFraction', 'networks', networks, 1, 1e7);
  requireInteger('bornDeadFraction', 'seed', seed, 0, Number.MAX_SAFE_INTEGER - 1e7);
  requireWithin('bornDeadFraction', 'negativeSlope', negativeSlope, 0, 1);
  const rays: Rays = { plus: new Float64Array(width), minus: new Float64Array(width) };
  let silent = 0;
  for (let k = 0; k < networks; k++) if (isSilent(rays, depth, negativeSlope, rng(seed + k))) silent++;
  const fraction = silent / networks;
  return {
    networks,
    silent,
    dead: negativeSlope === 0 ? silent : 0,
    fraction,
    standardError: Math.sqrt((fraction * (1 - fraction)) / networks),
  };
}

/** The activations of a layer at x = 1 and x = −1. */
interface Rays {
  readonly plus: Float64Array;
  readonly minus: Float64Array;
}

/** Whether each ray meets a layer without a positive pre-activation. */
function isSilent({ plus, minus }: Rays, depth: number, slope: number, random: Rng): boolean {
  const width = plus.length;
  let plusSilent = true;
  let minusSilent = true;
  for (let unit = 0; unit < width; unit++) {
    const w = random.normal();
    plus[unit] = w > 0 ? w : slope * w;
    minus[unit] = w < 0 ? -w : -slope * w;
    if (w > 0) plusSilent = false;
    if (w < 0) minusSilent = false;
  }
  for (let layer = 2; layer < depth && !(plusSilent && minusSilent); layer++) {
    let pp = 0;
    let pm = 0;
    let mm = 0;
    for (let unit = 0; unit < width; unit++) {
      pp += plus[unit] * plus[unit];
      pm += plus[unit] * minus[unit];
      mm += minus[unit] * minus[unit];
    }
    // The scale means nothing here: with it taken out, no depth overflows.
    const scale = 1 / Math.sqrt(pp + mm);
    const own = Math.sqrt(pp) * scale;
    const shared = pp > 0 ? (pm / Math.sqrt(pp)) * scale : 0;
    const rest = Math.sqrt(Math.max(0, (pp > 0 ? mm - (pm * pm) / pp : mm) * scale * scale));
    let anyPlus = false;
    let anyMinus = false;
    for (let unit = 0; unit < width; unit++) {
      const first = random.normal();
      const zPlus = own * first;
      const zMinus = shared * first + rest * random.normal();
      if (zPlus > 0) anyPlus = true;
      if (zMinus > 0) anyMinus = true;
      plus[unit] = zPlus > 0 ? zPlus : slope * zPlus;
      minus[unit] = zMinus > 0 ? zMinus : slope * zMinus;
    }
    if (!anyPlus) plusSilent = true;
    if (!anyMinus) minusSilent = true;
  }
  return plusSilent && minusSilent;
}
