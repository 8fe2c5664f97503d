import { cosSinPi } from '../math.ts';
import type { Dataset } from '../types.ts';
import { type CloudOptions, cloud } from './cloud.ts';

/**
 * The four samples of exclusive or: (0,0)→0, (0,1)→1, (1,0)→1, (1,1)→0, in this order.
 *
 * The first sample puts every unit whose bias is 0 exactly on its kink.
 *
 * @example
 * ```ts
 * import { xor } from 'relu-at-zero';
 * const { inputs, targets, count } = xor();
 * count; // => 4
 * inputs; // => [0, 0, 0, 1, 1, 0, 1, 1]
 * targets; // => [0, 1, 1, 0]
 * ```
 */
export function xor(): Dataset {
  return {
    inputs: Float64Array.of(0, 0, 0, 1, 1, 0, 1, 1),
    targets: Float64Array.of(0, 1, 1, 0),
    count: 4,
    inputSize: 2,
    targetSize: 1,
  };
}

/**
 * Two interleaved half circles of radius 1, classes 0 and 1 alternating, centered on the origin.
 *
 * Formula before noise: class 0 at (cos t − ½, sin t − ¼), class 1 at (½ − cos t, ¼ − sin t), t evenly in [0, π].
 *
 * @throws RangeError if `count` is not an even integer from 2 to 100,000 or `noise` is not in [0, 100].
 *
 * @example
 * ```ts
 * import { twoMoons } from 'relu-at-zero';
 * const data = twoMoons({ seed: 5 });
 * data.count; // => 200
 * data.inputs.slice(0, 2); // => ≈ [0.6447, -0.1414]
 * // Without noise the first sample is (cos 0 − ½, sin 0 − ¼).
 * twoMoons({ noise: 0 }).inputs.slice(0, 2); // => [0.5, -0.25]
 * twoMoons({ count: 3 }); // throws RangeError: count must be even
 * ```
 */
export function twoMoons(options: CloudOptions = {}): Dataset {
  return cloud('twoMoons', options, (share, label) => {
    const [cos, sin] = cosSinPi(share);
    return label === 0 ? [cos - 0.5, sin - 0.25] : [0.5 - cos, 0.25 - sin];
  });
}

/**
 * A ring of radius 1 (class 0) around a ring of radius ½ (class 1).
 *
 * @throws RangeError if `count` is not an even integer from 2 to 100,000 or `noise` is not in [0, 100].
 *
 * @example
 * ```ts
 * import { circles } from 'relu-at-zero';
 * const data = circles({ count: 100, noise: 0 });
 * data.count; // => 100
 * // One sample of the outer ring, one of the inner.
 * data.inputs.slice(0, 4); // => [1, 0, 0.5, 0]
 * data.targets.slice(0, 2); // => [0, 1]
 * ```
 */
export function circles(options: CloudOptions = {}): Dataset {
  return cloud('circles', options, (share, label, half) => {
    // The last sample of a ring must not fall on the first.
    const [cos, sin] = cosSinPi((2 * share * (half - 1)) / half);
    const radius = label === 0 ? 1 : 0.5;
    return [radius * cos, radius * sin];
  });
}
