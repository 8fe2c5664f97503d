import type { EngineReport } from '../../core/index.ts';
import type { Settings } from './state.ts';

/*
 * What the playground draws of a run: plain data, so that a worker can send it. The page loads no trainer to show it.
 */

/** A function of (x₁, x₂) at the nodes of a grid over the window: row by row from the top left. */
export interface Field {
  readonly columns: number;
  readonly rows: number;
  readonly values: readonly number[] | Float32Array;
}

export interface UnitSnapshot {
  /** One for each input of its layer. */
  readonly weights: readonly number[];
  readonly bias: number;
  /** Where its first weight and its bias stand in `mlp.parameters`. */
  readonly weightsAt: number;
  readonly biasAt: number;
  /** The learned slope of PReLU. */
  readonly slope?: number;
  /** Training samples with z > 0, those with z = 0, and the largest z. */
  readonly active: number;
  readonly exactZeros: number;
  readonly maxPreactivation: number;
  readonly dormancy: number;
  readonly silent: boolean;
  readonly dead: boolean;
  /** Silent in every look since the one at this step. */
  readonly silentSince?: number;
  /** The gradient of its weights and bias on all training samples is exactly 0. */
  readonly stuck: boolean;
  /** Its pre-activation, on a coarse grid. */
  readonly field: Field;
}

export interface LayerSnapshot {
  readonly units: readonly UnitSnapshot[];
}

/** Looks at regular steps, every second one left out when there are too many. */
export interface History {
  readonly steps: readonly number[];
  readonly train: readonly number[];
  /** Without test samples, none. */
  readonly test: readonly number[];
  readonly dead: readonly number[];
  readonly stuck: readonly number[];
}

export interface PlaygroundSnapshot {
  readonly settings: Settings;
  readonly step: number;
  readonly epoch: number;
  /** Of all training samples, without the penalty. */
  readonly trainLoss: number;
  readonly testLoss: number | undefined;
  /** Samples on the right side of the boundary; undefined for regression. */
  readonly trainCount: number;
  readonly testCount: number;
  readonly trainCorrect: number | undefined;
  readonly testCorrect: number | undefined;
  readonly history: History;
  /** Hidden layers, then the output layer of one unit. */
  readonly layers: readonly LayerSnapshot[];
  readonly deadCount: number;
  readonly stuckCount: number;
  readonly silentCount: number;
  /** The network's output: a logit, or the value itself. */
  readonly surface: Field;
  /** Why the run is over, as a sentence; undefined while it can go on. */
  readonly ended: string | undefined;
  readonly engine: EngineReport;
}

export const hiddenUnits = ({ layers }: Pick<PlaygroundSnapshot, 'layers'>): UnitSnapshot[] =>
  layers.slice(0, -1).flatMap(({ units }) => units);
