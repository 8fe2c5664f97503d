import type { Loss } from '../types.ts';
import { requireLength } from '../validate.ts';
import { requireBatch } from './require-batch.ts';

/**
 * Hinge loss of targets −1 and 1.
 *
 * Formula: (1/n) Σ max(0, 1 − o·t); gradient −t/n where o·t < 1, else 0.
 *
 * At o·t = 1: 0, the element of the interval between −t/n and 0 with the smallest size. NaN gives NaN.
 *
 * @throws RangeError if a target is neither −1 nor 1, or outputs and targets differ in length or are empty.
 *
 * @example
 * ```ts
 * import { hinge } from 'relu-at-zero';
 * hinge.value([1, 0.5], [1, 1]); // => 0.25
 * const slopes = new Float64Array(2);
 * hinge.gradient([1, 0.5], [1, 1], slopes);
 * // The first sample lies on the margin, o·t = 1: the kink.
 * slopes; // => [0, -0.5]
 * hinge.value([1], [0]); // throws RangeError: targets must be −1 or 1
 * ```
 */
export const hinge: Loss = {
  name: 'hinge',
  value(outputs, targets) {
    requireBatch('hinge', outputs, targets);
    requireSigns(targets);
    let sum = 0;
    for (let i = 0; i < outputs.length; i++) sum += Math.max(0, 1 - outputs[i] * targets[i]);
    return sum / outputs.length;
  },
  gradient(outputs, targets, into) {
    requireBatch('hinge', outputs, targets);
    requireSigns(targets);
    requireLength('hinge', 'into', into, outputs.length);
    for (let i = 0; i < outputs.length; i++) {
      const margin = outputs[i] * targets[i];
      into[i] = margin < 1 ? -targets[i] / outputs.length : margin >= 1 ? 0 : margin;
    }
  },
};

function requireSigns(targets: ArrayLike<number>): void {
  for (let i = 0; i < targets.length; i++) {
    if (targets[i] !== 1 && targets[i] !== -1) {
      throw new RangeError(`hinge: targets must be −1 or 1, got ${targets[i]} at index ${i}`);
    }
  }
}
