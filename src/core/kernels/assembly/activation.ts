/** What an activation does to a whole layer, as in ../../layer-activation.ts. */
import { logistic, tanh } from './math';
import { loadNumber, loadPair, storeNumber, storePair } from './pairs';
import { IDENTITY, Layer, LEARNED, RELU, SIGMOID, TANH } from './records';

/** activations[k] = f(preactivations[k]). */
export function activate<T>(layer: Layer, count: i32): void {
  const size = count * layer.outSize;
  const kind = layer.activation;
  if (kind == RELU) return relu<T>(layer.preactivations, layer.activations, size);
  if (kind == IDENTITY) return identity<T>(layer.preactivations, layer.activations, size);
  if (kind == LEARNED) return alongLearnedRays<T>(layer, count);
  let z = layer.preactivations;
  let y = layer.activations;
  for (let k = 0; k < size; k += 2) {
    const pair = loadPair<T>(z);
    const value = kind == TANH ? tanh(pair) : kind == SIGMOID ? logistic(pair) : alongRays(layer, pair);
    storePair<T>(y, value, size - k);
    z += 2 * sizeof<T>();
    y += 2 * sizeof<T>();
  }
}

/** deltas[k] from dL/dy to dL/dz: times the derivative in force. */
export function multiplyByDerivatives<T>(layer: Layer, count: i32): void {
  const size = count * layer.outSize;
  const kind = layer.activation;
  if (kind == RELU) return throughRelu<T>(layer.preactivations, layer.deltas, size);
  if (kind == IDENTITY) return throughIdentity<T>(layer.preactivations, layer.deltas, size);
  if (kind == LEARNED) return throughLearnedRays<T>(layer, count);
  let z = layer.preactivations;
  let y = layer.activations;
  let delta = layer.deltas;
  for (let k = 0; k < size; k += 2) {
    let slope: v128;
    if (kind == TANH) {
      const t = loadPair<T>(y);
      slope = f64x2.mul(f64x2.sub(f64x2.splat(1), t), f64x2.add(f64x2.splat(1), t));
    } else if (kind == SIGMOID) {
      const pair = loadPair<T>(z);
      slope = f64x2.mul(logistic(pair), logistic(f64x2.neg(pair)));
    } else {
      slope = slopeOfRays(layer, loadPair<T>(z));
    }
    storePair<T>(delta, passed(slope, loadPair<T>(delta)), size - k);
    z += 2 * sizeof<T>();
    y += 2 * sizeof<T>();
    delta += 2 * sizeof<T>();
  }
}

/** Nothing flows through a slope of 0, whatever arrives: 0 · Infinity must not become NaN. */
function passed(slope: v128, delta: v128): v128 {
  return v128.andnot(f64x2.mul(slope, delta), f64x2.eq(slope, f64x2.splat(0)));
}

/**
 * The two commonest activations work on whole vectors, four in each turn of the loop. Layers' arrays end at a multiple of
 * 64 bytes, so what is done beyond the last number harms nothing.
 */

/** max(0, z): z < 0 ? 0 : z lets −0 and NaN pass, and adding 0 makes the first 0. */
function reluVector<T>(z: v128): v128 {
  const zero = v128.splat<T>(<T>0);
  return v128.add<T>(v128.pmax<T>(z, zero), zero);
}

function relu<T>(z: usize, y: usize, size: i32): void {
  const end = z + <usize>size * sizeof<T>();
  for (; z < end; z += 64, y += 64) {
    v128.store(y, reluVector<T>(v128.load(z)));
    v128.store(y, reluVector<T>(v128.load(z, 16)), 16);
    v128.store(y, reluVector<T>(v128.load(z, 32)), 32);
    v128.store(y, reluVector<T>(v128.load(z, 48)), 48);
  }
}

/** delta where z > 0, NaN where z is NaN, else 0. */
function throughReluVector<T>(delta: v128, z: v128): v128 {
  const open = v128.and(delta, v128.gt<T>(z, v128.splat<T>(<T>0)));
  return v128.or(open, v128.ne<T>(z, z));
}

function throughRelu<T>(z: usize, delta: usize, size: i32): void {
  const end = z + <usize>size * sizeof<T>();
  for (; z < end; z += 64, delta += 64) {
    v128.store(delta, throughReluVector<T>(v128.load(delta), v128.load(z)));
    v128.store(delta, throughReluVector<T>(v128.load(delta, 16), v128.load(z, 16)), 16);
    v128.store(delta, throughReluVector<T>(v128.load(delta, 32), v128.load(z, 32)), 32);
    v128.store(delta, throughReluVector<T>(v128.load(delta, 48), v128.load(z, 48)), 48);
  }
}

/** z, except that −0 becomes 0. */
function identity<T>(z: usize, y: usize, size: i32): void {
  const zero = v128.splat<T>(<T>0);
  const end = z + <usize>size * sizeof<T>();
  for (; z < end; z += 16, y += 16) v128.store(y, v128.add<T>(v128.load(z), zero));
}

/** delta, except that it is NaN where z is. */
function throughIdentity<T>(z: usize, delta: usize, size: i32): void {
  const end = z + <usize>size * sizeof<T>();
  for (; z < end; z += 16, delta += 16) {
    const pre = v128.load(z);
    v128.store(delta, v128.or(v128.load(delta), v128.ne<T>(pre, pre)));
  }
}

function alongRays(layer: Layer, z: v128): v128 {
  const zero = f64x2.splat(0);
  const right = f64x2.mul(f64x2.splat(layer.positive), z);
  const left = layer.negative == 0 ? zero : f64x2.add(f64x2.mul(f64x2.splat(layer.negative), z), zero);
  const middle = f64x2.add(z, zero);
  return v128.bitselect(right, v128.bitselect(left, middle, f64x2.lt(z, zero)), f64x2.gt(z, zero));
}

function slopeOfRays(layer: Layer, z: v128): v128 {
  const zero = f64x2.splat(0);
  const middle = v128.bitselect(f64x2.splat(layer.atZero), z, f64x2.eq(z, zero));
  const left = v128.bitselect(f64x2.splat(layer.negative), middle, f64x2.lt(z, zero));
  return v128.bitselect(f64x2.splat(layer.positive), left, f64x2.gt(z, zero));
}

/** The learned slope of a unit. */
function slopeOf<T>(layer: Layer, unit: i32): f64 {
  return loadNumber<T>(layer.slopes, layer.slopeCount == 1 ? 0 : unit);
}

function alongLearnedRays<T>(layer: Layer, count: i32): void {
  let k = 0;
  for (let s = 0; s < count; s++) {
    for (let unit = 0; unit < layer.outSize; unit++) {
      const z = loadNumber<T>(layer.preactivations, k);
      const slope = slopeOf<T>(layer, unit);
      const value = z < 0 ? (slope == 0 ? 0 : slope * z + 0) : z + 0;
      storeNumber<T>(layer.activations, k++, value);
    }
  }
}

function throughLearnedRays<T>(layer: Layer, count: i32): void {
  let k = 0;
  for (let s = 0; s < count; s++) {
    for (let unit = 0; unit < layer.outSize; unit++, k++) {
      const z = loadNumber<T>(layer.preactivations, k);
      if (z > 0) continue;
      const slope = z <= 0 ? slopeOf<T>(layer, unit) : z;
      storeNumber<T>(layer.deltas, k, slope == 0 ? 0 : slope * loadNumber<T>(layer.deltas, k));
    }
  }
}

/** Σ dy·min(z, 0) for each learned slope; before `multiplyByDerivatives`, while the deltas are dL/dy. */
export function sumSlopeGradient<T>(layer: Layer, count: i32): void {
  for (let i = 0; i < layer.slopeCount; i++) storeNumber<T>(layer.slopeGradient, i, 0);
  let k = 0;
  for (let s = 0; s < count; s++) {
    for (let unit = 0; unit < layer.outSize; unit++, k++) {
      const z = load<T>(layer.preactivations + <usize>k * sizeof<T>());
      if (!(z < 0)) continue;
      const at = layer.slopeGradient + <usize>(layer.slopeCount == 1 ? 0 : unit) * sizeof<T>();
      store<T>(at, <T>(load<T>(at) + load<T>(layer.deltas + <usize>k * sizeof<T>()) * z));
    }
  }
}
