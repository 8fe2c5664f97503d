import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMlp, deadOnBox, relu, reluWith, unitReport } from '../../src/core/index.ts';

describe('deadOnBox', () => {
  test('four units on [0, 1]²: dead if and only if b + Σ max(wᵢ, 0) ≤ 0, whatever the sign of b', () => {
    const units: [number[], number][] = [
      [[-1, -2], -0.5],
      [[0.75, 0.75], -1.5],
      [[0.75, 0.75], -1.375],
      [[-1, -2], 0.25],
    ];
    const reports = units.map(([weights, bias]) => deadOnBox(weights, bias, 0, 1));
    expect(reports.map((report) => report.maxPreactivation)).toEqual([-0.5, 0, 0.125, 0.25]);
    expect(reports.map((report) => report.dead)).toEqual([true, true, false, false]);
    expect(reports.map((report) => report.touchesZero)).toEqual([false, true, false, false]);
  });

  test('a unit that touches 0 at a corner gets a gradient there unless the derivative at 0 is 0', () => {
    for (const [derivativeAtZero, expected] of [
      [0, true],
      [0.5, false],
    ] as const) {
      const mlp = createMlp({ sizes: [2, 1, 1], hidden: reluWith({ derivativeAtZero }) });
      mlp.parameters.set([0.75, 0.75, -1.5, 1, 0]);
      expect(unitReport(mlp, [1, 1], 1).layers[0].units[0].dead).toBe(expected);
    }
  });

  const number = fc.double({ min: -4, max: 4, noNaN: true });
  const box = fc.array(fc.tuple(number, number, number), { minLength: 1, maxLength: 6 }).map((sides) => ({
    weights: sides.map(([weight]) => weight),
    lo: sides.map(([, a, b]) => Math.min(a, b)),
    hi: sides.map(([, a, b]) => Math.max(a, b)),
  }));

  /** What `forward` computes before the activation. */
  const preactivations = (weights: number[], bias: number, inputs: number[]): Float64Array => {
    const mlp = createMlp({ sizes: [weights.length, 1], output: relu });
    mlp.parameters.set([...weights, bias]);
    mlp.forward(inputs, inputs.length / weights.length);
    return mlp.layers[0].preactivations;
  };

  test('it agrees to the bit with brute force over the corners', () => {
    fc.assert(
      fc.property(box, number, ({ weights, lo, hi }, bias) => {
        const corners = Array.from({ length: 2 ** weights.length }, (_, corner) =>
          weights.map((_, i) => ((corner >> i) & 1 ? hi[i] : lo[i])),
        );
        const highest = Math.max(...preactivations(weights, bias, corners.flat()));
        const report = deadOnBox(weights, bias, lo, hi);
        expect(report.maxPreactivation).toBe(highest + 0);
        expect(report.dead).toBe(highest <= 0);
        expect(report.touchesZero).toBe(highest === 0);
      }),
    );
  });

  test('no input inside the box gets above the maximum, not even by rounding', () => {
    const share = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(box, number, share, ({ weights, lo, hi }, bias, shares) => {
        const inside = weights.map((_, i) => Math.min(hi[i], lo[i] + shares[i] * (hi[i] - lo[i])));
        const [z] = preactivations(weights, bias, inside);
        expect(z).toBeLessThanOrEqual(deadOnBox(weights, bias, lo, hi).maxPreactivation);
      }),
    );
  });

  test('a box may be unbounded: above a ReLU layer, no positive weight and no positive bias is dead for good', () => {
    const infinity = Number.POSITIVE_INFINITY;
    expect(deadOnBox([-1, 0], -1, 0, infinity)).toEqual({ dead: true, maxPreactivation: -1, touchesZero: false });
    expect(deadOnBox([-1, 1e-300], -1, 0, infinity)).toEqual({
      dead: false,
      maxPreactivation: infinity,
      touchesZero: false,
    });
  });

  test('a box without a point, wrong lengths and weights that are no numbers are refused', () => {
    expect(() => deadOnBox([1, 1], 0, [0, 2], [1, 1])).toThrow(
      new RangeError('deadOnBox: lo must be at most hi, got [2, 1] at index 1'),
    );
    expect(() => deadOnBox([1], 0, Number.NaN, 1)).toThrow('deadOnBox: lo must be at most hi, got [NaN, 1]');
    expect(() => deadOnBox([1, 1], 0, [0], 1)).toThrow('deadOnBox: lo must hold 2 numbers, got 1');
    expect(() => deadOnBox([1, Number.NaN], 0, 0, 1)).toThrow('deadOnBox: weights must be finite, got NaN at index 1');
  });
});
