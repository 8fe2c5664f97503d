import { exp, log } from '../math.ts';
import type { Loss } from '../types.ts';
import { requireInteger, requireLength } from '../validate.ts';

/**
 * Cross-entropy of class probabilities against logits, from the logits.
 *
 * Formula, for each sample with outputs o and targets t that sum to 1: ln Σ e^oⱼ − Σ tⱼ·oⱼ, the largest output taken
 * out first so that nothing overflows; mean over samples; gradient (softmax(o) − t)/samples. Smooth everywhere.
 *
 * @param options `classes`: how many outputs make one sample.
 * @throws RangeError if `classes` is not an integer of at least 2, a batch is not a whole number of samples, or the
 * targets of a sample are negative or do not sum to 1.
 */
export function softmaxCrossEntropy({ classes }: { readonly classes: number }): Loss {
  requireInteger('softmaxCrossEntropy', 'classes', classes, 2, 1e6);

  /** ln Σ e^oⱼ of the sample that starts at `from`. */
  const logSum = (outputs: ArrayLike<number>, from: number): number => {
    let largest = outputs[from];
    for (let j = 1; j < classes; j++) if (outputs[from + j] > largest) largest = outputs[from + j];
    let sum = 0;
    for (let j = 0; j < classes; j++) sum += exp(outputs[from + j] - largest);
    return largest + log(sum);
  };

  return {
    name: 'softmaxCrossEntropy',
    value(outputs, targets) {
      check(outputs, targets, classes);
      let total = 0;
      for (let from = 0; from < outputs.length; from += classes) {
        total += logSum(outputs, from);
        for (let j = from; j < from + classes; j++) total -= targets[j] * outputs[j];
      }
      return total / (outputs.length / classes);
    },
    gradient(outputs, targets, into) {
      check(outputs, targets, classes);
      requireLength('softmaxCrossEntropy', 'into', into, outputs.length);
      const samples = outputs.length / classes;
      for (let from = 0; from < outputs.length; from += classes) {
        const normalizer = logSum(outputs, from);
        for (let j = from; j < from + classes; j++) into[j] = (exp(outputs[j] - normalizer) - targets[j]) / samples;
      }
    },
  };
}

function check(outputs: ArrayLike<number>, targets: ArrayLike<number>, classes: number): void {
  if (outputs.length === 0 || outputs.length % classes !== 0) {
    throw new RangeError(`softmaxCrossEntropy: outputs must hold samples of ${classes} numbers, got ${outputs.length}`);
  }
  requireLength('softmaxCrossEntropy', 'targets', targets, outputs.length);
  for (let from = 0; from < targets.length; from += classes) {
    let sum = 0;
    for (let j = from; j < from + classes; j++) {
      if (!(targets[j] >= 0)) {
        throw new RangeError(`softmaxCrossEntropy: targets must not be negative, got ${targets[j]} at index ${j}`);
      }
      sum += targets[j];
    }
    if (Math.abs(sum - 1) > 1e-9) {
      throw new RangeError(`softmaxCrossEntropy: the targets of a sample must sum to 1, got ${sum} at index ${from}`);
    }
  }
}
