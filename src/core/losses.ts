import { exp, log1p, logistic } from './math.ts';
import type { Loss } from './types.ts';
import { requireLength } from './validate.ts';

/**
 * Mean squared error.
 *
 * Formula: (1/n) Σ (o − t)² over all n numbers of the batch, without a factor ½, as PyTorch's `MSELoss`; gradient
 * 2(o − t)/n.
 *
 * @throws RangeError if outputs and targets differ in length or are empty.
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
