import { describe, expect, test } from 'vitest';
import { largestDifference, recordedRuns, toleranceOf } from '../../src/evidence/trajectories.ts';

describe('twenty steps of training equal PyTorch’s', () => {
  for (const run of recordedRuns) {
    test(`${run.activation}, ${run.loss}, ${run.optimizer}`, () => {
      expect(largestDifference(run)).toBeLessThanOrEqual(toleranceOf(run));
    });
  }
});

test('a run with one weight changed in the last place is not called equal at tolerance 0', () => {
  const run = recordedRuns[0] as (typeof recordedRuns)[number];
  const parameters = [...run.parameters];
  parameters[0] += 1e-9;
  expect(largestDifference({ ...run, parameters })).toBeGreaterThan(toleranceOf(run));
});
