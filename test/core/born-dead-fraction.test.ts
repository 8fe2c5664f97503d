import { describe, expect, test } from 'vitest';
import { bornDeadBounds, bornDeadFraction, createMlp, heNormal, leakyRelu, relu } from '../../src/core/index.ts';

/** Real networks at x = 1 and x = −1: the share of those in which each ray meets a silent layer. */
function byNetworks(depth: number, width: number, networks: number, negativeSlope = 0): number {
  const sizes = [1, ...Array<number>(depth - 1).fill(width), 1];
  const hidden = negativeSlope === 0 ? relu : leakyRelu({ negativeSlope });
  let silent = 0;
  for (let seed = 0; seed < networks; seed++) {
    const mlp = createMlp({ sizes, hidden, initializer: heNormal(), seed });
    mlp.forward([1, -1], 2);
    const layers = mlp.layers.slice(0, -1);
    const meets = (ray: number): boolean =>
      layers.some(({ preactivations, outSize }) =>
        preactivations.subarray(ray * outSize, (ray + 1) * outSize).every((z) => z <= 0),
      );
    if (meets(0) && meets(1)) silent++;
  }
  return silent / networks;
}

describe('bornDeadFraction', () => {
  test('is exactly 5/32 in law for depth 3 and width 2, within four standard errors', () => {
    const { fraction, standardError } = bornDeadFraction({ depth: 3, width: 2, networks: 200_000 });
    expect(Math.abs(fraction - 5 / 32)).toBeLessThan(4 * standardError);
  });
  test('with slope 1 the rays stay opposite, and 1 in 8 has a silent layer on each: fewer than die with ReLU', () => {
    const options = { depth: 3, width: 2, networks: 200_000, negativeSlope: 1 };
    const { silent, dead } = bornDeadFraction(options);
    const standardError = Math.sqrt((1 / 8) * (7 / 8) * options.networks);
    expect(Math.abs(silent - options.networks / 8)).toBeLessThan(4 * standardError);
    expect(dead).toBe(0);
  });
  test.each([
    [10, 2, 0.88, 0.002],
    [10, 3, 0.579, 0.004],
    [10, 5, 0.129, 0.003],
    [20, 4, 0.628, 0.007],
  ])('depth %d, width %d: near %d, as measured before, and between the bounds', (depth, width, before, reach) => {
    const { fraction, standardError } = bornDeadFraction({ depth, width, networks: 40_000 });
    expect(Math.abs(fraction - before)).toBeLessThan(reach + 3 * standardError);
    const { lower, upper } = bornDeadBounds(depth, width);
    expect(fraction).toBeGreaterThan(lower - 3 * standardError);
    expect(fraction).toBeLessThan(upper + 3 * standardError);
  });
  test.each([
    [4, 2, 0],
    [6, 3, 0],
    [5, 2, 0.2],
    [8, 3, 0.5],
  ])(
    'depth %d, width %d, slope %d: as many as of real networks, within four standard errors',
    (depth, width, slope) => {
      const networks = 4000;
      const { fraction, standardError } = bornDeadFraction({ depth, width, networks: 40_000, negativeSlope: slope });
      const real = byNetworks(depth, width, networks, slope);
      const error = Math.sqrt(standardError ** 2 + (real * (1 - real)) / networks);
      expect(Math.abs(fraction - real)).toBeLessThan(4 * error);
    },
  );
  test('the first hidden layer alone is never silent on both rays', () => {
    expect(bornDeadFraction({ depth: 2, width: 1, networks: 500 }).silent).toBe(0);
  });
  test('with a slope nothing is constant, and the same seeds are drawn', () => {
    const options = { depth: 12, width: 2, networks: 3000, seed: 5 };
    expect(bornDeadFraction({ ...options, negativeSlope: 0.01 }).dead).toBe(0);
    expect(bornDeadFraction(options).dead).toBe(bornDeadFraction(options).silent);
    // A tiny slope turns no sign that decided before, but in the few networks where a silent layer speaks on.
    const almost = bornDeadFraction({ ...options, negativeSlope: 1e-9 });
    expect(Math.abs(almost.silent - bornDeadFraction(options).silent)).toBeLessThan(600);
    expect(bornDeadFraction(options)).toEqual(bornDeadFraction(options));
  });
  test('pieces of a run add up to the run', () => {
    const whole = bornDeadFraction({ depth: 9, width: 3, networks: 1000, seed: 7 });
    const [a, b] = [
      bornDeadFraction({ depth: 9, width: 3, networks: 400, seed: 7 }),
      bornDeadFraction({ depth: 9, width: 3, networks: 600, seed: 407 }),
    ];
    expect(a.silent + b.silent).toBe(whole.silent);
  });
  test('a deep network overflows nothing', () => {
    expect(bornDeadFraction({ depth: 1000, width: 20, networks: 20 }).silent).toBe(0);
    const { fraction } = bornDeadFraction({ depth: 1000, width: 2, networks: 200, negativeSlope: 1 });
    expect(Number.isFinite(fraction)).toBe(true);
  });
  test.each([
    [{ depth: 1 }, 'depth'],
    [{ width: 0 }, 'width'],
    [{ networks: 0.5 }, 'networks'],
    [{ seed: -1 }, 'seed'],
    [{ negativeSlope: Number.NaN }, 'negativeSlope'],
    [{ negativeSlope: 1.5 }, 'negativeSlope'],
  ])('%j is refused by name', (change, name) => {
    expect(() => bornDeadFraction({ depth: 3, width: 2, ...change })).toThrow(`bornDeadFraction: ${name} must`);
  });
});
