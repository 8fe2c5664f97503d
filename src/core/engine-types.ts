/** What `train`, `sweep` and an engine that takes whole steps tell each other. */
import type { Dataset, Loss, Mlp, Optimizer, Rng } from './types.ts';

/**
 * What `train` is to do with a network.
 *
 * @internal
 */
export interface TrainingTask {
  readonly data: Dataset;
  readonly loss: Loss;
  readonly optimizer: Optimizer;
  readonly batchSize: number;
  /** The samples in the order of the epoch; `train` may change it before an epoch starts. */
  readonly order: readonly number[];
  /** For activations that draw slopes. */
  readonly random: Rng;
}

/**
 * Takes the steps of a task. After a problem the parameters are the last with a sound loss.
 *
 * @internal
 */
export interface TrainingSteps {
  /** The batch loss of the last step, before its update. */
  readonly loss: number;
  /** Why the last step was not sound, or that it was. */
  readonly problem: 'none' | 'loss' | 'parameter';
  /** Starts with the network's parameters and the optimizer's memory as they are. */
  load(): void;
  /** Puts them back where everyone sees them. */
  store(): void;
  /** `reordered`: the order is not that of the epoch before. */
  startEpoch(reordered: boolean): void;
  /** At most `limit` steps, fewer at the end of the epoch or before a problem; returns how many. */
  run(limit: number): number;
  /** The loss of the last batch after the last update, which is taken back if that is a problem. */
  finish(): number;
}

/** Another way to compute a network, with the same numbers: see `wasmEngine`. */
export interface Engine {
  readonly name: string;
  /** The network run by this engine, with the same arrays; or, in words, why it cannot be. */
  run(network: Mlp): Mlp | string;
  /**
   * Trains many networks at once, for `sweep`; or, in words, why it cannot.
   *
   * @internal
   */
  sweep?(task: SweepTask): readonly SweptNetwork[] | string;
}

/**
 * What `sweep` is to do.
 *
 * @internal
 */
export interface SweepTask {
  /** The shape of every network; its parameters are room for one after the other. */
  readonly network: Mlp;
  /** Gives `network` the parameters of a seed. */
  readonly initialize: (seed: number) => void;
  readonly seeds: readonly number[];
  readonly data: Dataset;
  readonly loss: Loss;
  readonly learningRate: number;
  readonly steps: number;
  readonly keepParameters: boolean;
}

/** One network of a `sweep`, after its training. */
export interface SweptNetwork {
  readonly seed: number;
  /** On the whole data set, with the parameters it ended with. */
  readonly loss: number;
  /** Whether it stopped early, with the last parameters that gave a sound loss. */
  readonly diverged: boolean;
  /** If asked for. */
  readonly parameters?: Float64Array;
}

/** Which engine computes a network. */
export interface EngineReport {
  readonly name: string;
  /** Why it is not the engine that was asked for; empty if it is. */
  readonly reason: string;
}

/**
 * An optimizer's formula by name, its constants and its memory.
 *
 * @internal
 */
export interface UpdateRule {
  readonly formula: 'sgd' | 'nesterov' | 'adam' | 'adamW';
  readonly learningRate: number;
  /** μ of sgd, β₁ of adam. */
  readonly momentum: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly weightDecay: number;
  readonly decayBiases: boolean;
  memoryOf(mlp: Mlp): OptimizerMemory;
}

/**
 * What an optimizer keeps for one network from step to step.
 *
 * @internal
 */
export interface OptimizerMemory {
  /** One number for each parameter: velocities, or means and squares. */
  readonly vectors: readonly Float64Array[];
  /** β₁ᵏ and β₂ᵏ after k steps of adam. */
  readonly powers: Float64Array;
}
