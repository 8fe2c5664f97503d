import { cosSinPi } from '../math.ts';
import type { Dataset } from '../types.ts';
import { type CloudOptions, cloud } from './cloud.ts';

/**
 * Two spiral arms around the origin, classes 0 and 1 alternating.
 *
 * Formula before noise, 0.03 by default: radius s and angle 3.5π·s (+ π for class 1), s evenly in [0.1, 1].
 *
 * @throws RangeError if `count` is not an even integer from 2 to 100,000 or `noise` is not in [0, 100].
 *
 * @example
 * ```ts
 * import { spirals } from 'relu-at-zero';
 * const data = spirals({ count: 100, seed: 1 });
 * data.count; // => 100
 * data.inputs.slice(0, 2); // => ≈ [0.0054, 0.0966]
 * // The second arm is the first turned by half a turn.
 * spirals({ noise: 0 }).inputs.slice(0, 4); // => ≈ [0.0454, 0.0891, -0.0454, -0.0891]
 * ```
 */
export function spirals({ noise = 0.03, ...options }: CloudOptions = {}): Dataset {
  return cloud('spirals', { noise, ...options }, (share, label) => {
    const radius = 0.1 + 0.9 * share;
    const [cos, sin] = cosSinPi(3.5 * radius + label);
    return [radius * cos, radius * sin];
  });
}

/**
 * Two round clouds around (−1, 0) and (1, 0); `noise` is their standard deviation, 0.4 by default.
 *
 * @throws RangeError if `count` is not an even integer from 2 to 100,000 or `noise` is not in [0, 100].
 *
 * @example
 * ```ts
 * import { gaussians } from 'relu-at-zero';
 * const data = gaussians({ seed: 1 });
 * data.count; // => 200
 * data.inputs.slice(0, 2); // => ≈ [-1.5339, 0.0998]
 * gaussians({ noise: 0 }).inputs.slice(0, 4); // => [-1, 0, 1, 0]
 * ```
 */
export function gaussians({ noise = 0.4, ...options }: CloudOptions = {}): Dataset {
  return cloud('gaussians', { noise, ...options }, (_share, label) => [label === 0 ? -1 : 1, 0]);
}

/**
 * A board of 4 × 4 fields on [−1, 1]², white fields class 0 and black ones class 1; points evenly drawn in their fields,
 * without noise by default.
 *
 * @throws RangeError if `count` is not an even integer from 2 to 100,000 or `noise` is not in [0, 100].
 *
 * @example
 * ```ts
 * import { checkerboard } from 'relu-at-zero';
 * const data = checkerboard({ seed: 1 });
 * data.count; // => 200
 * data.inputs.slice(0, 2); // => ≈ [0.7790, -0.3223]
 * data.inputs.every((x) => Math.abs(x) <= 1); // => true
 * ```
 */
export function checkerboard({ noise = 0, ...options }: CloudOptions = {}): Dataset {
  return cloud('checkerboard', { noise, ...options }, (_share, label, _half, random) => {
    const row = random.integer(4);
    const column = 2 * random.integer(2) + ((row + label) % 2);
    return [-1 + (column + random.uniform()) / 2, -1 + (row + random.uniform()) / 2];
  });
}
