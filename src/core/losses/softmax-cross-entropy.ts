import { exp, log1p } from '../math.ts';
import type { Loss } from '../types.ts';
import { requireInteger, requireLength } from '../validate.ts';

/** A loss of samples with several outputs each. */
export interface SoftmaxLoss extends Loss {
  readonly classes: number;
}

/**
 * Cross-entropy of class probabilities against logits, from the logits.
 *
 * Formula, for each sample with outputs o and targets t that sum to 1: ln Σ e^oⱼ − Σ tⱼ·oⱼ; mean over samples; gradient
 * (softmax(o) − t)/samples. Smooth everywhere. Both are computed from the distances to the largest output, so nothing
 * overflows, and a sure answer keeps its tail: for logits (40, 0) and the first class, 4·10⁻¹⁸ and not 0.
 *
 * @param options `classes`: how many outputs make one sample.
 * @throws RangeError if `classes` is not an integer of at least 2, a batch is not a whole number of samples, or the
 * targets of a sample are negative or do not sum to 1.
 *
 * @example
 * ```ts
 * import { softmaxCrossEntropy } from 'relu-at-zero';
 * const loss = softmaxCrossEntropy({ classes: 2 });
 * loss.value([0, 0], [1, 0]); // => ≈ 0.6931
 * loss.value([40, 0], [1, 0]); // => ≈ 4.2484e-18
 * const slopes = new Float64Array(2);
 * loss.gradient([0, 0], [1, 0], slopes);
 * slopes; // => [-0.5, 0.5]
 * ```
 */
export function softmaxCrossEntropy({ classes }: { readonly classes: number }): SoftmaxLoss {
  requireInteger('softmaxCrossEntropy', 'classes', classes, 2, 1e6);

  /** Where the largest output of the sample is that starts at `from`. */
  const largestAt = (outputs: ArrayLike<number>, from: number): number => {
    let at = from;
    for (let j = from + 1; j < from + classes; j++) if (outputs[j] > outputs[at]) at = j;
    return at;
  };

  return {
    name: 'softmaxCrossEntropy',
    classes,
    value(outputs, targets) {
      check(outputs, targets, classes);
      let total = 0;
      for (let from = 0; from < outputs.length; from += classes) {
        const at = largestAt(outputs, from);
        let others = 0;
        for (let j = from; j < from + classes; j++) {
          if (j === at) continue;
          const below = outputs[at] - outputs[j];
          others += exp(-below);
          total += targets[j] * below;
        }
        total += log1p(others);
      }
      return total / (outputs.length / classes);
    },
    gradient(outputs, targets, into) {
      check(outputs, targets, classes);
      requireLength('softmaxCrossEntropy', 'into', into, outputs.length);
      const samples = outputs.length / classes;
      for (let from = 0; from < outputs.length; from += classes) {
        const largest = outputs[largestAt(outputs, from)];
        let sum = 0;
        for (let j = from; j < from + classes; j++) {
          into[j] = exp(outputs[j] - largest);
          sum += into[j];
        }
        for (let j = from; j < from + classes; j++) into[j] = (into[j] / sum - targets[j]) / samples;
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
