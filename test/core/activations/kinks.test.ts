import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  abs,
  absWith,
  activations,
  celu,
  elu,
  hardSigmoid,
  hardSwish,
  hardTanh,
  relu6,
  rrelu,
  selu,
  squaredRelu,
  threshold,
} from '../../../src/core/index.ts';

const { POSITIVE_INFINITY: INF, NEGATIVE_INFINITY: MINUS_INF } = Number;

describe('conventions at the kinks', () => {
  test.each([
    [relu6, 0, 0, [0, 1]],
    [relu6, 6, 0, [0, 1]],
    [hardTanh, -1, 0, [0, 1]],
    [hardTanh, 1, 0, [0, 1]],
    [hardSigmoid, -3, 0, [0, 1 / 6]],
    [hardSigmoid, 3, 0, [0, 1 / 6]],
    [hardSwish, -3, 0, [-0.5, 0]],
    [hardSwish, 3, 1, [1, 1.5]],
    [abs, 0, 0, [-1, 1]],
    [absWith({ derivativeAtZero: 1 }), 0, 1, [-1, 1]],
    [elu({ alpha: 2 }), 0, 2, [1, 2]],
    [elu({ alpha: 2, derivativeAtZero: 1.5 }), 0, 1.5, [1, 2]],
    [selu, 0, 1.7580993408473768, [1.0507009873554805, 1.7580993408473768]],
    [threshold({ threshold: 2 }), 2, 0, [0, 1]],
    [rrelu(), 0, 11 / 48, [11 / 48, 1]],
  ] as const)('%o at %d returns %d of its subdifferential', (f, z, derivative, interval) => {
    expect(f.derivative(z)).toBeCloseTo(derivative, 15);
    expect(f.subdifferential(z)[0]).toBeCloseTo(interval[0], 15);
    expect(f.subdifferential(z)[1]).toBeCloseTo(interval[1], 15);
    expect(f.kinks).toContain(z);
  });
  test('what looks like a kink and is none: elu with alpha 1, celu, the square of relu', () => {
    for (const f of [elu(), celu({ alpha: 2 }), squaredRelu]) {
      expect(f.kinks).toEqual([]);
      const [lo, hi] = f.subdifferential(0);
      expect(lo).toBe(hi);
    }
    expect(celu({ alpha: 2 }).derivative(0)).toBe(1);
    expect(squaredRelu.derivative(0)).toBe(0);
  });
  test('a formula names alpha, unless it is 1, and the slope that RReLU draws', () => {
    expect(elu().formula).toBe(String.raw`\max(0, z) + (e^{\min(0, z)} - 1)`);
    expect(elu({ alpha: 2 }).formula).toBe(String.raw`\max(0, z) + 2\,(e^{\min(0, z)} - 1)`);
    expect(celu().formula).toBe(elu().formula);
    expect(celu({ alpha: 2 }).formula).toBe(String.raw`\max(0, z) + 2\,(e^{\min(0, z)/2} - 1)`);
    expect(rrelu().formula).toBe(String.raw`\max(0, z) + a\,\min(0, z)`);
  });
  test('options out of range are refused', () => {
    expect(() => elu({ alpha: 0 })).toThrow(new RangeError('elu: alpha must be greater than 0, got 0'));
    expect(() => elu({ alpha: 2, derivativeAtZero: 3 })).toThrow('elu: derivativeAtZero must lie in [1, 2], got 3');
    expect(() => celu({ alpha: Number.NaN })).toThrow('celu: alpha must be finite, got NaN');
    expect(() => absWith({ derivativeAtZero: -1.5 })).toThrow(
      'absWith: derivativeAtZero must lie in [-1, 1], got -1.5',
    );
    expect(() => threshold({ threshold: 1, value: 0 })).toThrow('threshold: value must equal threshold 1');
    expect(() => rrelu({ lower: 0.5, upper: 0.1 })).toThrow('rrelu: upper must lie in [0.5,');
    expect(() => rrelu({ lower: Number.NaN })).toThrow(new RangeError('rrelu: lower must be finite, got NaN'));
    expect(() => rrelu({ lower: MINUS_INF })).toThrow('rrelu: lower must be finite, got -Infinity');
  });
  test('an option of −0 is an option of 0', () => {
    const f = threshold({ threshold: -0, derivativeAtThreshold: -0 });
    expect([f.value(-1), f.value(-0), f.derivative(0), f.kinks[0]]).toEqual([0, 0, 0, 0]);
  });
});

describe('every activation over the whole float range', () => {
  for (const f of activations) {
    test(`${f.name}: ±0, the smallest and largest numbers, infinities and NaN`, () => {
      expect(f.value(-0)).toBe(f.value(0));
      expect(f.derivative(-0)).toBe(f.derivative(0));
      for (const z of [0, -0, 5e-324, -5e-324, 1e-300, -1e-300, 1e300, -1e300, INF, MINUS_INF]) {
        expect(f.value(z), `${f.name}(${z})`).not.toBeNaN();
        expect(f.derivative(z), `${f.name}′(${z})`).not.toBeNaN();
        if (f.name !== 'squaredRelu') expect(Math.abs(f.derivative(z))).toBeLessThan(2);
      }
      expect([f.value(Number.NaN), f.derivative(Number.NaN)]).toEqual([Number.NaN, Number.NaN]);
    });
    test(`${f.name}: off its kinks the derivative is the slope of the value`, () => {
      fc.assert(
        fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (z) => {
          const h = 1e-6;
          if (f.kinks.some((kink) => Math.abs(z - kink) < 2 * h)) return;
          const slope = (f.value(z + h) - f.value(z - h)) / (2 * h);
          // Where only the second derivative jumps (elu, celu, softsign, squaredRelu at 0), the difference is off by
          // up to h/4 times the jump, which is at most 4.
          expect(Math.abs(slope - f.derivative(z))).toBeLessThan(1.5 * h);
        }),
        { seed: 7 },
      );
    });
    test(`${f.name}: the subdifferential at a kink holds both one-sided slopes and the convention`, () => {
      for (const kink of f.kinks) {
        const [lo, hi] = f.subdifferential(kink);
        const h = 1e-7;
        const slopes = [(f.value(kink + h) - f.value(kink)) / h, (f.value(kink) - f.value(kink - h)) / h];
        expect(Math.min(...slopes)).toBeCloseTo(lo, 5);
        expect(Math.max(...slopes)).toBeCloseTo(hi, 5);
        expect(f.derivative(kink)).toBeGreaterThanOrEqual(lo);
        expect(f.derivative(kink)).toBeLessThanOrEqual(hi);
      }
    });
  }
  test('no two have the same name', () => {
    expect(new Set(activations.map((f) => f.name)).size).toBe(activations.length);
  });
});
