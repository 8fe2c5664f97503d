import { describe, expect, test } from 'vitest';
import { rng } from '../../src/core/index.ts';

const many = <T>(n: number, draw: () => T): T[] => Array.from({ length: n }, draw);
const mean = (values: number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;

describe('rng', () => {
  test('the same seed gives the same numbers, another seed others', () => {
    const a = many(5, rng(7).uniform);
    expect(many(5, rng(7).uniform)).toEqual(a);
    expect(many(5, rng(8).uniform)).not.toEqual(a);
    expect(many(5, rng(7 + 2 ** 32).uniform)).not.toEqual(a);
  });
  test('the first numbers of seed 0 are fixed for ever: published runs depend on them', () => {
    const random = rng(0);
    expect([random.uniform(), random.uniform(), random.integer(1000), random.normal()]).toMatchInlineSnapshot(`
      [
        0.5845647071008377,
        0.8716170867261925,
        468,
        -0.5301899915601963,
      ]
    `);
  });
  test('uniform numbers lie in their interval with the right mean and variance', () => {
    const random = rng(1);
    const values = many(20_000, () => random.uniform(-2, 4));
    expect(Math.min(...values)).toBeGreaterThanOrEqual(-2);
    expect(Math.max(...values)).toBeLessThan(4);
    // Standard errors: √(3/20000) = 0.012 for the mean; 4 of them.
    expect(mean(values)).toBeCloseTo(1, 1);
    expect(mean(values.map((v) => (v - 1) ** 2))).toBeGreaterThan(2.9);
    expect(mean(values.map((v) => (v - 1) ** 2))).toBeLessThan(3.1);
  });
  test('normal numbers have mean, variance and fourth moment of a normal distribution', () => {
    const random = rng(2);
    const values = many(40_000, () => random.normal(3, 2)).map((v) => (v - 3) / 2);
    expect(Math.abs(mean(values))).toBeLessThan(0.02);
    expect(Math.abs(mean(values.map((v) => v * v)) - 1)).toBeLessThan(0.03);
    expect(Math.abs(mean(values.map((v) => v ** 4)) - 3)).toBeLessThan(0.25);
  });
  test('integers are unbiased and shuffles are permutations', () => {
    const random = rng(3);
    const counts = [0, 0, 0];
    for (const value of many(30_000, () => random.integer(3))) counts[value]++;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(330);
    expect(random.shuffle([1, 2, 3, 4, 5]).sort()).toEqual([1, 2, 3, 4, 5]);
  });
  test('a split generator is independent of what its parent draws later', () => {
    const a = rng(5);
    const child = a.split();
    const first = child.uniform();
    const b = rng(5);
    const twin = b.split();
    many(10, b.uniform);
    expect(twin.uniform()).toBe(first);
  });
  test('uniform never reaches its upper end, where only one number lies below it, too', () => {
    const random = rng(1);
    expect(new Set(many(200, () => random.uniform(1, 1 + Number.EPSILON)))).toEqual(new Set([1]));
    expect(random.uniform(3, 3)).toBe(3);
    expect(() => random.uniform(2, 1)).toThrow(new RangeError('uniform: lo must be at most hi, got [2, 1]'));
    expect(() => random.uniform(-1e308, 1e308)).toThrow('uniform: hi − lo must be finite, got Infinity');
    expect(() => random.normal(0, -1)).toThrow('normal: standardDeviation must lie in [0,');
  });
  test('its words are those of sfc32 as its author defines it, written here once more in whole numbers', () => {
    // PractRand, sfc32: sum = a + b + counter++; a = b ^ (b >> 9); b = c + (c << 3); c = rotate(c, 21) + sum.
    const WORD = 1n << 32n;
    const mix = (x: bigint): bigint => {
      let h = x;
      h = ((h ^ (h >> 16n)) * 0x85ebca6bn) % WORD;
      h = ((h ^ (h >> 13n)) * 0xc2b2ae35n) % WORD;
      return h ^ (h >> 16n);
    };
    for (const seed of [0, 1, -1, 42, 2 ** 40 + 17, Number.MIN_SAFE_INTEGER]) {
      let a = mix(BigInt.asUintN(32, BigInt(seed)));
      let b = mix(BigInt.asUintN(32, BigInt(seed) >> 32n) ^ 0x9e3779b9n);
      let c = mix(a ^ b);
      let counter = 1n;
      const word = (): bigint => {
        const sum = (a + b + counter++) % WORD;
        a = b ^ (b >> 9n);
        b = (c + (c << 3n)) % WORD;
        c = (((c << 21n) | (c >> 11n)) + sum) % WORD;
        return sum;
      };
      for (let i = 0; i < 12; i++) word();
      const random = rng(seed);
      for (let i = 0; i < 50; i++) {
        const high = word() >> 5n;
        expect(random.uniform()).toBe(Number(high * 2n ** 26n + (word() >> 6n)) / 2 ** 53);
      }
    }
  });
  test('a seed that is no safe integer is refused', () => {
    expect(() => rng(0.5)).toThrow(new RangeError('rng: seed must be an integer, got 0.5'));
    expect(() => rng(Number.NaN)).toThrow('rng: seed must be an integer, got NaN');
    expect(() => rng(1).integer(0)).toThrow('integer: n must lie in [1, 4294967296], got 0');
  });
});
