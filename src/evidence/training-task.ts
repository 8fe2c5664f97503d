import given from '../../content/evidence/trajectories.json' with { type: 'json' };
import * as core from '../core/index.ts';

/** Names of a run, the losses of its steps and the parameters at its end. */
export interface TrainedRun extends RunNames {
  readonly losses: readonly number[];
  /** In the core's order: weights, biases and learned slopes, layer by layer. */
  readonly parameters: readonly number[];
}

export interface RunNames {
  readonly activation: string;
  readonly loss: string;
  readonly optimizer: string;
}

/** What a framework makes of an option that it is given as a float64. */
export type Kept = (option: number) => number;

export const { start, inputs, targets, classes, sizes } = given;

/** Targets as the loss takes them: 0 and 1; −1 and 1 for hinge; one-hot rows of three for softmax. */
export function targetRows(loss: string): number[] {
  if (loss === 'softmaxCrossEntropy') return classes.flatMap((label) => [0, 1, 2].map((j) => (j === label ? 1 : 0)));
  return targets.map((target) => (loss === 'hinge' ? 2 * target - 1 : target));
}

/** Softmax needs as many outputs as classes: the same network without its last layer. */
export const sizesOf = (loss: string): number[] => (loss === 'softmaxCrossEntropy' ? sizes.slice(0, -1) : sizes);

function dataOf(loss: string, stored: Kept): core.Dataset {
  return {
    inputs: Float64Array.from(inputs, stored),
    targets: Float64Array.from(targetRows(loss)),
    count: targets.length,
    inputSize: 2,
    targetSize: targetRows(loss).length / targets.length,
  };
}

const losses: Readonly<Record<string, core.Loss>> = {
  meanSquaredError: core.meanSquaredError,
  meanAbsoluteError: core.meanAbsoluteError,
  binaryCrossEntropyWithLogits: core.binaryCrossEntropyWithLogits,
  softmaxCrossEntropy: core.softmaxCrossEntropy({ classes: 3 }),
  hinge: core.hinge,
};

const dyadic = { learningRate: 0.02, beta1: 1 - 2 ** -3, beta2: 1 - 2 ** -9, epsilon: 1e-60 };

/** The settings behind each name in the records. */
const optimizers: Readonly<Record<string, (kept: Kept) => core.Optimizer>> = {
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

function hidden(name: string, kept: Kept): core.Activation {
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
function networkOf(loss: string, activation: core.Activation, stored: Kept): core.Mlp {
  const mlp = core.createMlp({ sizes: sizesOf(loss), hidden: activation });
  let at = 0;
  for (const { weights, biases } of mlp.layers) {
    for (const part of [weights, biases]) {
      part.set(start.slice(at, at + part.length).map(stored));
      at += part.length;
    }
  }
  return mlp;
}

/** Trains the core from the recorded weights on the recorded data; `stored` rounds both first. */
export function trainCore(
  { activation, loss, optimizer }: RunNames,
  epochs: number,
  { kept = (option) => option, stored = (x) => x }: { readonly kept?: Kept; readonly stored?: Kept } = {},
): TrainedRun {
  const mlp = networkOf(loss, hidden(activation, kept), stored);
  const rule = known(optimizers[optimizer], 'optimizer', optimizer)(kept);
  const options = { loss: known(losses[loss], 'loss', loss), optimizer: rule, epochs };
  const steps = [...core.train(mlp, dataOf(loss, stored), options)];
  return { activation, loss, optimizer, losses: steps.map((step) => step.loss), parameters: [...mlp.parameters] };
}
