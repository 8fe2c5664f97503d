import { rng } from '../rng.ts';
import type { Dataset, Rng } from '../types.ts';
import { requireInteger, requireWithin } from '../validate.ts';

/** Options of the data sets with noise. */
export interface CloudOptions {
  /** Number of samples, half of them of each class. */
  readonly count?: number;
  /** Standard deviation of the normal noise added to each coordinate. */
  readonly noise?: number;
  readonly seed?: number;
}

/** Where the i-th sample of a class is before noise; `share` is its way along the class, in [0, 1]. */
export type Place = (share: number, label: number, half: number, random: Rng) => readonly [x: number, y: number];

/** Points of two classes in the plane, alternating, with normal noise. */
export function cloud(where: string, { count = 200, noise = 0.1, seed = 0 }: CloudOptions, place: Place): Dataset {
  requireInteger(where, 'count', count, 2, 100_000);
  if (count % 2 !== 0) throw new RangeError(`${where}: count must be even, got ${count}`);
  requireWithin(where, 'noise', noise, 0, 100);
  // A stream of its own: with one seed for data and network, the noise must not repeat the weights.
  const random = rng(seed).split();
  const half = count / 2;
  const inputs = new Float64Array(2 * count);
  const targets = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const label = i % 2;
    const [x, y] = place(half === 1 ? 0 : Math.floor(i / 2) / (half - 1), label, half, random);
    inputs[2 * i] = x + random.normal(0, noise);
    inputs[2 * i + 1] = y + random.normal(0, noise);
    targets[i] = label;
  }
  return { inputs, targets, count, inputSize: 2, targetSize: 1 };
}
