import { describe, expect, test } from 'vitest';
import { cosSinPi, exp, expm1, log, log1p, logistic, tanh } from '../../src/core/math.ts';

/** Distance in units in the last place of the reference. */
function ulps(actual: number, reference: number): number {
  if (Object.is(actual, reference)) return 0;
  const bits = new DataView(new ArrayBuffer(8));
  const key = (x: number): bigint => {
    bits.setFloat64(0, x);
    const raw = bits.getBigInt64(0);
    return raw < 0n ? -(raw & 0x7fffffffffffffffn) : raw;
  };
  const distance = key(actual) - key(reference);
  return Number(distance < 0n ? -distance : distance);
}

// Reference values from 60-digit decimal arithmetic (series and argument reduction in BigInt), not from Math.
const SCALE = 10n ** 70n;
function bigExp(numerator: bigint): bigint {
  // e^x for x = numerator / SCALE by halving 40 times, series, squaring back.
  let x = numerator >> 40n;
  let term = SCALE;
  let sum = SCALE;
  for (let n = 1n; term !== 0n && n < 60n; n++) {
    term = (term * x) / SCALE / n;
    sum += term;
  }
  for (let i = 0; i < 40; i++) sum = (sum * sum) / SCALE;
  x = sum;
  return x;
}
const toBig = (x: number): bigint => {
  // Exact: a double is an integer times a power of two.
  let exponent = 0n;
  let m = x;
  while (!Number.isInteger(m)) {
    m *= 2;
    exponent++;
  }
  return (BigInt(m) * SCALE) / 2n ** exponent;
};
const toNumber = (big: bigint): number => Number(`${big}e-70`);

describe('the core’s own elementary functions', () => {
  const points = Array.from({ length: 400 }, (_, i) => Math.fround((i - 200) * 0.0931 + 0.013));

  test('exp is within 3 units in the last place of high-precision values', () => {
    expect(Math.max(...points.map((x) => ulps(exp(x), toNumber(bigExp(toBig(x))))))).toBeLessThanOrEqual(3);
  });

  test('expm1 is within 4 units in the last place, small arguments included', () => {
    const small = points.map((x) => x / 64);
    const worst = [...points, ...small].map((x) => ulps(expm1(x), toNumber(bigExp(toBig(x)) - SCALE)));
    expect(Math.max(...worst)).toBeLessThanOrEqual(4);
  });

  test('log inverts a high-precision exp within 3 units in the last place', () => {
    // One Newton step in high precision from our own value gives the reference.
    const worst = points.map((x) => {
      const y = exp(x / 3);
      const estimate = log(y);
      const e = bigExp(toBig(estimate));
      const reference = toBig(estimate) + ((toBig(y) - e) * SCALE) / e;
      return ulps(estimate, toNumber(reference));
    });
    expect(Math.max(...worst)).toBeLessThanOrEqual(3);
  });

  test('log1p keeps tiny arguments', () => {
    expect(log1p(1e-300)).toBe(1e-300);
    expect(log1p(-0.5)).toBeCloseTo(-Math.LN2, 15);
    expect(log1p(1e-10)).toBeCloseTo(9.9999999995e-11, 24);
  });

  test('tanh and the logistic function agree with their definitions and saturate exactly', () => {
    expect(tanh(0.5)).toBeCloseTo(0.4621171572600098, 15);
    expect(tanh(1e-200)).toBe(1e-200);
    expect([tanh(40), tanh(-40), logistic(800), logistic(-800)]).toEqual([1, -1, 1, 0]);
    expect(logistic(-745)).toBeGreaterThan(0);
    expect(logistic(2) + logistic(-2)).toBeCloseTo(1, 15);
  });

  test('the ends of the range: overflow, underflow, zeros, infinities, NaN', () => {
    expect([exp(710), exp(-746), exp(0), exp(Number.NEGATIVE_INFINITY)]).toEqual([Number.POSITIVE_INFINITY, 0, 1, 0]);
    expect(exp(709.78)).toBeLessThan(Number.POSITIVE_INFINITY);
    expect(exp(-745)).toBe(5e-324);
    expect([log(0), log(-0), log(1), log(Number.POSITIVE_INFINITY)]).toEqual([
      Number.NEGATIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      0,
      Number.POSITIVE_INFINITY,
    ]);
    expect(log(5e-324)).toBeCloseTo(-744.4400719213812, 12);
    for (const f of [exp, expm1, log, log1p, tanh, logistic]) expect(f(Number.NaN)).toBeNaN();
    expect(log(-1)).toBeNaN();
  });

  test('cosine and sine of π t are exact at multiples of one half, and elsewhere square to 1', () => {
    expect([0, 0.5, 1, 1.5, 2, -0.5].map((t) => cosSinPi(t))).toEqual([
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
      [1, 0],
      [0, -1],
    ]);
    for (const t of [0.1, 0.2345, 0.77, 1.9, -3.3]) {
      const [cos, sin] = cosSinPi(t);
      expect(cos * cos + sin * sin).toBeCloseTo(1, 14);
    }
    expect(cosSinPi(1 / 3)[0]).toBeCloseTo(0.5, 15);
    expect(cosSinPi(0.25)[1]).toBeCloseTo(Math.SQRT1_2, 15);
  });
});
