import type { Loss } from '../types.ts';
import { requireLength } from '../validate.ts';
import { requireBatch } from './require-batch.ts';

/**
 * Mean squared error.
 *
 * Formula: (1/n) Σ (o − t)² over all n numbers of the batch, without a factor ½, as PyTorch's `MSELoss`; gradient
 * 2(o − t)/n.
 *
 * @throws RangeError if outputs and targets differ in length or are empty.
 *
 * @example
 * ```ts
 * import { meanSquaredError } from 'relu-at-zero';
 * meanSquaredError.value([3, 0], [1, 0]); // => 2
 * const slopes = new Float64Array(2);
 * meanSquaredError.gradient([3, 0], [1, 0], slopes);
 * slopes; // => [2, 0]
 * ```
 */
export const meanSquaredError: Loss = {
  name: 'meanSquaredError',
  value(outputs, targets) {
    requireBatch('meanSquaredError', outputs, targets);
    let sum = 0;
    for (let i = 0; i < outputs.length; i++) {
      const error = outputs[i] - targets[i];
      sum += error * error;
    }
    return sum / outputs.length;
  },
  gradient(outputs, targets, into) {
    requireBatch('meanSquaredError', outputs, targets);
    requireLength('meanSquaredError', 'into', into, outputs.length);
    for (let i = 0; i < outputs.length; i++) into[i] = (2 * (outputs[i] - targets[i])) / outputs.length;
  },
};
