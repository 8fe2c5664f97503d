import { expect, test } from 'vitest';
import { firstSnapshot } from '../../../src/figures/training/run.ts';
import type { TrainingState } from '../../../src/figures/training/state.ts';

/** The preset of the figure in content/guide/leaky-relu.mdx, and what its caption asks the reader to change. */
const after = (change: Partial<TrainingState> = {}) =>
  firstSnapshot({ activation: 'leaky', slope: 0.01, rate: 8, step: 400, ...change });

test('the caption of the leaky chapter is true: seven silent units, none dead, and the loss is stuck', () => {
  const { silentCount, deadCount, loss, losses } = after();
  expect({ silentCount, deadCount }).toEqual({ silentCount: 7, deadCount: 0 });
  expect(loss).toBeGreaterThan(0.9 * losses[200]);
});

test('a slope of 0.1 classifies every sample; ReLU has seven dead units and about the loss of slope 0.01', () => {
  const steeper = after({ slope: 0.1 });
  expect(steeper.correct).toBe(steeper.count);
  const relu = after({ activation: 'relu' });
  expect(relu.deadCount).toBe(7);
  expect(Math.abs(relu.loss - after().loss)).toBeLessThan(0.02);
});

test('at rate 1 ReLU classifies every sample too', () => {
  const slower = after({ activation: 'relu', rate: 1 });
  expect(slower.correct).toBe(slower.count);
});
