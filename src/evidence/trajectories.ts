import pytorch from '../../content/evidence/trajectories.json' with { type: 'json' };
import jax from '../../content/evidence/trajectories-jax.json' with { type: 'json' };
import tensorflow from '../../content/evidence/trajectories-tensorflow.json' with { type: 'json' };
import * as core from '../core/index.ts';

/** A training run as a framework did it: the losses of its steps and the parameters at its end. */
export interface RecordedRun {
  readonly activation: string;
  readonly loss: string;
  readonly optimizer: string;
  readonly losses: readonly number[];
  /** In the core's order: weights, biases and learned slopes, layer by layer. */
  readonly parameters: readonly number[];
}

/** What one framework recorded; see test/frameworks/trajectory_task.py for the runs that each is asked for. */
export interface TrajectoryRecord {
  readonly about: string;
  readonly framework: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly dtype: string;
  readonly steps: number;
  /** An activation, loss or optimizer that the framework has not, or has by another rule, with the reason. */
  readonly leftOut: Readonly<Record<string, string>>;
  readonly notes: readonly string[];
  readonly runs: readonly RecordedRun[];
}

export const trajectoryRecords: readonly TrajectoryRecord[] = [pytorch, jax, tensorflow];

const { start, inputs, targets, classes, sizes } = pytorch;

function dataOf(loss: string): core.Dataset {
  const softmax = loss === 'softmaxCrossEntropy';
  const rows = softmax
    ? classes.flatMap((label) => [0, 1, 2].map((j) => (j === label ? 1 : 0)))
    : targets.map((target) => (loss === 'hinge' ? 2 * target - 1 : target));
  return {
    inputs: Float64Array.from(inputs),
    targets: Float64Array.from(rows),
    count: targets.length,
    inputSize: 2,
    targetSize: softmax ? 3 : 1,
  };
}

const losses: Readonly<Record<string, core.Loss>> = {
  meanSquaredError: core.meanSquaredError,
  meanAbsoluteError: core.meanAbsoluteError,
  binaryCrossEntropyWithLogits: core.binaryCrossEntropyWithLogits,
  softmaxCrossEntropy: core.softmaxCrossEntropy({ classes: 3 }),
  hinge: core.hinge,
};

/** TensorFlow and Keras round a leaky slope, the momentum and the L2 factor to float32, in float64 too; others do not. */
const keptBy = (framework: string): ((option: number) => number) =>
  framework === 'TensorFlow' ? Math.fround : (option) => option;

const dyadic = { learningRate: 0.02, beta1: 1 - 2 ** -3, beta2: 1 - 2 ** -9, epsilon: 1e-60 };

/** The settings behind each name in the records. */
const optimizers: Readonly<Record<string, (kept: (option: number) => number) => core.Optimizer>> = {
  sgd: () => core.sgd({ learningRate: 0.1 }),
  momentum: (kept) => core.sgd({ learningRate: 0.05, momentum: kept(0.9) }),
  nesterov: (kept) => core.sgd({ learningRate: 0.05, momentum: kept(0.9), nesterov: true }),
  decay: (kept) => core.sgd({ learningRate: 0.1, momentum: 0.5, weightDecay: 2 * kept(0.005) }),
  adam: () => core.adam({ learningRate: 0.02 }),
  adamW: () => core.adamW({ learningRate: 0.02, weightDecay: 0.01 }),
  rmsProp: () => core.rmsProp({ learningRate: 0.01 }),
  adamDyadic: () => core.adam(dyadic),
  adamWDyadic: () => core.adamW({ ...dyadic, weightDecay: 2 ** -7 }),
  rmsPropTinyEpsilon: () => core.rmsProp({ learningRate: 0.01, epsilon: 1e-60 }),
};

function hidden(name: string, kept: (option: number) => number): core.Activation {
  if (name === 'leakyRelu') return core.leakyRelu({ negativeSlope: kept(0.1) });
  if (name === 'celu') return core.celu({ alpha: 2 });
  // The record has the evaluation form; in training the core's rrelu draws its slopes.
  if (name === 'rrelu') return core.leakyRelu({ negativeSlope: core.rrelu().derivative(-1) });
  return known(
    core.activations.find((activation) => activation.name === name),
    'activation',
    name,
  );
}

function known<T>(value: T | undefined, what: string, name: string): T {
  if (value === undefined) throw new Error(`trajectories: no ${what} ${name}`);
  return value;
}

/** A network with the weights and biases of the record; learned slopes keep their start. */
function networkOf(loss: string, activation: core.Activation): core.Mlp {
  const ownSizes = loss === 'softmaxCrossEntropy' ? sizes.slice(0, -1) : sizes;
  const mlp = core.createMlp({ sizes: ownSizes, hidden: activation });
  let at = 0;
  for (const { weights, biases } of mlp.layers) {
    for (const part of [weights, biases]) {
      part.set(start.slice(at, at + part.length));
      at += part.length;
    }
  }
  return mlp;
}

/** The largest difference between the core's run and the record, over losses and parameters; relative above 1. */
export function largestDifference(framework: string, run: RecordedRun): number {
  const kept = keptBy(framework);
  const mlp = networkOf(run.loss, hidden(run.activation, kept));
  const loss = known(losses[run.loss], 'loss', run.loss);
  const optimizer = known(optimizers[run.optimizer], 'optimizer', run.optimizer)(kept);
  const steps = [...core.train(mlp, dataOf(run.loss), { loss, optimizer, epochs: run.losses.length })];
  if (steps.length !== run.losses.length || mlp.parameters.length !== run.parameters.length)
    throw new Error(`trajectories: ${steps.length} steps, recorded ${run.losses.length}`);
  const difference = (ours: number, theirs: number): number => Math.abs(ours - theirs) / Math.max(1, Math.abs(theirs));
  return Math.max(
    ...steps.map((step, i) => difference(step.loss, run.losses[i])),
    ...run.parameters.map((parameter, i) => difference(mlp.parameters[i], parameter)),
  );
}

/** Activations with a constant that the framework rounds to float32, in float64 too: see the notes of its record. */
const coarse: Readonly<Record<string, readonly string[]>> = {
  PyTorch: ['hardSigmoid'],
  TensorFlow: ['gelu', 'geluTanh'],
};

export const isCoarse = (framework: string, { activation }: RecordedRun): boolean =>
  coarse[framework]?.includes(activation) ?? false;

/**
 * What is allowed. Sums in another order differ by a few units in the last place, and twenty steps carry that to less
 * than 10⁻¹². A constant rounded to float32 is off by up to 3·10⁻⁸ of itself, and steps with momentum add that up.
 */
export const toleranceOf = (framework: string, run: RecordedRun): number => (isCoarse(framework, run) ? 1e-7 : 1e-12);
