import { exp, log1p, logistic } from '../math.ts';
import type { Loss } from '../types.ts';
import { requireLength } from '../validate.ts';
import { requireBatch } from './require-batch.ts';

/**
 * Binary cross-entropy of targets in [0, 1] against logits o, that is against probabilities σ(o).
 *
 * Formula: (1/n) Σ max(o, 0) − o·t + ln(1 + e^−|o|), which never overflows; gradient (σ(o) − t)/n. The max and the
 * absolute value have kinks at o = 0 that cancel: the loss is smooth.
 *
 * @throws RangeError if a target lies outside [0, 1], or outputs and targets differ in length or are empty.
 *
 * @example
 * ```ts
 * import { binaryCrossEntropyWithLogits } from 'relu-at-zero';
 * binaryCrossEntropyWithLogits.value([0], [1]); // => ≈ 0.6931
 * binaryCrossEntropyWithLogits.value([-1000], [1]); // => 1000
 * const slopes = new Float64Array(1);
 * binaryCrossEntropyWithLogits.gradient([0], [1], slopes);
 * slopes; // => [-0.5]
 * ```
 */
export const binaryCrossEntropyWithLogits: Loss = {
  name: 'binaryCrossEntropyWithLogits',
  value(outputs, targets) {
    requireBatch('binaryCrossEntropyWithLogits', outputs, targets);
    requireProbabilities(targets);
    let sum = 0;
    for (let i = 0; i < outputs.length; i++) {
      const o = outputs[i];
      sum += Math.max(o, 0) - o * targets[i] + log1p(exp(-Math.abs(o)));
    }
    return sum / outputs.length;
  },
  gradient(outputs, targets, into) {
    requireBatch('binaryCrossEntropyWithLogits', outputs, targets);
    requireProbabilities(targets);
    requireLength('binaryCrossEntropyWithLogits', 'into', into, outputs.length);
    for (let i = 0; i < outputs.length; i++) into[i] = (logistic(outputs[i]) - targets[i]) / outputs.length;
  },
};

function requireProbabilities(targets: ArrayLike<number>): void {
  for (let i = 0; i < targets.length; i++) {
    if (!(targets[i] >= 0 && targets[i] <= 1)) {
      throw new RangeError(`binaryCrossEntropyWithLogits: targets must lie in [0, 1], got ${targets[i]} at index ${i}`);
    }
  }
}
