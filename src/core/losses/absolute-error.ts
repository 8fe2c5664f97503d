import type { Loss } from '../types.ts';
import { requireLength } from '../validate.ts';
import { requireBatch } from './require-batch.ts';

/**
 * Mean absolute error.
 *
 * Formula: (1/n) Σ |o − t|; gradient sign(o − t)/n.
 *
 * At o = t: 0, the element of [−1, 1]/n with the smallest size, as PyTorch's `L1Loss`: an output that is exactly right
 * is left alone.
 *
 * @throws RangeError if outputs and targets differ in length or are empty.
 *
 * @example
 * ```ts
 * import { meanAbsoluteError } from 'relu-at-zero';
 * meanAbsoluteError.value([3, 1], [1, 1]); // => 1
 * const slopes = new Float64Array(2);
 * meanAbsoluteError.gradient([3, 1], [1, 1], slopes);
 * // The second output is exactly right: a kink of the loss, and it is left alone.
 * slopes; // => [0.5, 0]
 * ```
 */
export const meanAbsoluteError: Loss = {
  name: 'meanAbsoluteError',
  value(outputs, targets) {
    requireBatch('meanAbsoluteError', outputs, targets);
    let sum = 0;
    for (let i = 0; i < outputs.length; i++) sum += Math.abs(outputs[i] - targets[i]);
    return sum / outputs.length;
  },
  gradient(outputs, targets, into) {
    requireBatch('meanAbsoluteError', outputs, targets);
    requireLength('meanAbsoluteError', 'into', into, outputs.length);
    for (let i = 0; i < outputs.length; i++) into[i] = (Math.sign(outputs[i] - targets[i]) + 0) / outputs.length;
  },
};
