import { exp, log1p, logistic } from '../math.ts';
import type { Loss } from '../types.ts';
import { requireLength } from '../validate.ts';

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

function requireBatch(where: string, outputs: ArrayLike<number>, targets: ArrayLike<number>): void {
  if (outputs.length === 0) throw new RangeError(`${where}: outputs must not be empty`);
  requireLength(where, 'targets', targets, outputs.length);
}

function requireProbabilities(targets: ArrayLike<number>): void {
  for (let i = 0; i < targets.length; i++) {
    if (!(targets[i] >= 0 && targets[i] <= 1)) {
      throw new RangeError(`binaryCrossEntropyWithLogits: targets must lie in [0, 1], got ${targets[i]} at index ${i}`);
    }
  }
}
