import type * as TensorFlow from '@tensorflow/tfjs-core';
import { loadTensorFlowJs } from './load-tensorflow-js.ts';
import {
  inputs,
  type RunNames,
  sizesOf,
  start,
  type TrainedRun,
  targetRows,
  targets,
  trainCore,
} from './training-task.ts';
import { differenceOf } from './trajectories.ts';

const tf = await loadTensorFlowJs();

export const aboutTensorFlowJs = `TensorFlow.js ${tf.version_core}, live, float32, cpu backend; 20 full-batch steps`;
export const STEPS = 20;

const activations: Readonly<Record<string, (z: TensorFlow.Tensor, slopes: TensorFlow.Tensor) => TensorFlow.Tensor>> = {
  relu: (z) => tf.relu(z),
  leakyRelu: (z) => tf.leakyRelu(z, 0.1),
  prelu: (z, slopes) => tf.prelu(z, slopes),
  elu: (z) => tf.elu(z),
  selu: (z) => tf.selu(z),
  softplus: (z) => tf.softplus(z),
  sigmoid: (z) => tf.sigmoid(z),
  tanh: (z) => tf.tanh(z),
  hardTanh: (z) => tf.clipByValue(z, -1, 1),
  relu6: (z) => tf.relu6(z),
  squaredRelu: (z) => tf.square(tf.relu(z)),
  abs: (z) => tf.abs(z),
  identity: (z) => tf.clone(z),
};

/** Value and derivative of a function of one number. */
export function differentiateWithTensorFlowJs(
  x: number,
  program: (library: typeof TensorFlow, x: TensorFlow.Tensor) => TensorFlow.Tensor,
): { value: number; derivative: number } {
  return tf.tidy(() => {
    // From a list of one, so that −0 keeps its sign.
    const { value, grad } = tf.valueAndGrad((z: TensorFlow.Tensor) => tf.sum(program(tf, z)))(tf.tensor1d([x]));
    return { value: value.dataSync()[0], derivative: grad.dataSync()[0] };
  });
}

type LossFunction = (wanted: TensorFlow.Tensor, outputs: TensorFlow.Tensor) => TensorFlow.Tensor;
const losses: Readonly<Record<string, LossFunction>> = {
  meanSquaredError: (wanted, outputs) => tf.losses.meanSquaredError(wanted, outputs),
  meanAbsoluteError: (wanted, outputs) => tf.losses.absoluteDifference(wanted, outputs),
  binaryCrossEntropyWithLogits: (wanted, outputs) => tf.losses.sigmoidCrossEntropy(wanted, outputs),
  softmaxCrossEntropy: (wanted, outputs) => tf.losses.softmaxCrossEntropy(wanted, outputs),
  // TensorFlow.js takes targets 0 and 1 here and makes −1 and 1 of them.
  hinge: (wanted, outputs) => tf.losses.hingeLoss(tf.div(tf.add(wanted, 1), 2), outputs),
};

const optimizers: Readonly<Record<string, () => TensorFlow.Optimizer>> = {
  sgd: () => tf.train.sgd(0.1),
  momentum: () => tf.train.momentum(0.05, 0.9),
  nesterov: () => tf.train.momentum(0.05, 0.9, true),
  adam: () => tf.train.adam(0.02, 0.9, 0.999, 1e-8),
  // Its epsilon stands inside the root; this one is too small to matter, and not yet 0 in float32.
  rmsPropTinyEpsilon: () => tf.train.rmsprop(0.01, 0.99, 0, 1e-30),
};

/** Each activation with three losses; the other two losses and the other optimizers with three activations. */
export const liveRuns: readonly RunNames[] = [
  ...Object.keys(activations).flatMap((activation) =>
    ['meanSquaredError', 'meanAbsoluteError', 'binaryCrossEntropyWithLogits'].map((loss) => ({
      activation,
      loss,
      optimizer: 'momentum',
    })),
  ),
  ...['relu', 'leakyRelu', 'tanh'].flatMap((activation) => [
    ...['softmaxCrossEntropy', 'hinge'].map((loss) => ({ activation, loss, optimizer: 'momentum' })),
    ...Object.keys(optimizers)
      .filter((optimizer) => optimizer !== 'momentum')
      .map((optimizer) => ({ activation, loss: 'binaryCrossEntropyWithLogits', optimizer })),
  ]),
];

interface Dense {
  readonly weights: TensorFlow.Variable;
  readonly biases: TensorFlow.Variable;
  /** Learned slopes of a PReLU; untouched by other activations. */
  readonly slopes: TensorFlow.Variable;
}

function layersOf(sizes: readonly number[]): Dense[] {
  let at = 0;
  const take = (count: number): number[] => {
    at += count;
    return start.slice(at - count, at);
  };
  return sizes.slice(1).map((outSize, i) => {
    const inSize = sizes[i];
    const weights = tf.variable(tf.tensor2d(take(inSize * outSize), [outSize, inSize]));
    return { weights, biases: tf.variable(tf.tensor1d(take(outSize))), slopes: tf.variable(tf.fill([outSize], 0.25)) };
  });
}

/** Trains in TensorFlow.js, now, from the recorded weights on the recorded data. */
export function trainTensorFlowJs({ activation, loss, optimizer }: RunNames): TrainedRun {
  const f = activations[activation];
  const lossOf = losses[loss];
  const rule = optimizers[optimizer]?.();
  if (!f || !lossOf || !rule) throw new Error(`tensorflow-js: cannot run ${activation}, ${loss}, ${optimizer}`);
  return tf.tidy(() => {
    const layers = layersOf(sizesOf(loss));
    const learned = activation === 'prelu';
    const own = layers.map(({ weights, biases, slopes }, i) =>
      learned && i < layers.length - 1 ? [weights, biases, slopes] : [weights, biases],
    );
    const samples = tf.tensor2d(inputs, [targets.length, 2]);
    const rows = targetRows(loss);
    const wanted = tf.tensor2d(rows, [targets.length, rows.length / targets.length]);
    const batchLoss = (): TensorFlow.Scalar => {
      let values: TensorFlow.Tensor = samples;
      layers.forEach(({ weights, biases, slopes }, i) => {
        values = tf.add(tf.matMul(values as TensorFlow.Tensor2D, weights as TensorFlow.Tensor2D, false, true), biases);
        if (i < layers.length - 1) values = f(values, slopes);
      });
      return lossOf(wanted, values) as TensorFlow.Scalar;
    };
    const seen = Array.from({ length: STEPS }, () => Number(rule.minimize(batchLoss, true, own.flat())?.dataSync()[0]));
    const parameters = own.flat().flatMap((variable) => [...variable.dataSync()]);
    for (const { weights, biases, slopes } of layers) for (const v of [weights, biases, slopes]) v.dispose();
    rule.dispose();
    return { activation, loss, optimizer, losses: seen, parameters };
  });
}

/** The largest difference between the core in float64 and TensorFlow.js, both started from float32 numbers. */
export function largestLiveDifference(run: RunNames): number {
  return differenceOf(trainCore(run, STEPS, { stored: Math.fround }), trainTensorFlowJs(run));
}
