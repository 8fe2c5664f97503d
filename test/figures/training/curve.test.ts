import { describe, expect, test } from 'vitest';
import { CURVE, curveDrawing } from '../../../src/figures/training/curve.ts';
import { runTo } from '../../../src/figures/training/run.ts';
import { type TrainingState, trainingParameters } from '../../../src/figures/training/state.ts';
import { defaults } from '../../../src/ui/parameters.ts';

const draw = (state: Partial<TrainingState>) => {
  const snapshot = runTo({ ...defaults(trainingParameters), ...state }).snapshot();
  return { snapshot, drawing: curveDrawing(snapshot) };
};
const points = (line: string) =>
  line
    .slice(1)
    .split('L')
    .map((point) => point.split(' ').map(Number));

describe('the loss curve', () => {
  test('puts each loss at its logarithm between the decades', () => {
    const { snapshot, drawing } = draw({ step: 30 });
    const [upper, lower] = [drawing.yTicks[drawing.yTicks.length - 1], drawing.yTicks[0]];
    const decades = Math.log10(Number(upper.text) / Number(lower.text));
    points(drawing.line).forEach(([, y], i) => {
      const share = Math.log10(Number(upper.text) / snapshot.losses[i]) / decades;
      expect(y).toBeCloseTo(upper.y + share * (lower.y - upper.y), 0);
    });
  });
  test('ends at the last loss', () => {
    const { drawing } = draw({ step: 777 });
    expect(points(drawing.line).at(-1)).toEqual(drawing.end);
    expect(drawing.end[0]).toBe(CURVE.right);
  });
  test('starts as a single point, on an axis of a hundred steps', () => {
    const { drawing } = draw({ step: 0 });
    expect(points(drawing.line)).toHaveLength(1);
    expect(drawing.xTicks.at(-1)?.text).toBe('100');
  });
  test('of 5000 steps has no more points than can be told apart', () => {
    const { drawing } = draw({ step: 5000, units: 2 });
    expect(points(drawing.line).length).toBeLessThan(260);
  });
  test('marks each fall at its step, in order, on the curve', () => {
    const { drawing, snapshot } = draw({ step: 400 });
    expect(drawing.falls.map(({ step, dead }) => [step, dead])).toEqual([
      [1, true],
      [53, true],
      [141, true],
    ]);
    for (const { x, step } of drawing.falls) {
      expect(x).toBeCloseTo(CURVE.left + (step / snapshot.step) * (CURVE.right - CURVE.left), 0);
    }
  });
  test('of a run that left the range of numbers stays inside its frame', () => {
    const { drawing } = draw({ activation: 'leaky', rate: 40, step: 100 });
    for (const [x, y] of points(drawing.line)) {
      expect(x >= CURVE.left && x <= CURVE.right && y >= CURVE.top && y <= CURVE.bottom).toBe(true);
    }
    expect(drawing.yTicks.some(({ text }) => text === '10⁹')).toBe(true);
  });
});
