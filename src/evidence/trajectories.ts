import recorded from '../../content/evidence/trajectories.json' with { type: 'json' };
import * as core from '../core/index.ts';

/** A training run as PyTorch did it: the losses of its steps and the parameters at its end. */
export type RecordedRun = (typeof recorded.runs)[number];

export const recordedRuns: readonly RecordedRun[] = recorded.runs;
export const aboutTrajectories: string = recorded.about;

const data: core.Dataset = {
  inputs: Float64Array.from(recorded.inputs),
  targets: Float64Array.from(recorded.targets),
  count: recorded.targets.length,
  inputSize: 2,
  targetSize: 1,
};

const losses: Record<string, core.Loss> = {
  meanSquaredError: core.meanSquaredError,
  meanAbsoluteError: core.meanAbsoluteError,
  binaryCrossEntropyWithLogits: core.binaryCrossEntropyWithLogits,
};

/** The settings behind each name in the record. */
const optimizers: Record<string, () => core.Optimizer> = {
  sgd: () => core.sgd({ learningRate: 0.1 }),
  momentum: () => core.sgd({ learningRate: 0.05, momentum: 0.9 }),
  nesterov: () => core.sgd({ learningRate: 0.05, momentum: 0.9, nesterov: true }),
  decay: () => core.sgd({ learningRate: 0.1, momentum: 0.5, weightDecay: 0.01 }),
  adam: () => core.adam({ learningRate: 0.02 }),
  adamW: () => core.adamW({ learningRate: 0.02, weightDecay: 0.01 }),
  rmsProp: () => core.rmsProp({ learningRate: 0.01 }),
};

function hidden(name: string): core.Activation {
  if (name === 'leakyRelu') return core.leakyRelu({ negativeSlope: 0.1 });
  if (name === 'celu') return core.celu({ alpha: 2 });
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

/** The largest difference between the core's run and the record, over losses and parameters; relative above 1. */
export function largestDifference(run: RecordedRun): number {
  const mlp = core.createMlp({ sizes: recorded.sizes, hidden: hidden(run.activation) });
  mlp.parameters.set(recorded.start);
  const loss = known(losses[run.loss], 'loss', run.loss);
  const optimizer = known(optimizers[run.optimizer], 'optimizer', run.optimizer)();
  const steps = [...core.train(mlp, data, { loss, optimizer, epochs: run.losses.length })];
  if (steps.length !== run.losses.length)
    throw new Error(`trajectories: ${steps.length} steps, recorded ${run.losses.length}`);
  const difference = (ours: number, theirs: number): number => Math.abs(ours - theirs) / Math.max(1, Math.abs(theirs));
  return Math.max(
    ...steps.map((step, i) => difference(step.loss, run.losses[i] ?? Number.NaN)),
    ...run.parameters.map((parameter, i) => difference(mlp.parameters[i], parameter)),
  );
}

/**
 * What is allowed. Sums in another order differ by a few units in the last place, and twenty steps carry that to about
 * 10⁻¹³; Adam and RMSProp divide by √v, which is tiny for small gradients: one digit more. PyTorch's hard sigmoid has
 * 1/6 as a float32 in its backward pass, in float64 too: its slope is off by 5·10⁻⁹.
 */
export const toleranceOf = ({ activation, optimizer }: RecordedRun): number =>
  activation === 'hardSigmoid' ? 1e-7 : /adam|rms/i.test(optimizer) ? 1e-11 : 1e-12;
