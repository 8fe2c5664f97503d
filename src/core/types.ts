import type { Dtype } from './dtype.ts';
import type { EngineReport, TrainingSteps, TrainingTask, UpdateRule } from './engine-types.ts';

export type * from './engine-types.ts';

/** A closed interval; `[d, d]` is a single number. */
export type Interval = readonly [lo: number, hi: number];

/** A scalar function with a derivative convention at its kinks. */
export interface Activation {
  /** Short name: `'relu'`. */
  readonly name: string;
  /** The formula as KaTeX source. */
  readonly formula: string;
  /** The points without a derivative: relu `[0]`, relu6 `[0, 6]`, tanh `[]`. */
  readonly kinks: readonly number[];
  value(z: number): number;
  /** The derivative; at a kink the convention in force, one element of the subdifferential. */
  derivative(z: number): number;
  /** Clarke's subdifferential; `[d, d]` off the kinks. */
  subdifferential(z: number): Interval;
  /** Set if the graph is two straight rays from the origin: the derivative left of 0, at 0 and right of 0. */
  readonly rays?: { readonly negative: number; readonly atZero: number; readonly positive: number };
  /** Set if the derivative can be had from the value, to the same bits: a layer then needs no second exponential. */
  derivativeFromValue?(value: number): number;
}

/** An activation whose negative slope is learned with the weights. */
export interface LearnedActivation extends Activation {
  readonly learned: { readonly initialSlope: number; readonly shared: boolean };
}

/** An activation that draws its negative slopes in a training pass. */
export interface SampledActivation extends Activation {
  readonly sampled: { readonly lower: number; readonly upper: number };
}

/** Samples as flat, row-major matrices, sample by sample. */
export interface Dataset {
  readonly inputs: Float64Array;
  readonly targets: Float64Array;
  readonly count: number;
  readonly inputSize: number;
  readonly targetSize: number;
}

/** A loss averaged over the batch. */
export interface Loss {
  readonly name: string;
  value(outputs: ArrayLike<number>, targets: ArrayLike<number>): number;
  /** Writes dL/doutput into `into`. */
  gradient(outputs: ArrayLike<number>, targets: ArrayLike<number>, into: Float64Array): void;
}

/** One dense layer; every array is a view into the two flat arrays of its network. */
export interface Layer {
  readonly inSize: number;
  readonly outSize: number;
  readonly activation: Activation;
  /** outSize × inSize, row-major. */
  readonly weights: Float64Array;
  readonly biases: Float64Array;
  readonly weightGradient: Float64Array;
  readonly biasGradient: Float64Array;
  /** Learned negative slopes of a PReLU layer: one for each unit, or one for all; empty otherwise. */
  readonly slopes: Float64Array;
  readonly slopeGradient: Float64Array;
  /** z of the last `forward`, sample by sample (count × outSize); a later one overwrites it. */
  readonly preactivations: Float64Array;
  /** The activation's values at `preactivations`. */
  readonly activations: Float64Array;
  /** The derivative in force for a unit: the activation's, or the unit's own learned slope on the left. */
  derivative(z: number, unit: number): number;
}

/** A part of the flat arrays that optimizers treat alike: decay acts on weights, on biases only if asked. */
export interface ParameterGroup {
  readonly kind: 'weights' | 'biases' | 'slopes';
  readonly parameters: Float64Array;
  readonly gradient: Float64Array;
  /** Where it starts in the flat arrays. */
  readonly offset: number;
}

/** A multilayer perceptron: `createMlp({ sizes, hidden, output, initializer, seed })`. */
export interface Mlp {
  readonly sizes: readonly number[];
  readonly layers: readonly Layer[];
  /** The same numbers as `parameters`, in the same order, by kind. */
  readonly groups: readonly ParameterGroup[];
  readonly parameters: Float64Array;
  readonly gradient: Float64Array;
  /** The format that every number of the network is rounded to. */
  readonly dtype: Dtype;
  /** What computes it. */
  readonly engine: EngineReport;
  /**
   * Outputs of the whole batch, as a view that the next call overwrites. With a generator it is a training pass, in
   * which activations such as `rrelu` draw their slopes.
   */
  forward(inputs: ArrayLike<number>, count: number, random?: Rng): Float64Array;
  /** Whether `gradient` holds the result of a `backward`. */
  readonly hasGradient: boolean;
  /** Follows a `forward`; writes `gradient` from dL/doutput of the whole batch. */
  backward(outputGradient: ArrayLike<number>): void;
  /** Rounds `parameters` to `dtype`, as storing them does; each optimizer ends its step with it. */
  storeParameters(): void;
  /**
   * Whole training steps by the network's engine, if it can take these: for `train`.
   *
   * @internal
   */
  steps?(task: TrainingTask): TrainingSteps | undefined;
}

/** An update rule with its own state (velocities). */
export interface Optimizer {
  readonly name: string;
  /** Unless the size of a step is found at each step. */
  readonly learningRate?: number;
  /** One update of `mlp.parameters` from `mlp.gradient`, in place; `loss` is the one that the gradient belongs to. */
  step(mlp: Mlp, loss?: number): void;
  /**
   * The same update as data, for engines that take whole steps.
   *
   * @internal
   */
  readonly rule?: UpdateRule;
}

/** Fills the weights and biases of one layer. */
export interface Initializer {
  readonly name: string;
  fill(layer: Layer, random: Rng): void;
}

/** A seeded generator: the same seed gives the same numbers in every engine. */
export interface Rng {
  /** In [lo, hi); lo if they are equal. */
  uniform(lo?: number, hi?: number): number;
  normal(mean?: number, standardDeviation?: number): number;
  /** An integer in [0, n). */
  integer(n: number): number;
  /** In place, Fisher–Yates; returns its argument. */
  shuffle<T>(items: T[]): T[];
  /** An independent generator. */
  split(): Rng;
}

/** What `train` yields after each update; `loss` is the batch loss before that update. */
export interface TrainingStep {
  readonly step: number;
  readonly epoch: number;
  readonly loss: number;
}

/** What `train` returns: why it ended. After `diverged` the parameters are the last finite ones. */
export interface TrainingEnd {
  readonly reason: 'completed' | 'diverged';
  readonly step: number;
  readonly message: string;
}

/** What one hidden unit does on a data set. */
export interface UnitReport {
  /** Pre-activation ≤ 0 on every sample. */
  readonly silent: boolean;
  /** Silent, and the derivative in force is 0 on every sample: nothing flows back. */
  readonly dead: boolean;
  /** The gradient of its incoming weights and bias is 0, for whatever reason; false before the first `backward`. */
  readonly stuck: boolean;
  /** Share of samples with pre-activation > 0. */
  readonly activeFraction: number;
  readonly maxPreactivation: number;
  /** Number of samples with pre-activation exactly 0. */
  readonly exactZeros: number;
  /** Sokar's score: mean |activation| over the layer's mean. */
  readonly dormancy: number;
}

/** What the units of one hidden layer do. */
export interface LayerReport {
  readonly units: readonly UnitReport[];
}

/** What `unitReport` returns. */
export interface NetworkReport {
  /** One for each hidden layer. */
  readonly layers: readonly LayerReport[];
  /** Dead hidden units over all hidden units. */
  readonly deadFraction: number;
  /** Hidden activations that are exactly 0, over all units and samples. */
  readonly zeroFraction: number;
}
