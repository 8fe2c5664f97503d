/** Full-batch gradient descent of as many networks as there are lanes, all steps in one call. */
import { activate, multiplyByDerivatives } from './activation';
import { lossOf, lossSlopeOf } from './lane-losses';
import { laneProduct } from './lane-product';
import { plainSgd } from './optimizers';
import { loadPair, storePair } from './pairs';
import { Layer, layerAt, Sweep } from './records';

const VECTOR: usize = 16;
/** As in training.ts. */
const DIVERGED: f64 = 1e10;

/** `steps` updates; a network that diverges keeps its last sound parameters from then on. */
export function sweep<T>(run: Sweep, steps: i32): void {
  const lanes = <i32>(VECTOR / sizeof<T>());
  v128.store(run.alive, i64x2.splat(-1));
  for (let s = 0; s <= steps; s++) {
    evaluate<T>(run);
    if (s == 0) copyLosses(run, lanes);
    judge<T>(run);
    if (!v128.any_true(v128.load(run.alive)) || s == steps) return;
    backward<T>(run);
    plainSgd<T>(run.parameters, run.gradient, run.size * lanes, run.learningRate, 0);
    checkParameters<T>(run);
  }
}

function copyLosses(run: Sweep, lanes: i32): void {
  for (let k: usize = 0; k < <usize>lanes * 8; k += 8) store<f64>(run.soundLosses + k, load<f64>(run.losses + k));
}

/** Forward, and the loss of every lane. */
function evaluate<T>(run: Sweep): void {
  const lanes = <i32>(VECTOR / sizeof<T>());
  const points = run.points;
  let inputs = run.inputs;
  for (let l = 0; l < run.layerCount; l++) {
    const layer = layerAt(run.layers, l);
    affine<T>(layer, inputs, points);
    activate<T>(layer, points * lanes);
    inputs = layer.activations;
  }
  const last = layerAt(run.layers, run.layerCount - 1);
  for (let lane = 0; lane < lanes; lane += 2) {
    const pair = <usize>lane * sizeof<T>();
    v128.store(run.losses + ((<usize>lane) << 3), lossOfPair<T>(run, last, pair));
  }
}

/** The loss of two lanes; its gradient goes to the deltas. Points first, then outputs, as the data are. */
function lossOfPair<T>(run: Sweep, last: Layer, pair: usize): v128 {
  const outSize = last.outSize;
  const size = f64x2.splat(<f64>(run.points * outSize));
  let target = run.targets;
  let sum = f64x2.splat(0);
  for (let point = 0; point < run.points; point++) {
    for (let unit = 0; unit < outSize; unit++) {
      const at = <usize>(unit * run.points + point) * VECTOR + pair;
      const output = loadPair<T>(last.activations + at);
      const wanted = v128.load64_splat(target);
      sum = f64x2.add(sum, lossOf(run.lossKind, output, wanted));
      storePair<T>(last.deltas + at, lossSlopeOf(run.lossKind, output, wanted, size), 2);
      target += 8;
    }
  }
  return f64x2.div(sum, size);
}

/** Lanes whose loss is not sound go back and stop; the others note that their parameters are sound. */
function judge<T>(run: Sweep): void {
  const before = v128.load(run.alive);
  const alive = v128.and(before, soundLanes<T>(run.losses));
  v128.store(run.alive, alive);
  const size = <usize>run.size * VECTOR;
  if (i8x16.all_true(alive)) {
    for (let k: usize = 0; k < size; k += VECTOR) v128.store(run.sound + k, v128.load(run.parameters + k));
  } else {
    for (let k: usize = 0; k < size; k += VECTOR) {
      const parameter = v128.load(run.parameters + k);
      const sound = v128.bitselect(parameter, v128.load(run.sound + k), alive);
      v128.store(run.sound + k, sound);
      v128.store(run.parameters + k, sound);
    }
  }
  const lanes = <i32>(VECTOR / sizeof<T>());
  for (let lane = 0; lane < lanes; lane++) {
    const at = (<usize>lane) << 3;
    if (isAlive<T>(alive, lane)) store<f64>(run.soundLosses + at, load<f64>(run.losses + at));
  }
}

function isAlive<T>(alive: v128, lane: i32): bool {
  // Lanes of a mask are all ones or all zeros: a byte of each tells.
  const bits = i8x16.bitmask(alive);
  return ((bits >> (lane * <i32>sizeof<T>())) & 1) != 0;
}

/** Which losses are sound, as a mask of lanes of T. */
function soundLanes<T>(losses: usize): v128 {
  const limit = f64x2.splat(DIVERGED);
  const low = f64x2.le(f64x2.abs(v128.load(losses)), limit);
  if (sizeof<T>() == 8) return low;
  const high = f64x2.le(f64x2.abs(v128.load(losses, 16)), limit);
  return v128.shuffle<i32>(low, high, 0, 2, 4, 6);
}

function backward<T>(run: Sweep): void {
  const lanes = <i32>(VECTOR / sizeof<T>());
  const points = run.points;
  for (let l = run.layerCount - 1; l >= 0; l--) {
    const layer = layerAt(run.layers, l);
    multiplyByDerivatives<T>(layer, points * lanes);
    outerSum<T>(layer, l > 0 ? layerAt(run.layers, l - 1).activations : run.inputs, points);
    biasSum<T>(layer, points);
    if (l > 0) throughWeights<T>(layer, layerAt(run.layers, l - 1).deltas, points);
  }
}

/** After an update: lanes with a parameter that is not finite go back and stop. */
function checkParameters<T>(run: Sweep): void {
  const zero = v128.splat<T>(<T>0);
  const size = <usize>run.size * VECTOR;
  let sum = zero;
  for (let k: usize = 0; k < size; k += VECTOR)
    sum = v128.add<T>(sum, v128.mul<T>(v128.load(run.parameters + k), zero));
  const alive = v128.and(v128.load(run.alive), v128.eq<T>(sum, zero));
  v128.store(run.alive, alive);
  if (i8x16.all_true(alive)) return;
  for (let k: usize = 0; k < size; k += VECTOR) {
    const parameter = v128.load(run.parameters + k);
    v128.store(run.parameters + k, v128.bitselect(parameter, v128.load(run.sound + k), alive));
  }
}

/** preactivations[o][p] = biases[o] + Σᵢ weights[o][i] · inputs[i][p]. */
function affine<T>(layer: Layer, inputs: usize, points: i32): void {
  const row = <usize>points * VECTOR;
  laneProduct<T>(
    layer.weights,
    <usize>layer.inSize * VECTOR,
    VECTOR,
    inputs,
    row,
    VECTOR,
    layer.biases,
    layer.preactivations,
    row,
    VECTOR,
    layer.outSize,
    points,
    layer.inSize,
  );
}

/** weightGradient[o][i] = Σₚ deltas[o][p] · inputs[i][p]; with few inputs the units go along the four columns. */
function outerSum<T>(layer: Layer, inputs: usize, points: i32): void {
  const row = <usize>points * VECTOR;
  const weightRow = <usize>layer.inSize * VECTOR;
  if (layer.inSize < 4) {
    laneProduct<T>(
      inputs,
      row,
      VECTOR,
      layer.deltas,
      VECTOR,
      row,
      0,
      layer.weightGradient,
      VECTOR,
      weightRow,
      layer.inSize,
      layer.outSize,
      points,
    );
  } else {
    laneProduct<T>(
      layer.deltas,
      row,
      VECTOR,
      inputs,
      VECTOR,
      row,
      0,
      layer.weightGradient,
      weightRow,
      VECTOR,
      layer.outSize,
      layer.inSize,
      points,
    );
  }
}

/** biasGradient[o] = Σₚ deltas[o][p]; four units at a time, since each sum waits for itself. */
function biasSum<T>(layer: Layer, points: i32): void {
  const row = <usize>points * VECTOR;
  let delta = layer.deltas;
  let into = layer.biasGradient;
  let unit = 0;
  for (; unit + 4 <= layer.outSize; unit += 4) {
    let p = v128.splat<T>(<T>0);
    let q = p;
    let r = p;
    let s = p;
    for (let point = 0; point < points; point++) {
      p = v128.add<T>(p, v128.load(delta));
      q = v128.add<T>(q, v128.load(delta + row));
      r = v128.add<T>(r, v128.load(delta + 2 * row));
      s = v128.add<T>(s, v128.load(delta + 3 * row));
      delta += VECTOR;
    }
    v128.store(into, p);
    v128.store(into, q, 16);
    v128.store(into, r, 32);
    v128.store(into, s, 48);
    delta += 3 * row;
    into += 64;
  }
  for (; unit < layer.outSize; unit++) {
    let p = v128.splat<T>(<T>0);
    for (let point = 0; point < points; point++) {
      p = v128.add<T>(p, v128.load(delta));
      delta += VECTOR;
    }
    v128.store(into, p);
    into += VECTOR;
  }
}

/** into[i][p] = Σₒ weights[o][i] · deltas[o][p]. */
function throughWeights<T>(layer: Layer, into: usize, points: i32): void {
  const row = <usize>points * VECTOR;
  laneProduct<T>(
    layer.weights,
    VECTOR,
    <usize>layer.inSize * VECTOR,
    layer.deltas,
    row,
    VECTOR,
    0,
    into,
    row,
    VECTOR,
    layer.inSize,
    points,
    layer.outSize,
  );
}
