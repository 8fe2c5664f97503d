import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deadOnBox, meanSquaredError, sgd, train } from '../../../src/core/index.ts';
import { killingStep, thresholdsOf } from '../../../src/figures/death/kill.ts';
import { oneUnit, sceneOf } from '../../../src/figures/death/scene.ts';
import { RATE_RANGE } from '../../../src/figures/death/state.ts';

const positive = sceneOf({ inputs: 'positive' });
const both = sceneOf({ inputs: 'both' });
const rates = fc.double({ min: RATE_RANGE[0], max: RATE_RANGE[1], noNaN: true });

/** The next number up or down: its bits, counted on by one. */
function neighbor(value: number, by: 1n | -1n): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  view.setBigInt64(0, view.getBigInt64(0) + by);
  return view.getFloat64(0);
}

describe('the killing step', () => {
  test('moves w and b as computed by hand: the residuals are ¼, ⅝, 1 and 1⅜ at x = 1, 1½, 2 and 2½, times v = 2', () => {
    const { before, after } = killingStep(positive, 0.0625);
    expect(before.loss).toBe((0.0625 + 0.390625 + 1 + 1.890625) / 4);
    expect(before.weightGradient).toEqual([(2 * 2 * (0.25 + 1.5 * 0.625 + 2 + 2.5 * 1.375)) / 4]);
    expect(before.biasGradient).toBe((2 * 2 * (0.25 + 0.625 + 1 + 1.375)) / 4);
    expect(after.weights).toEqual([0.125 - 0.0625 * 6.625]);
    expect(after.bias).toBe(0.5 - 0.0625 * 3.25);
  });
  test('is the first step of the core’s own training, bit for bit', () => {
    for (const [scene, rate] of [
      [positive, 0.08],
      [both, 0.11],
    ] as const) {
      const mlp = oneUnit(scene.start);
      for (const _ of train(mlp, scene.data, { loss: meanSquaredError, optimizer: sgd({ learningRate: rate }) }));
      expect(killingStep(scene, rate).after.parameters).toEqual(mlp.parameters);
    }
  });
  test('leaves a dead unit whose gradients are exactly 0', () => {
    for (const { after } of [killingStep(positive, 0.08), killingStep(both, 0.12)]) {
      expect(after.status).toBe('dead');
      expect([...after.weightGradient, after.biasGradient]).toEqual([0, 0]);
    }
  });
  test('lowers the loss while it kills, so the loss does not show the death', () => {
    const { before, after } = killingStep(positive, 0.08);
    expect(after.loss).toBeLessThan(before.loss);
  });
});

describe('the rates that kill', () => {
  test('begin at 5/79 for inputs above 0: 0.625 / (6.625 + 3.25), the last input to fall being x = 1', () => {
    const { from, to } = thresholdsOf('positive').kills;
    expect(from).toBeCloseTo(5 / 79, 15);
    expect(to).toBe(Number.POSITIVE_INFINITY);
  });
  test('are an interval from 4/41 to 4/23 for inputs on both sides: a larger step lifts the other end', () => {
    const { from, to } = thresholdsOf('both').kills;
    expect(from).toBeCloseTo(4 / 41, 15);
    expect(to).toBeCloseTo(4 / 23, 15);
  });
  test('are exact: at each end the core kills, and at the next number outside it does not', () => {
    const status = (scene: typeof both, rate: number) => killingStep(scene, rate).after.status;
    const one = thresholdsOf('positive').kills;
    const two = thresholdsOf('both').kills;
    expect([status(positive, one.from), status(positive, neighbor(one.from, -1n))]).toEqual(['dead', 'alive']);
    expect([status(both, two.from), status(both, neighbor(two.from, -1n))]).toEqual(['dead', 'alive']);
    expect([status(both, two.to), status(both, neighbor(two.to, 1n))]).toEqual(['dead', 'alive']);
  });
  test('are all between the two ends and no others', () => {
    for (const [inputs, scene] of [
      ['positive', positive],
      ['both', both],
    ] as const) {
      const { from, to } = thresholdsOf(inputs).kills;
      fc.assert(
        fc.property(rates, (rate) => {
          expect(killingStep(scene, rate).after.status === 'dead').toBe(from <= rate && rate <= to);
        }),
        { seed: 1 },
      );
    }
  });
  test('leave the unit dead on every input ≥ 0 from exactly 2/13 on, where b reaches 0', () => {
    const least = thresholdsOf('positive').forGood as number;
    expect(least).toBeCloseTo(2 / 13, 15);
    const deadOnAll = (rate: number) => {
      const { weights, bias } = killingStep(positive, rate).after;
      return deadOnBox(weights, bias, 0, Number.POSITIVE_INFINITY).dead;
    };
    expect([deadOnAll(least), deadOnAll(neighbor(least, -1n))]).toEqual([true, false]);
    expect(thresholdsOf('both').forGood).toBeUndefined();
  });
});
