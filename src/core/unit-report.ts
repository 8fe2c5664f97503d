import type { Layer, LayerReport, Mlp, NetworkReport, UnitReport } from './types.ts';

/**
 * What every hidden unit does on a data set. Silent, dead and stuck are three things, and all are relative to it.
 *
 * Silent: z ≤ 0 on every sample. Dead: silent, and the derivative in force is 0 on every sample, so nothing flows
 * back; for ReLU with derivative 0 at the kink the two agree, with another convention a unit that touches its kink is
 * silent but not dead, and a leaky unit is never dead. Stuck: the gradient of its incoming weights and bias, as the
 * last `backward` left it, is exactly 0 for whatever reason (a dead unit, or outgoing weights of 0).
 *
 * Runs a `forward` on the inputs and leaves parameters and gradient alone. A pre-activation of NaN is not ≤ 0: such a
 * unit is neither silent nor dead, and its maximum is NaN.
 *
 * @param inputs count × inputSize, row-major.
 * @throws RangeError if the inputs do not match `count`. Dormancy: Sokar et al. 2023.
 *
 * @example
 * ```ts
 * import { createMlp, reluWith, unitReport } from 'relu-at-zero';
 * const hidden = reluWith({ derivativeAtZero: 1 });
 * const mlp = createMlp({ sizes: [1, 2, 1], hidden });
 * mlp.layers[0].weights.set([1, -1]);
 * mlp.layers[0].biases.set([-2, 0]);
 * const { units } = unitReport(mlp, [0, 1], 2).layers[0];
 * units.map((unit) => unit.maxPreactivation); // => [-1, 0]
 * units.map((unit) => unit.silent); // => [true, true]
 * // The second touches its kink, where this convention lets a gradient through.
 * units.map((unit) => unit.dead); // => [true, false]
 * ```
 */
export function unitReport(mlp: Mlp, inputs: ArrayLike<number>, count: number): NetworkReport {
  mlp.forward(inputs, count);
  const layers = mlp.layers.slice(0, -1).map((layer) => layerReport(layer, count, mlp.hasGradient));
  const units = layers.flatMap((layer) => layer.units);
  const zeros = mlp.layers.slice(0, -1).reduce((sum, layer) => sum + countZeros(layer.activations), 0);
  return {
    layers,
    deadFraction: units.length === 0 ? 0 : units.filter((unit) => unit.dead).length / units.length,
    zeroFraction: units.length === 0 ? 0 : zeros / (units.length * count),
  };
}

function layerReport(layer: Layer, count: number, hasGradient: boolean): LayerReport {
  const sizes = Array.from({ length: layer.outSize }, (_, unit) => meanSize(layer, unit, count));
  const layerMean = sizes.reduce((sum, size) => sum + size, 0) / layer.outSize;
  const units = sizes.map((size, unit): UnitReport => {
    const report = preactivationReport(layer, unit, count);
    return { ...report, stuck: hasGradient && isStuck(layer, unit), dormancy: layerMean === 0 ? 0 : size / layerMean };
  });
  return { units };
}

function preactivationReport(layer: Layer, unit: number, count: number): Omit<UnitReport, 'stuck' | 'dormancy'> {
  let active = 0;
  let exactZeros = 0;
  let maxPreactivation = Number.NEGATIVE_INFINITY;
  let silent = true;
  let flows = false;
  for (let s = 0; s < count; s++) {
    const z = layer.preactivations[s * layer.outSize + unit];
    if (z > 0) active++;
    if (z === 0) exactZeros++;
    if (!(z <= 0)) silent = false;
    maxPreactivation = Math.max(maxPreactivation, z);
    if (layer.derivative(z, unit) !== 0) flows = true;
  }
  return {
    silent,
    dead: silent && !flows,
    activeFraction: active / count,
    maxPreactivation: maxPreactivation + 0,
    exactZeros,
  };
}

function isStuck(layer: Layer, unit: number): boolean {
  if (layer.biasGradient[unit] !== 0) return false;
  const row = unit * layer.inSize;
  for (let i = 0; i < layer.inSize; i++) if (layer.weightGradient[row + i] !== 0) return false;
  return true;
}

function meanSize(layer: Layer, unit: number, count: number): number {
  let sum = 0;
  for (let s = 0; s < count; s++) sum += Math.abs(layer.activations[s * layer.outSize + unit]);
  return sum / count;
}

function countZeros(values: Float64Array): number {
  let zeros = 0;
  for (const value of values) if (value === 0) zeros++;
  return zeros;
}
