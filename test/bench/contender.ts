/** What the benchmark asks of each contender. Set-up happens in these functions and is not timed; `run` is. */
import type { BornDead, Sweep, Training } from './workload.ts';

/** A task in progress. One unit is what the contender does in one go. */
export interface Run {
  /** Samples or networks that a unit is worth. */
  readonly perUnit: number;
  /** Back to the start; not timed. */
  prepare(): void | Promise<void>;
  /** Timed. Ends only when all results are there. */
  run(units: number): void;
  /** After a run: why its time says nothing, if so, such as numbers that are no longer finite. */
  fault?(units: number): string | undefined;
  /** What the contender does otherwise than the task says. Its rate is then no fair comparison. */
  readonly differs?: string;
  /** What else a reader should know. */
  readonly note?: string;
}

export interface TrainingRun extends Run {
  readonly stepsPerUnit: number;
  /** What is computed where that is not the task: the core then trains on this for the comparison. */
  readonly computes?: Training;
  /** Parameters in the core's order; if those cannot agree, outputs for the first batch before any step. */
  readonly compares: 'parameters' | 'outputs';
  result(): ArrayLike<number>;
}

export interface SweepRun extends Run {
  /** Units of the whole sweep. */
  readonly units: number;
  readonly computes?: Sweep;
  readonly compares: 'parameters' | 'outputs';
  /** Parameters of all networks, one after the other, or outputs. */
  result(): ArrayLike<number>;
}

export interface BornDeadRun extends Run {
  /**
   * Whether each of these networks is dead, for comparison; weights and biases in the core's order. One that draws no
   * whole networks cannot be asked: only its share is compared.
   */
  decide?(networks: readonly Float64Array[]): boolean[];
  /** How many of the drawn networks were dead, since `prepare`. */
  dead(): number;
}

/** A contender that is there and ready. */
export interface Opened {
  readonly version: string;
  train(workload: Training): TrainingRun;
  sweep(workload: Sweep): SweepRun;
  bornDead(workload: BornDead): BornDeadRun;
}

export interface Contender {
  readonly id: string;
  readonly name: string;
  readonly kind: 'core' | 'javascript';
  /** In which the parameters are stored. */
  readonly precision: 'float64' | 'float32';
  /** The public functions that are called. */
  readonly how: string;
  /** Fails if the contender cannot be loaded. */
  open(): Promise<Opened>;
}

/** A contender is not in a workload, for a reason that the table gives. */
export class LeftOut extends Error {}
