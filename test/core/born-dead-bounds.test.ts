import { describe, expect, test } from 'vitest';
import { bornDeadBounds, createMlp, heNormal } from '../../src/core/index.ts';

describe('bornDeadBounds', () => {
  test('three layers of width 2 are born dead with probability at least 5/32', () => {
    expect(bornDeadBounds(3, 2)).toEqual({ lower: 5 / 32, upper: 1 / 4, singlePoint: 7 / 16 });
  });

  test('the steps agree with the closed form', () => {
    for (const [depth, width] of [
      [2, 3],
      [5, 2],
      [10, 3],
      [20, 6],
      [100, 10],
    ]) {
      const q = 2 ** -width;
      const [a1, a2] = [1 - q, 1 - 2 * q - (width - 1) * q ** 2];
      const k = depth - 2;
      const { lower, upper, singlePoint } = bornDeadBounds(depth, width);
      const factor = ((1 - 2 * q) * (1 - q)) / (1 + (width - 1) * q);
      // The closed form loses digits to cancellation, at most some 10⁻¹⁶ for each of 100 layers.
      expect(lower).toBeCloseTo(1 - a1 ** k + factor * (a2 ** k - a1 ** k), 13);
      expect(upper).toBeCloseTo(1 - a1 ** k, 13);
      expect(singlePoint).toBeCloseTo(1 - a1 ** (depth - 1), 13);
    }
  });

  test('one hidden layer is never born dead; of width 1 both bounds are the exact 1 − 2^(2 − depth)', () => {
    expect(bornDeadBounds(2, 4)).toEqual({ lower: 0, upper: 0, singlePoint: 1 / 16 });
    expect(bornDeadBounds(6, 1)).toEqual({ lower: 15 / 16, upper: 15 / 16, singlePoint: 31 / 32 });
  });

  test('depth kills, width saves, and a very wide network keeps a probability above 0', () => {
    for (const bound of ['lower', 'upper', 'singlePoint'] as const) {
      expect(bornDeadBounds(11, 4)[bound]).toBeGreaterThan(bornDeadBounds(10, 4)[bound]);
      expect(bornDeadBounds(10, 5)[bound]).toBeLessThan(bornDeadBounds(10, 4)[bound]);
      // The closed form gives exactly 0 here: 1 − 2⁻⁶⁰ rounds to 1.
      expect(bornDeadBounds(10, 60)[bound]).toBeGreaterThan(0);
    }
  });

  /** Shares of networks that are 0 on both rays, and on x > 0, after the last hidden layer. */
  function simulate(depth: number, width: number, networks: number): { dead: number; singlePoint: number } {
    let dead = 0;
    let singlePoint = 0;
    const sizes = [1, ...Array<number>(depth - 1).fill(width), 1];
    for (let seed = 0; seed < networks; seed++) {
      const mlp = createMlp({ sizes, initializer: heNormal(), seed });
      mlp.forward([1, -1], 2);
      const last = mlp.layers[depth - 2].activations;
      const alive = [last.subarray(0, width), last.subarray(width)].map((ray) => ray.some((a) => a > 0));
      if (!alive[0] && !alive[1]) dead++;
      if (!alive[0]) singlePoint++;
    }
    return { dead: dead / networks, singlePoint: singlePoint / networks };
  }

  test('fresh networks are born dead as often as the bounds say, within 3 standard errors', () => {
    const networks = 10_000;
    const error = (p: number): number => 3 * Math.sqrt((p * (1 - p)) / networks);
    // After one step the rays are still at a right angle, so for depth 3 the lower bound is the probability itself.
    const shallow = simulate(3, 2, networks);
    expect(Math.abs(shallow.dead - 5 / 32)).toBeLessThan(error(5 / 32));
    expect(Math.abs(shallow.singlePoint - 7 / 16)).toBeLessThan(error(7 / 16));
    const { lower, upper, singlePoint } = bornDeadBounds(10, 3);
    const deep = simulate(10, 3, networks);
    expect(deep.dead).toBeGreaterThan(lower - error(lower));
    expect(deep.dead).toBeLessThan(upper + error(upper));
    expect(Math.abs(deep.singlePoint - singlePoint)).toBeLessThan(error(singlePoint));
  });

  test('a depth without a hidden layer and a width without a unit are refused', () => {
    expect(() => bornDeadBounds(1, 2)).toThrow('bornDeadBounds: depth must lie in [2, 1000000], got 1');
    expect(() => bornDeadBounds(3, 0)).toThrow('bornDeadBounds: width must lie in [1, ');
    expect(() => bornDeadBounds(3, 1.5)).toThrow('bornDeadBounds: width must be an integer, got 1.5');
  });
});
