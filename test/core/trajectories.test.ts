import { describe, expect, test } from 'vitest';
import type { TrainedRun } from '../../src/evidence/training-task.ts';
import { largestDifference, toleranceOf, trajectoryRecords } from '../../src/evidence/trajectories.ts';

for (const { framework, runs } of trajectoryRecords) {
  describe(`twenty steps of training equal those of ${framework}`, () => {
    for (const run of runs) {
      test(`${run.activation}, ${run.loss}, ${run.optimizer}`, () => {
        expect(largestDifference(framework, run)).toBeLessThanOrEqual(toleranceOf(framework, run));
      });
    }
  });
}

describe('the records of training runs', () => {
  const nameOf = ({ activation, loss, optimizer }: TrainedRun): string => `${activation} ${loss} ${optimizer}`;
  const [pytorch, ...others] = trajectoryRecords;

  test('are of three frameworks, in float64, of twenty steps each', () => {
    expect(trajectoryRecords.map(({ framework }) => framework)).toEqual(['PyTorch', 'JAX', 'TensorFlow']);
    for (const { dtype, steps, runs } of trajectoryRecords) {
      expect({ dtype, steps }).toEqual({ dtype: 'float64', steps: 20 });
      for (const { losses } of runs) expect(losses).toHaveLength(steps);
    }
    expect(pytorch?.leftOut).toEqual({});
  });
  test('hold the same runs, but for those left out for a reason', () => {
    for (const { leftOut, runs } of others) {
      const isLeftOut = (run: TrainedRun) =>
        run.activation in leftOut || run.loss in leftOut || run.optimizer in leftOut;
      const expected = pytorch?.runs.filter((run) => !isLeftOut(run)).map(nameOf);
      expect(runs.map(nameOf)).toEqual(expected);
      for (const reason of Object.values(leftOut)) expect(reason.length).toBeGreaterThan(20);
    }
  });
  test('are of runs that learn: in each, the loss falls', () => {
    for (const { runs } of trajectoryRecords)
      for (const run of runs) expect(Math.min(...run.losses), nameOf(run)).toBeLessThan(run.losses[0] ?? 0);
  });
  test('a parameter changed by a billionth is not called equal', () => {
    for (const { framework, runs } of trajectoryRecords) {
      const run = runs[0] as TrainedRun;
      const parameters = [...run.parameters];
      parameters[0] = (parameters[0] ?? 0) + 1e-9;
      expect(largestDifference(framework, { ...run, parameters })).toBeGreaterThan(toleranceOf(framework, run));
    }
  });
});
