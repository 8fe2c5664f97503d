import {
  type Activation,
  binaryCrossEntropyWithLogits,
  createMlp,
  type Engine,
  glorotUniform,
  heNormal,
  type Initializer,
  type Loss,
  leakyRelu,
  type Mlp,
  meanSquaredError,
  reluWith,
  sgd,
  sweep,
  torchLinear,
  train,
  unitReport,
  xor,
} from '../../core/index.ts';
import { logistic } from '../../core/math.ts';
import { type SweepSettings, sweepOf, type Width, type XorState } from './state.ts';

/** Some of the networks of a sweep: seeds `from` to `to`, the latter not among them. */
export interface XorJob {
  readonly kind: 'xor';
  readonly settings: SweepSettings;
  readonly width: Width;
  readonly from: number;
  readonly to: number;
}

/** What became of them, in the order of their seeds. */
export interface XorResult {
  readonly losses: readonly number[];
  /** Dead hidden units of each. */
  readonly dead: readonly number[];
}

const initializers: Readonly<Record<SweepSettings['initializer'], () => Initializer>> = {
  he: heNormal,
  torch: torchLinear,
  glorot: glorotUniform,
};

export const lossOf = ({ loss }: Pick<SweepSettings, 'loss'>): Loss =>
  loss === 'square' ? meanSquaredError : binaryCrossEntropyWithLogits;

export const activationOf = ({ slope, atZero }: Pick<SweepSettings, 'slope' | 'atZero'>): Activation =>
  slope === 0 ? reluWith({ derivativeAtZero: atZero }) : leakyRelu({ negativeSlope: slope });

const partsOf = (settings: SweepSettings, width: Width) => ({
  sizes: [2, width, 1],
  hidden: activationOf(settings),
  initializer: initializers[settings.initializer](),
});

/** Networks a job takes: at the most steps still a moment's work. */
const PER_JOB = 40;

/** A sweep in pieces: all widths of the first seeds, then of the next, so that early results speak for all widths. */
export function jobsOf(settings: SweepSettings, widths: readonly Width[]): XorJob[] {
  const jobs: XorJob[] = [];
  for (let from = 0; from < settings.seeds; from += PER_JOB) {
    const to = Math.min(settings.seeds, from + PER_JOB);
    for (const width of widths) jobs.push({ kind: 'xor', settings, width, from, to });
  }
  return jobs;
}

/** Trains the networks of a job by the core's sweep: full batch, plain gradient descent. */
export function compute({ settings, width, from, to }: XorJob, engine?: Engine): XorResult {
  const parts = partsOf(settings, width);
  const { networks } = sweep({
    ...parts,
    data: xor(),
    loss: lossOf(settings),
    learningRate: settings.rate,
    steps: settings.steps,
    seeds: Array.from({ length: to - from }, (_, i) => from + i),
    keepParameters: true,
    ...(engine && { engine }),
  });
  const mlp = createMlp(parts);
  return {
    losses: networks.map(({ loss }) => loss),
    dead: networks.map(({ parameters }) => {
      mlp.parameters.set(parameters ?? []);
      return deadUnits(mlp);
    }),
  };
}

const deadUnits = (mlp: Mlp): number =>
  unitReport(mlp, xor().inputs, 4).layers[0].units.filter(({ dead }) => dead).length;

/** One network of a sweep, taken apart. */
export interface OpenedNetwork {
  readonly loss: number;
  /** What it says on (0, 0), (0, 1), (1, 0), (1, 1): the value, or the probability of 1. */
  readonly outputs: readonly number[];
  readonly units: readonly {
    readonly weights: readonly [number, number];
    readonly bias: number;
    readonly outgoing: number;
    /** Pre-activations on the four points. */
    readonly z: readonly number[];
    readonly dead: boolean;
  }[];
}

/** The network of a seed, trained once more; the same numbers as in the sweep. */
export function open(settings: SweepSettings, width: Width, seed: number): OpenedNetwork {
  const mlp = createMlp({ ...partsOf(settings, width), seed });
  const { inputs, targets, count } = xor();
  const loss = lossOf(settings);
  const options = { loss, optimizer: sgd({ learningRate: settings.rate }), epochs: settings.steps };
  for (const _ of train(mlp, xor(), { ...options, stepsPerYield: settings.steps }));
  const outputs = Array.from(mlp.forward(inputs, count));
  const [layer] = mlp.layers;
  const report = unitReport(mlp, inputs, count).layers[0];
  return {
    loss: loss.value(mlp.forward(inputs, count), targets),
    outputs: settings.loss === 'square' ? outputs : outputs.map(logistic),
    units: report.units.map(({ dead }, unit) => ({
      weights: [layer.weights[2 * unit], layer.weights[2 * unit + 1]],
      bias: layer.biases[unit],
      outgoing: mlp.layers[1].weights[unit],
      z: Array.from({ length: count }, (_, sample) => layer.preactivations[sample * width + unit]),
      dead,
    })),
  };
}

export const openOf = (state: XorState): OpenedNetwork =>
  open(sweepOf(state), Number(state.width) as Width, state.seed);
