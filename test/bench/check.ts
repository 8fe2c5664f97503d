/** A contender is timed only after it has shown that it computes what the core computes. */
import type { BornDeadRun, SweepRun, TrainingRun } from './contender.ts';
import { coreAfter, coreOutputs, coreSweep } from './contenders/core.ts';
import type { BornDead, Sweep, Training } from './workload.ts';
import { heStart } from './workloads.ts';

/** What was compared, and the largest difference, relative for numbers above 1. */
export interface Check {
  readonly what: string;
  readonly largest: number;
  readonly tolerance: number;
}

/**
 * In float64 sums in another order differ in the last places; twenty steps leave that below 10⁻¹¹. In float32 a step
 * rounds to 6·10⁻⁸ of each number; 10⁻⁵ leaves room for sums over 784 inputs and for twenty steps.
 */
export const toleranceOf = (precision: 'float64' | 'float32'): number => (precision === 'float64' ? 1e-11 : 1e-5);

export const STEPS = 20;

export function largestDifference(ours: ArrayLike<number>, theirs: ArrayLike<number>): number {
  if (ours.length !== theirs.length) throw new RangeError(`check: ${theirs.length} numbers instead of ${ours.length}`);
  let largest = 0;
  for (let i = 0; i < ours.length; i++) {
    const difference = Math.abs(ours[i] - theirs[i]) / Math.max(1, Math.abs(ours[i]));
    if (!(difference <= largest)) largest = difference;
  }
  return largest;
}

export async function checkTraining(run: TrainingRun, workload: Training, tolerance: number): Promise<Check> {
  await run.prepare();
  if (run.compares === 'outputs')
    return {
      what: 'outputs before training',
      largest: largestDifference(coreOutputs(workload), run.result()),
      tolerance,
    };
  const units = Math.ceil(STEPS / run.stepsPerUnit);
  const steps = units * run.stepsPerUnit;
  run.run(units);
  return {
    what: `parameters after ${steps} steps`,
    largest: largestDifference(coreAfter(run.computes ?? workload, steps), run.result()),
    tolerance,
  };
}

/**
 * A sweep for the comparison: fewer networks, five steps, and a tenth of the rate, since at the full rate some networks
 * amplify one rounding until float32 and float64 part ways.
 */
export const inSmall = (workload: Sweep): Sweep => ({
  ...workload,
  networks: 200,
  steps: 5,
  learningRate: Math.fround(workload.learningRate / 10),
  starts: workload.starts.slice(0, 200),
});

export async function checkSweep(run: SweepRun, workload: Sweep, tolerance: number): Promise<Check> {
  await run.prepare();
  run.run(run.units);
  return {
    what: `parameters of ${workload.networks} networks after ${workload.steps} steps`,
    largest: largestDifference(coreSweep(run.computes ?? workload), run.result()),
    tolerance,
  };
}

/**
 * On given networks the decision must be the same; the difference is the share that is not. Of a contender that takes no
 * given networks the share of dead ones among its own is compared when it is timed.
 */
export function checkBornDead(run: BornDeadRun, reference: BornDeadRun, { sizes }: BornDead): Check {
  if (!run.decide || !reference.decide) {
    return { what: 'share of dead networks among those it draws, to five standard errors', largest: 0, tolerance: 0 };
  }
  const networks = Array.from({ length: 200 }, (_, k) => heStart(sizes, 7000 + k));
  const ours = reference.decide(networks);
  const theirs = run.decide(networks);
  const different = ours.filter((dead, k) => dead !== theirs[k]).length;
  return { what: `${networks.length} given networks, dead or not`, largest: different / networks.length, tolerance: 0 };
}
