import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  binaryCrossEntropyWithLogits,
  hinge,
  type Loss,
  meanAbsoluteError,
  meanSquaredError,
  softmaxCrossEntropy,
} from '../../src/core/index.ts';

const SIZE = 6;
/** Each loss with targets that it takes, from any numbers in [0, 1]. */
const losses: readonly (readonly [loss: Loss, targets: (shares: readonly number[]) => readonly number[]])[] = [
  [meanSquaredError, (shares) => shares.map((share) => 4 * share - 2)],
  [meanAbsoluteError, (shares) => shares.map((share) => Math.round(4 * share - 2))],
  [binaryCrossEntropyWithLogits, (shares) => shares],
  [hinge, (shares) => shares.map((share) => (share < 0.5 ? -1 : 1))],
  [softmaxCrossEntropy({ classes: 2 }), (shares) => shares.map((_, i) => (i % 2 ? 1 - shares[i - 1] : shares[i]))],
];
const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: SIZE, maxLength: SIZE });
/** Halves: they hit the kinks at o = t and o·t = 1 often, and a step of 1/10 from any other half crosses none. */
const halves = fc
  .array(fc.integer({ min: -6, max: 6 }), { minLength: SIZE, maxLength: SIZE })
  .map((numbers) => numbers.map((number) => number / 2));

const gradientOf = (loss: Loss, outputs: readonly number[], targets: readonly number[]): Float64Array => {
  const into = new Float64Array(SIZE);
  loss.gradient(outputs, targets, into);
  return into;
};

describe.each(losses.map(([loss, targets]) => ({ name: loss.name, loss, targets })))('$name', ({ loss, targets }) => {
  test('the gradient supports the loss from below everywhere, on its kinks too: f(p) ≥ f(o) + g·(p − o)', () => {
    fc.assert(
      fc.property(shares, halves, halves, (from, o, p) => {
        const t = targets(from);
        const g = gradientOf(loss, o, t);
        const line = loss.value(o, t) + g.reduce((sum, slope, i) => sum + slope * (p[i] - o[i]), 0);
        // Where the two are equal, on straight pieces, they are sums of a dozen numbers below 10.
        expect(loss.value(p, t)).toBeGreaterThanOrEqual(line - 1e-13);
      }),
    );
  });

  test('off the kinks the gradient is the central difference, on a kink it is 0', () => {
    const h = 1e-4;
    fc.assert(
      fc.property(shares, halves, fc.integer({ min: 0, max: SIZE - 1 }), (from, o, i) => {
        const t = targets(from);
        const at = (distance: number): number => loss.value(o.with(i, o[i] + distance), t);
        const g = gradientOf(loss, o, t)[i];
        const kink = (loss === meanAbsoluteError && o[i] === t[i]) || (loss === hinge && o[i] * t[i] === 1);
        if (kink) expect(g).toBe(0);
        // Rounding: some 1e-14 for a loss below 30, over 2h. Truncation: h²/6 of a third derivative below 0.1.
        else expect(Math.abs((at(h) - at(-h)) / (2 * h) - g)).toBeLessThan(1e-9);
      }),
    );
  });

  test('a batch of the same samples twice has the same loss and half the gradient', () => {
    fc.assert(
      fc.property(shares, halves, (from, o) => {
        const t = targets(from);
        const twice = new Float64Array(2 * SIZE);
        loss.gradient([...o, ...o], [...t, ...t], twice);
        expect(loss.value([...o, ...o], [...t, ...t])).toBeCloseTo(loss.value(o, t), 12);
        gradientOf(loss, o, t).forEach((slope, i) => {
          expect(twice[i]).toBeCloseTo(slope / 2, 14);
        });
      }),
    );
  });

  test('an output that is NaN gives NaN, in value and gradient', () => {
    const o = [Number.NaN, 0, 0, 0, 0, 0];
    const t = targets([0.25, 0.25, 0.25, 0.25, 0.25, 0.25]);
    expect(loss.value(o, t)).toBeNaN();
    expect(gradientOf(loss, o, t)[0]).toBeNaN();
  });

  test('empty batches, wrong lengths and a gradient with no room are refused', () => {
    const t = targets([0.25, 0.25, 0.25, 0.25, 0.25, 0.25]);
    expect(() => loss.value([], [])).toThrow(RangeError);
    expect(() => loss.value([0, 0, 0, 0], t)).toThrow(`${loss.name}: targets must hold 4 numbers, got 6`);
    expect(() => loss.gradient([0, 0, 0, 0, 0, 0], t, new Float64Array(5))).toThrow(
      `${loss.name}: into must hold 6 numbers, got 5`,
    );
  });
});

describe('softmax cross-entropy of large outputs', () => {
  const loss = softmaxCrossEntropy({ classes: 2 });
  test('does not change when all outputs of a sample move together, even by 10⁹', () => {
    expect(loss.value([1e9, 1e9 - 1], [1, 0])).toBe(loss.value([0, -1], [1, 0]));
    const far = new Float64Array(2);
    const near = new Float64Array(2);
    loss.gradient([1e9, 1e9 - 1], [1, 0], far);
    loss.gradient([0, -1], [1, 0], near);
    expect(far).toEqual(near);
  });
  test('keeps the tail of a sure answer, as the binary loss does', () => {
    // ln(1 + e⁻⁴⁰), which is e⁻⁴⁰ to 17 digits; without care 40 + ln(1 + e⁻⁴⁰) − 40 is 0.
    expect(loss.value([40, 0], [1, 0])).toBe(binaryCrossEntropyWithLogits.value([40], [1]));
    expect(loss.value([40, 0], [1, 0]) / 4.248354255291589e-18).toBeCloseTo(1, 14);
  });
  test('takes probabilities: two samples of three classes match PyTorch’s cross_entropy', () => {
    const three = softmaxCrossEntropy({ classes: 3 });
    const outputs = [0.3, -1.2, 2, 0.5, 0.1, -0.7];
    const targets = [0, 1, 0, 0.2, 0.5, 0.3];
    expect(three.value(outputs, targets)).toBeCloseTo(2.320236575646269, 14);
    const into = new Float64Array(6);
    three.gradient(outputs, targets, into);
    [
      0.0746594310916956, -0.4833412291839193, 0.4086817980922237, 0.15361216536189418, -0.07999868163941695,
      -0.0736134837224772,
    ].forEach((expected, i) => {
      expect(into[i]).toBeCloseTo(expected, 14);
    });
  });
});
