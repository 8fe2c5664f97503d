import { describe, expect, test } from 'vitest';
import { cosSinPi, erfc, exp, expm1, log, log1p, logistic, softplus, tanh } from '../../src/core/math.ts';
import { rng } from '../../src/core/rng.ts';
import * as big from './high-precision.ts';

const random = rng(12345);
const draw = (n: number, lo: number, hi: number): number[] => Array.from({ length: n }, () => random.uniform(lo, hi));
/** From tiny to large, so that every exponent between is met about equally often. */
const magnitudes = (n: number, lo: number, hi: number): number[] => draw(n, lo, hi).map((power) => exp(power));

function worst(f: (x: number) => number, reference: (x: number) => big.Fixed, points: readonly number[]): number {
  return Math.max(...points.map((x) => big.unitsInTheLastPlace(f(x), reference(x))));
}

describe('the core’s own elementary functions, against 100-digit arithmetic', () => {
  test('exp is within 1 unit in the last place, subnormal results included', () => {
    expect(worst(exp, big.exp, [...draw(300, -160, 709.7), ...draw(300, -2, 2)])).toBeLessThanOrEqual(1);
    // Below, 100 decimals do not hold enough digits: e^x = 1/e^−x, and a subnormal has one unit, 5e-324.
    for (const x of draw(100, -745, -700)) {
      expect(Math.abs(exp(x) - 1 / exp(-x / 2) / exp(-x / 2))).toBeLessThanOrEqual(4e-15 * exp(x) + 5e-324);
    }
  });
  test('expm1 is within 4 units in the last place, tiny arguments included', () => {
    const tiny = magnitudes(300, -100, 0);
    const points = [...draw(300, -1, 1), ...draw(200, -40, 700), ...tiny, ...tiny.map((x) => -x)];
    expect(worst(expm1, (x) => big.exp(x) - big.ONE, points)).toBeLessThanOrEqual(4);
  });
  test('log is within 2 units in the last place', () => {
    expect(worst(log, big.log, [...magnitudes(300, -160, 709), ...draw(300, 0.5, 2)])).toBeLessThanOrEqual(2);
  });
  test('log1p is within 3 units in the last place, on both sides of 0', () => {
    const points = [
      ...draw(300, -0.9999, 2),
      ...magnitudes(300, -60, 700),
      ...magnitudes(300, -60, -0.01).map((x) => -x),
    ];
    expect(worst(log1p, big.log1p, points)).toBeLessThanOrEqual(3);
  });
  test('tanh is within 3 units in the last place', () => {
    const reference = (x: number): big.Fixed => {
      const e = big.exp(2 * x);
      return big.divide(e - big.ONE, e + big.ONE);
    };
    expect(
      worst(tanh, reference, [...draw(300, -3, 3), ...draw(300, -18, 18), ...magnitudes(300, -60, 0)]),
    ).toBeLessThanOrEqual(3);
  });
  test('logistic is within 3 and softplus within 4 units in the last place, tails included', () => {
    const points = [...draw(400, -150, 36), ...draw(300, -5, 5)];
    expect(worst(logistic, (x) => big.divide(big.ONE, big.ONE + big.exp(-x)), points)).toBeLessThanOrEqual(3);
    expect(worst(softplus, (x) => big.log1pFixed(big.exp(x)), points)).toBeLessThanOrEqual(4);
  });
  test('cosine and sine of π t are within 3 units in the last place', () => {
    const points = draw(400, -2, 2);
    expect(
      worst(
        (t) => cosSinPi(t)[0],
        (t) => big.cosSinPi(t)[0],
        points,
      ),
    ).toBeLessThanOrEqual(3);
    expect(
      worst(
        (t) => cosSinPi(t)[1],
        (t) => big.cosSinPi(t)[1],
        points,
      ),
    ).toBeLessThanOrEqual(3);
  });
  test('erfc is within a relative 10⁻¹⁴ by both methods, at the seam between them, and in the tail', () => {
    for (const x of [...draw(100, 0, 1.2), ...draw(50, 1.1, 1.3), ...draw(50, 1.2, 12)]) {
      expect(big.relativeError(erfc(x), big.erfc(x)), `erfc(${x})`).toBeLessThan(1e-14);
    }
    // Beyond 100 decimals: values of mpmath 1.3.0.
    expect(Math.abs(erfc(20.25) / 2.272956417880784e-180 - 1)).toBeLessThan(1e-14);
    expect(Math.abs(erfc(25.125) / 1.569633040307264e-276 - 1)).toBeLessThan(1e-14);
    expect([erfc(0), erfc(-30), erfc(28)]).toEqual([1, 2, 0]);
  });
});

describe('the ends of the range', () => {
  const INF = Number.POSITIVE_INFINITY;
  test('overflow, underflow, zeros and infinities', () => {
    expect([exp(710), exp(INF), exp(-746), exp(-INF), exp(0), exp(-0)]).toEqual([INF, INF, 0, 0, 1, 1]);
    expect(exp(709.782712893384)).toBeLessThan(INF);
    expect(exp(-745)).toBe(5e-324);
    expect([log(0), log(-0), log(1), log(INF)]).toEqual([-INF, -INF, 0, INF]);
    expect(log(5e-324)).toBeCloseTo(-744.4400719213812, 12);
    expect([log1p(1e-300), log1p(-1), log1p(INF), expm1(INF), expm1(-INF)]).toEqual([1e-300, -INF, INF, INF, -1]);
    expect([tanh(1e-200), tanh(40), tanh(-40), tanh(INF), tanh(-0)]).toEqual([1e-200, 1, -1, 1, 0]);
    expect([logistic(800), logistic(-800), logistic(INF), logistic(-INF)]).toEqual([1, 0, 1, 0]);
    expect(logistic(-745)).toBeGreaterThan(0);
    expect([softplus(INF), softplus(-INF), softplus(1e300)]).toEqual([INF, 0, 1e300]);
  });
  test('NaN gives NaN, and so does what has no real value', () => {
    for (const f of [exp, expm1, log, log1p, tanh, logistic, softplus, erfc]) expect(f(Number.NaN)).toBeNaN();
    expect([log(-1), log(-5e-324), log1p(-1.5)]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });
  test('cosine and sine of π t are exact at multiples of one half', () => {
    expect([0, 0.5, 1, 1.5, 2, -0.5, 1e15 + 0.5].map((t) => cosSinPi(t))).toEqual([
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
      [1, 0],
      [0, -1],
      [0, 1],
    ]);
  });
});
