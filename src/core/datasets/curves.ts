import { cosSinPi } from '../math.ts';
import { rng } from '../rng.ts';
import type { Dataset } from '../types.ts';
import { requireInteger, requireWithin } from '../validate.ts';

/** Options of the data sets with one input and one target. */
export interface LineOptions {
  readonly count?: number;
  /** Standard deviation of the normal noise added to the target. */
  readonly noise?: number;
  readonly seed?: number;
}

/**
 * One period of the sine: x evenly in [−1, 1], target sin(πx).
 *
 * @throws RangeError if `count` is not an integer from 2 to 100,000 or `noise` is not in [0, 100].
 *
 * @example
 * ```ts
 * import { sine } from 'relu-at-zero';
 * const { inputs, targets } = sine({ count: 5 });
 * inputs; // => [-1, -0.5, 0, 0.5, 1]
 * targets; // => [0, -1, 0, 1, 0]
 * sine({ count: 1 }); // throws RangeError
 * ```
 */
export function sine(options: LineOptions = {}): Dataset {
  return line('sine', options, (x) => cosSinPi(x)[1]);
}

/**
 * The absolute value: x evenly in [−1, 1], target |x|, which two ReLUs represent exactly.
 *
 * @throws RangeError if `count` is not an integer from 2 to 100,000 or `noise` is not in [0, 100].
 *
 * @example
 * ```ts
 * import { absoluteValue } from 'relu-at-zero';
 * const { inputs, targets } = absoluteValue({ count: 5 });
 * // An odd count has a sample at the kink.
 * inputs; // => [-1, -0.5, 0, 0.5, 1]
 * targets; // => [1, 0.5, 0, 0.5, 1]
 * ```
 */
export function absoluteValue(options: LineOptions = {}): Dataset {
  return line('absoluteValue', options, Math.abs);
}

/**
 * A step: x evenly in [−1, 1], target 0 for x < 0 and 1 from 0 on.
 *
 * @throws RangeError if `count` is not an integer from 2 to 100,000 or `noise` is not in [0, 100].
 *
 * @example
 * ```ts
 * import { step } from 'relu-at-zero';
 * const { inputs, targets } = step({ count: 5 });
 * inputs; // => [-1, -0.5, 0, 0.5, 1]
 * targets; // => [0, 0, 1, 1, 1]
 * ```
 */
export function step(options: LineOptions = {}): Dataset {
  return line('step', options, (x) => (x < 0 ? 0 : 1));
}

function line(where: string, { count = 32, noise = 0, seed = 0 }: LineOptions, target: (x: number) => number): Dataset {
  requireInteger(where, 'count', count, 2, 100_000);
  requireWithin(where, 'noise', noise, 0, 100);
  const random = rng(seed).split();
  const inputs = Float64Array.from({ length: count }, (_, i) => -1 + (2 * i) / (count - 1));
  const targets = inputs.map((x) => target(x) + random.normal(0, noise));
  return { inputs, targets, count, inputSize: 1, targetSize: 1 };
}
