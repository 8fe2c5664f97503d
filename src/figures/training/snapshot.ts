import { circles, type Dataset, type EngineReport, twoMoons, xor } from '../../core/index.ts';
import type { Settings } from './state.ts';

/*
 * What a figure draws of a run, without the code that trains: the page loads this alone, and the trainer when the reader
 * does something.
 */

const SAMPLES = 80;
const NOISE = 0.11;

export interface UnitSnapshot {
  /** z = w₁x₁ + w₂x₂ + b. */
  readonly weights: readonly [number, number];
  readonly bias: number;
  readonly outgoing: number;
  /** Number of samples with z > 0. */
  readonly active: number;
  readonly silent: boolean;
  readonly dead: boolean;
  /** The step from which it has been silent without a break. */
  readonly silentSince: number | undefined;
}

/** A moment of a run: plain data, so that a worker can send it. */
export interface Snapshot {
  readonly settings: Settings;
  readonly step: number;
  readonly loss: number;
  readonly correct: number;
  readonly count: number;
  readonly deadCount: number;
  readonly silentCount: number;
  /** Loss after 0, 1, 2 … `step` steps. */
  readonly losses: readonly number[];
  readonly units: readonly UnitSnapshot[];
  readonly outputBias: number;
  /** Why the run is over, as a sentence; undefined while it can go on. */
  readonly ended: string | undefined;
  /** What trained the network. */
  readonly engine: EngineReport;
}

export function datasetOf({ data, seed }: Pick<Settings, 'data' | 'seed'>): Dataset {
  if (data === 'xor') return xor();
  return (data === 'moons' ? twoMoons : circles)({ count: SAMPLES, noise: NOISE, seed });
}

/** The network's output at a point: what the surface shows, from the snapshot's own numbers. */
export function outputAt({ units, outputBias, settings }: Snapshot, x: number, y: number): number {
  const leak = settings.activation === 'relu' ? 0 : settings.slope;
  let output = outputBias;
  for (const { weights, bias, outgoing } of units) {
    const z = weights[0] * x + weights[1] * y + bias;
    output += outgoing * (z > 0 ? z : leak * z);
  }
  return output;
}
