import { describe, expect, test } from 'vitest';
import { gelu, hardSwish, leakyRelu, mish, relu, silu } from '../../../src/core/index.ts';
import { activationNames, kindOf } from '../../../src/figures/activations/catalog.ts';
import { isConvex, limitsOf, lowestPoint, rangeOf } from '../../../src/figures/activations/shape.ts';
import { rangeText } from '../../../src/figures/activations/words.ts';

const INF = Number.POSITIVE_INFINITY;

describe('the range', () => {
  test('holds every value on a fine grid, and comes as close to its ends as the grid shows', () => {
    for (const name of activationNames) {
      const f = kindOf(name).make({});
      const { lo, hi } = rangeOf(name, f);
      const values = Array.from({ length: 20_001 }, (_, i) => f.value(-50 + i / 200));
      expect(Math.min(...values), name).toBeGreaterThanOrEqual(lo);
      expect(Math.max(...values), name).toBeLessThanOrEqual(hi);
      // softsign is the slowest: 1/51 away from its limit at the end of the grid.
      if (Number.isFinite(lo)) expect(Math.min(...values) - lo, name).toBeLessThan(0.02);
      if (Number.isFinite(hi)) expect(hi - Math.max(...values), name).toBeLessThan(0.02);
    }
  });
  test('has a round bracket where the end is only approached', () => {
    const text = (name: (typeof activationNames)[number], set = {}) => rangeText(rangeOf(name, kindOf(name).make(set)));
    expect(text('relu')).toBe('[0,\u00a0∞)');
    expect(text('tanh')).toBe('(−1,\u00a01)');
    expect(text('hardTanh')).toBe('[−1,\u00a01]');
    expect(text('elu', { alpha: 2 })).toBe('(−2,\u00a0∞)');
    expect(text('leakyRelu', { slope: 0 })).toBe('[0,\u00a0∞)');
    expect(text('leakyRelu')).toBe('(−∞,\u00a0∞)');
    expect(text('leakyRelu', { slope: -1 })).toBe('[0,\u00a0∞)');
    expect(text('threshold', { theta: 2 })).toBe('[2,\u00a0∞)');
    expect(text('hardSwish')).toBe('[−0.375,\u00a0∞)');
  });
});

describe('the lowest point', () => {
  test('of the gated activations is where their derivative is 0', () => {
    for (const [f, z, value] of [
      [gelu, -0.7518, -0.17],
      [silu, -1.2785, -0.2785],
      [mish, -1.1924, -0.3088],
      [hardSwish, -1.5, -0.375],
    ] as const) {
      const at = lowestPoint(f) as number;
      expect(at).toBeCloseTo(z, 4);
      expect(f.value(at)).toBeCloseTo(value, 4);
      expect(Math.abs(f.derivative(at))).toBeLessThan(1e-15);
    }
  });
  test('is not looked for where there is none', () => {
    expect(lowestPoint(relu)).toBeUndefined();
    expect(lowestPoint(leakyRelu({ negativeSlope: -0.5 }))).toBeUndefined();
  });
});

describe('limits and convexity', () => {
  test('limits are the core’s values at the infinities', () => {
    expect(limitsOf(relu)).toEqual({ left: 0, right: INF });
    expect(limitsOf(gelu)).toEqual({ left: 0, right: INF });
  });
  test('eleven are convex with their defaults, and the midpoint inequality agrees for all', () => {
    const convex = activationNames.filter((name) => isConvex(name, kindOf(name).make({})));
    expect(convex).toHaveLength(11);
    const zs = Array.from({ length: 161 }, (_, i) => (i - 80) / 10);
    for (const name of activationNames) {
      const { value } = kindOf(name).make({});
      const holds = zs.every((a) => zs.every((b) => value((a + b) / 2) <= (value(a) + value(b)) / 2 + 1e-12));
      expect(holds, name).toBe(convex.includes(name));
    }
  });
  test('parameters decide: ELU is convex up to alpha 1, leaky ReLU up to slope 1', () => {
    expect([0.5, 1, 1.5].map((alpha) => isConvex('elu', kindOf('elu').make({ alpha })))).toEqual([true, true, false]);
    expect([-1, 1, 2].map((slope) => isConvex('leakyRelu', kindOf('leakyRelu').make({ slope })))).toEqual([
      true,
      true,
      false,
    ]);
  });
});
