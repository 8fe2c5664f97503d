import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { activations, identity, leakyRelu, relu, reluWith, sigmoid, tanh } from '../../../src/core/index.ts';

const { NaN: NAN, POSITIVE_INFINITY: INF } = Number;

describe('relu', () => {
  test('at 0 the derivative is 0 and the subdifferential is [0, 1]', () => {
    expect(relu.derivative(0)).toBe(0);
    expect(relu.subdifferential(0)).toEqual([0, 1]);
  });
  test('−0 behaves as 0, in value too', () => {
    expect(relu.value(-0)).toBe(0);
    expect(relu.derivative(-0)).toBe(0);
    expect(relu.subdifferential(-0)).toEqual([0, 1]);
    expect(reluWith({ derivativeAtZero: -0 }).derivative(0)).toBe(0);
  });
  test('off the kink the slopes are 0 and 1, down to the smallest numbers', () => {
    expect([-INF, -1e300, -1e-300, -5e-324].map((z) => [relu.value(z), relu.derivative(z)])).toEqual(
      Array(4).fill([0, 0]),
    );
    expect([5e-324, 1e-300, 1e300, INF].map((z) => [relu.value(z), relu.derivative(z)])).toEqual([
      [5e-324, 1],
      [1e-300, 1],
      [1e300, 1],
      [INF, 1],
    ]);
  });
  test('any convention in [0, 1] is accepted, none outside', () => {
    for (const g of [0, 0.25, 0.5, 1]) expect(reluWith({ derivativeAtZero: g }).derivative(0)).toBe(g);
    expect(() => reluWith({ derivativeAtZero: 1.01 })).toThrow(
      new RangeError('reluWith: derivativeAtZero must lie in [0, 1], got 1.01'),
    );
    expect(() => reluWith({ derivativeAtZero: NAN })).toThrow('reluWith: derivativeAtZero must be finite, got NaN');
    expect(() => reluWith({ derivativeAtZero: '1' as never })).toThrow(TypeError);
  });
});

describe('leakyRelu', () => {
  test('at 0 the derivative is the negative slope unless another element is named', () => {
    expect(leakyRelu().derivative(0)).toBe(0.01);
    expect(leakyRelu({ negativeSlope: 0.2 }).subdifferential(0)).toEqual([0.2, 1]);
    expect(leakyRelu({ negativeSlope: 0.2, derivativeAtZero: 1 }).derivative(0)).toBe(1);
  });
  test('a slope above 1 turns the interval around; a slope of 1 has no kink', () => {
    expect(leakyRelu({ negativeSlope: 3 }).subdifferential(0)).toEqual([1, 3]);
    expect(leakyRelu({ negativeSlope: 1 }).kinks).toEqual([]);
    expect(leakyRelu({ negativeSlope: -0.5 }).subdifferential(0)).toEqual([-0.5, 1]);
  });
  test('a slope that is not finite and a convention outside the interval are refused', () => {
    expect(() => leakyRelu({ negativeSlope: NAN })).toThrow(
      new RangeError('leakyRelu: negativeSlope must be finite, got NaN'),
    );
    expect(() => leakyRelu({ negativeSlope: 0.1, derivativeAtZero: 0 })).toThrow(
      'leakyRelu: derivativeAtZero must lie in [0.1, 1], got 0',
    );
  });
  test('−0 behaves as 0', () => {
    expect(leakyRelu().value(-0)).toBe(0);
    expect(leakyRelu({ negativeSlope: 0.1 }).derivative(-0)).toBe(0.1);
  });
  test('with a negative slope of 0 it is ReLU, bit for bit: no −0, and no NaN at −Infinity', () => {
    const none = leakyRelu({ negativeSlope: -0 });
    for (const z of [-INF, -3, -5e-324, -0, 0, 5e-324, 3, INF]) {
      expect(none.value(z)).toBe(relu.value(z));
      expect(none.derivative(z)).toBe(relu.derivative(z));
      expect(none.subdifferential(z)).toEqual(relu.subdifferential(z));
    }
    // A product that underflows is 0, too.
    expect(leakyRelu().value(-5e-324)).toBe(0);
  });
});

describe('smooth activations', () => {
  test('their subdifferential is the derivative alone, 0 included', () => {
    expect(tanh.subdifferential(0)).toEqual([1, 1]);
    expect(sigmoid.subdifferential(0)).toEqual([0.25, 0.25]);
    expect(identity.subdifferential(-2)).toEqual([1, 1]);
  });
  test('no value or derivative overflows', () => {
    for (const z of [-INF, -1e300, 1e300, INF]) {
      expect(Math.abs(tanh.value(z))).toBe(1);
      expect(tanh.derivative(z)).toBe(0);
      expect(sigmoid.derivative(z)).toBe(0);
    }
  });
});

describe('every activation', () => {
  const every = [...activations, reluWith({ derivativeAtZero: 0.5 }), leakyRelu({ negativeSlope: 2 })];
  test('NaN in gives NaN out, in value, derivative and subdifferential', () => {
    for (const f of every)
      expect([f.value(NAN), f.derivative(NAN), ...f.subdifferential(NAN)]).toEqual([NAN, NAN, NAN, NAN]);
  });
  test('the subdifferential contains the derivative in force and both one-sided slopes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...every),
        fc.oneof(fc.constant(0), fc.double({ min: -50, max: 50, noNaN: true })),
        (f, z) => {
          const [lo, hi] = f.subdifferential(z);
          expect(lo).toBeLessThanOrEqual(f.derivative(z));
          expect(hi).toBeGreaterThanOrEqual(f.derivative(z));
          const h = 1e-6;
          for (const slope of [(f.value(z + h) - f.value(z)) / h, (f.value(z) - f.value(z - h)) / h]) {
            const near = f.kinks.some((kink) => kink !== z && Math.abs(z - kink) < 2 * h);
            if (!near) {
              expect(slope).toBeGreaterThan(lo - 1e-4);
              expect(slope).toBeLessThan(hi + 1e-4);
            }
          }
        },
      ),
    );
  });
  test('convex activations satisfy the subgradient inequality with every element of the interval', () => {
    const reals = fc.double({ min: -1e3, max: 1e3, noNaN: true });
    const convex = [relu, leakyRelu(), leakyRelu({ negativeSlope: 0.5 })];
    fc.assert(
      fc.property(
        fc.constantFrom(...convex),
        fc.oneof(fc.constant(0), reals),
        reals,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (f, z, y, t) => {
          const [lo, hi] = f.subdifferential(z);
          const g = lo + t * (hi - lo);
          expect(f.value(y) - f.value(z) - g * (y - z)).toBeGreaterThanOrEqual(-1e-9);
        },
      ),
    );
  });
});
