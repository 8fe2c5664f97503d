import { leak } from './activations/leaky-relu.ts';
import type { Activation } from './types.ts';

/**
 * What an activation does to a whole layer: values forward, slopes backward. The three kinds differ only in where the
 * numbers come from: two rays need no call for each number, learned slopes belong to the units, anything else is asked.
 */

/** activations[k] = f(preactivations[k]). */
export function activateAll(
  activation: Activation,
  slopes: Float64Array,
  preactivations: Float64Array,
  activations: Float64Array,
): void {
  const length = preactivations.length;
  if (slopes.length > 0) {
    const units = slopes.length;
    for (let k = 0; k < length; k++) {
      activations[k] = alongRays(preactivations[k], slopes[k % units], 1);
    }
  } else if (activation.rays) {
    const { negative, positive } = activation.rays;
    for (let k = 0; k < length; k++) activations[k] = alongRays(preactivations[k], negative, positive);
  } else {
    for (let k = 0; k < length; k++) activations[k] = activation.value(preactivations[k]);
  }
}

const alongRays = (z: number, negative: number, positive: number): number =>
  z > 0 ? positive * z : z < 0 ? leak(negative, z) : z === 0 ? 0 : Number.NaN;

/** Turns deltas[k] from dL/dy into dL/dz: times the derivative in force. */
export function multiplyByDerivatives(
  activation: Activation,
  slopes: Float64Array,
  preactivations: Float64Array,
  activations: Float64Array,
  deltas: Float64Array,
): void {
  const length = preactivations.length;
  if (slopes.length > 0) {
    const units = slopes.length;
    for (let k = 0; k < length; k++) {
      const z = preactivations[k];
      deltas[k] = passed(z > 0 ? 1 : z <= 0 ? slopes[k % units] : z, deltas[k]);
    }
  } else if (activation.rays) {
    const { negative, atZero, positive } = activation.rays;
    for (let k = 0; k < length; k++) {
      const z = preactivations[k];
      deltas[k] = passed(z > 0 ? positive : z < 0 ? negative : z === 0 ? atZero : z, deltas[k]);
    }
  } else if (activation.derivativeFromValue) {
    for (let k = 0; k < length; k++) deltas[k] = passed(activation.derivativeFromValue(activations[k]), deltas[k]);
  } else {
    for (let k = 0; k < length; k++) deltas[k] = passed(activation.derivative(preactivations[k]), deltas[k]);
  }
}

/** Nothing flows through a slope of 0, whatever arrives: 0 · Infinity must not become NaN. */
const passed = (slope: number, delta: number): number => (slope === 0 ? 0 : slope * delta);
