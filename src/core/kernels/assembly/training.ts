/** Whole training steps: forward, loss, backward, update, as ../../training-steps.ts takes them. */
import { binaryCrossEntropy, hinge, meanAbsoluteError, meanSquaredError, softmaxCrossEntropy } from './losses';
import { backward, forward } from './network';
import { adam, plainSgd, sgd } from './optimizers';
import {
  ADAM,
  ADAM_W,
  BINARY_CROSS_ENTROPY,
  HINGE,
  LOSS_NOT_SOUND,
  layerAt,
  MEAN_ABSOLUTE_ERROR,
  MEAN_SQUARED_ERROR,
  NESTEROV,
  NONE,
  PARAMETER_NOT_FINITE,
  SGD,
  Training,
} from './records';

/** A loss this large will not come back: DIVERGED of ../../training-steps.ts. */
const DIVERGED: f64 = 1e10;

/** Steps from `position` on, at most `limit` and to the end of the epoch; returns how many were sound. */
export function run<T>(training: Training, limit: i32): i32 {
  training.problem = NONE;
  let done = 0;
  while (done < limit && training.position < training.samples) {
    training.problem = step<T>(training);
    if (training.problem != NONE) {
      copy<T>(training.sound, training.parameters, training.size);
      break;
    }
    done++;
  }
  return done;
}

/** The loss of the last batch after the last update; if it is not sound, that update is taken back. */
export function finish<T>(training: Training): f64 {
  const loss = evaluate<T>(training);
  training.problem = isSound(loss) ? NONE : LOSS_NOT_SOUND;
  if (training.problem != NONE) copy<T>(training.sound, training.parameters, training.size);
  return loss;
}

function isSound(loss: f64): bool {
  return abs(loss) <= DIVERGED;
}

function step<T>(training: Training): i32 {
  const first = training.position;
  const inputs = first * layerAt(training.layers, 0).inSize;
  const targets = first * layerAt(training.layers, training.layerCount - 1).outSize;
  training.batchCount = min(training.batchSize, training.samples - first);
  training.batchInputs = training.inputs + <usize>inputs * sizeof<T>();
  training.batchTargets = training.targets + <usize>targets * sizeof<f64>();
  if (!isSound(evaluate<T>(training))) return LOSS_NOT_SOUND;
  copy<T>(training.parameters, training.sound, training.size);
  backward<T>(training.layers, training.layerCount, training.batchInputs, training.batchCount);
  update<T>(training);
  training.position += training.batchCount;
  return allFinite<T>(training.parameters, training.size) ? NONE : PARAMETER_NOT_FINITE;
}

/** The loss of the last batch with the parameters as they are; its gradient is left in the last layer's deltas. */
function evaluate<T>(training: Training): f64 {
  const count = training.batchCount;
  forward<T>(training.layers, training.layerCount, training.batchInputs, count);
  const last = layerAt(training.layers, training.layerCount - 1);
  const size = count * last.outSize;
  const kind = training.lossKind;
  const outputs = last.activations;
  const targets = training.batchTargets;
  const deltas = last.deltas;
  if (kind == MEAN_SQUARED_ERROR) training.loss = meanSquaredError<T>(outputs, targets, deltas, size);
  else if (kind == MEAN_ABSOLUTE_ERROR) training.loss = meanAbsoluteError<T>(outputs, targets, deltas, size);
  else if (kind == BINARY_CROSS_ENTROPY) training.loss = binaryCrossEntropy<T>(outputs, targets, deltas, size);
  else if (kind == HINGE) training.loss = hinge<T>(outputs, targets, deltas, size);
  else training.loss = softmaxCrossEntropy<T>(outputs, targets, deltas, size, last.outSize, training.scratch);
  return training.loss;
}

function update<T>(training: Training): void {
  if (training.optimizer >= ADAM) {
    training.power1 *= training.momentum;
    training.power2 *= training.beta2;
  }
  if (training.weightDecay == 0) return updateRange<T>(training, 0, training.size, 0);
  const biasDecay = training.decayBiases ? training.weightDecay : 0;
  let from = 0;
  for (let l = 0; l < training.layerCount; l++) {
    const layer = layerAt(training.layers, l);
    const weights = layer.inSize * layer.outSize;
    updateRange<T>(training, from, weights, training.weightDecay);
    updateRange<T>(training, from + weights, layer.outSize, biasDecay);
    updateRange<T>(training, from + weights + layer.outSize, layer.slopeCount, 0);
    from += weights + layer.outSize + layer.slopeCount;
  }
}

/** `size` parameters from number `from` on, with weight decay λ = `decay`. */
function updateRange<T>(training: Training, from: i32, size: i32, decay: f64): void {
  const kind = training.optimizer;
  const parameters = training.parameters + <usize>from * sizeof<T>();
  const gradient = training.gradient + <usize>from * sizeof<T>();
  const memory1 = training.memory1 + <usize>from * sizeof<f64>();
  const memory2 = training.memory2 + <usize>from * sizeof<f64>();
  if (kind == SGD && training.momentum == 0) {
    plainSgd<T>(parameters, gradient, size, training.learningRate, decay);
  } else if (kind < ADAM) {
    sgd<T>(parameters, gradient, memory1, size, training.learningRate, training.momentum, kind == NESTEROV, decay);
  } else {
    adam<T>(
      parameters,
      gradient,
      memory1,
      memory2,
      size,
      training.learningRate,
      training.momentum,
      training.beta2,
      training.epsilon,
      kind == ADAM_W,
      1 - training.power1,
      1 - training.power2,
      decay,
    );
  }
}

function copy<T>(from: usize, to: usize, size: i32): void {
  const end = from + <usize>size * sizeof<T>();
  for (; from + 16 <= end; from += 16, to += 16) v128.store(to, v128.load(from));
  for (; from < end; from += sizeof<T>(), to += sizeof<T>()) store<T>(to, load<T>(from));
}

/** 0 times a number is 0, times an infinity or NaN it is NaN. */
function allFinite<T>(from: usize, size: i32): bool {
  const end = from + <usize>size * sizeof<T>();
  const zero = v128.splat<T>(<T>0);
  let sum = zero;
  for (; from + 16 <= end; from += 16) sum = v128.add<T>(sum, v128.mul<T>(v128.load(from), zero));
  let rest: T = <T>0;
  for (; from < end; from += sizeof<T>()) rest = <T>(rest + load<T>(from) * <T>0);
  return !v128.any_true(v128.ne<T>(sum, zero)) && rest == 0;
}
