/**
 * The losses of ../../losses: the value is returned, the gradient written to the deltas of the last layer. They compute
 * in float64 in both precisions, number by number: outputs are few, and the sum of a loss has an order.
 */
import { expOf, log1pOf, logisticOf } from './math';
import { loadNumber, storeNumber } from './pairs';

export function meanSquaredError<T>(outputs: usize, targets: usize, deltas: usize, size: i32): f64 {
  let sum: f64 = 0;
  for (let k = 0; k < size; k++) {
    const error = loadNumber<T>(outputs, k) - loadNumber<f64>(targets, k);
    sum += error * error;
    storeNumber<T>(deltas, k, (2 * error) / <f64>size);
  }
  return sum / <f64>size;
}

export function meanAbsoluteError<T>(outputs: usize, targets: usize, deltas: usize, size: i32): f64 {
  let sum: f64 = 0;
  for (let k = 0; k < size; k++) {
    const error = loadNumber<T>(outputs, k) - loadNumber<f64>(targets, k);
    sum += abs(error);
    const sign = error > 0 ? 1 : error < 0 ? -1 : error + 0;
    storeNumber<T>(deltas, k, sign / <f64>size);
  }
  return sum / <f64>size;
}

export function binaryCrossEntropy<T>(outputs: usize, targets: usize, deltas: usize, size: i32): f64 {
  let sum: f64 = 0;
  for (let k = 0; k < size; k++) {
    const output = loadNumber<T>(outputs, k);
    const target = loadNumber<f64>(targets, k);
    sum += max<f64>(output, 0) - output * target + log1pOf(expOf(-abs(output)));
    storeNumber<T>(deltas, k, (logisticOf(output) - target) / <f64>size);
  }
  return sum / <f64>size;
}

export function hinge<T>(outputs: usize, targets: usize, deltas: usize, size: i32): f64 {
  let sum: f64 = 0;
  for (let k = 0; k < size; k++) {
    const target = loadNumber<f64>(targets, k);
    const margin = loadNumber<T>(outputs, k) * target;
    sum += max<f64>(0, 1 - margin);
    storeNumber<T>(deltas, k, margin < 1 ? -target / <f64>size : margin >= 1 ? 0 : margin);
  }
  return sum / <f64>size;
}

/** `scratch` holds `classes` float64 numbers: the exponentials of one sample. */
export function softmaxCrossEntropy<T>(
  outputs: usize,
  targets: usize,
  deltas: usize,
  size: i32,
  classes: i32,
  scratch: usize,
): f64 {
  const samples = <f64>(size / classes);
  let total: f64 = 0;
  for (let from = 0; from < size; from += classes) {
    let at = from;
    for (let j = from + 1; j < from + classes; j++) {
      if (loadNumber<T>(outputs, j) > loadNumber<T>(outputs, at)) at = j;
    }
    const largest = loadNumber<T>(outputs, at);
    let others: f64 = 0;
    let sum: f64 = 0;
    for (let j = from; j < from + classes; j++) {
      const below = largest - loadNumber<T>(outputs, j);
      const exponential = expOf(-below);
      storeNumber<f64>(scratch, j - from, exponential);
      sum += exponential;
      if (j == at) continue;
      others += exponential;
      total += loadNumber<f64>(targets, j) * below;
    }
    total += log1pOf(others);
    for (let j = from; j < from + classes; j++) {
      const probability = loadNumber<f64>(scratch, j - from) / sum;
      storeNumber<T>(deltas, j, (probability - loadNumber<f64>(targets, j)) / samples);
    }
  }
  return total / samples;
}
