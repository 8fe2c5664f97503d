import pytorch from '../../content/evidence/trajectories.json' with { type: 'json' };
import jax from '../../content/evidence/trajectories-jax.json' with { type: 'json' };
import tensorflow from '../../content/evidence/trajectories-tensorflow.json' with { type: 'json' };
import { type Kept, type TrainedRun, trainCore } from './training-task.ts';

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
  readonly runs: readonly TrainedRun[];
}

export const trajectoryRecords: readonly TrajectoryRecord[] = [pytorch, jax, tensorflow];

/** TensorFlow and Keras round a leaky slope, the momentum and the L2 factor to float32, in float64 too; others do not. */
const keptBy = (framework: string): Kept => (framework === 'TensorFlow' ? Math.fround : (option) => option);

/** The largest difference between the core's run and the record, over losses and parameters; relative above 1. */
export function largestDifference(framework: string, run: TrainedRun): number {
  return differenceOf(trainCore(run, run.losses.length, { kept: keptBy(framework) }), run);
}

export function differenceOf(ours: TrainedRun, theirs: TrainedRun): number {
  const [a, b] = [ours, theirs].map(({ losses, parameters }) => [...losses, ...parameters]) as [number[], number[]];
  if (a.length !== b.length) throw new Error(`trajectories: ${a.length} numbers, recorded ${b.length}`);
  return Math.max(...a.map((value, i) => Math.abs(value - b[i]) / Math.max(1, Math.abs(b[i]))));
}

/** Activations with a constant that the framework rounds to float32, in float64 too: see the notes of its record. */
const coarse: Readonly<Record<string, readonly string[]>> = {
  PyTorch: ['hardSigmoid'],
  TensorFlow: ['gelu', 'geluTanh'],
};

export const isCoarse = (framework: string, { activation }: TrainedRun): boolean =>
  coarse[framework]?.includes(activation) ?? false;

/**
 * What is allowed. Sums in another order differ by a few units in the last place, and twenty steps carry that to less
 * than 10⁻¹². A constant rounded to float32 is off by up to 3·10⁻⁸ of itself, and steps with momentum add that up.
 */
export const toleranceOf = (framework: string, run: TrainedRun): number => (isCoarse(framework, run) ? 1e-7 : 1e-12);
