import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Side, sideOf } from '../../../src/figures/autodiff/one-sided.ts';
import { parsed } from '../../../src/figures/autodiff/parse.ts';
import { evaluated } from '../../../src/figures/autodiff/program.ts';
import type { Node } from '../../../src/figures/autodiff/syntax.ts';
import { programs } from './arbitrary.ts';

const node = (text: string) => parsed(text).node as Node;
const slopes = (text: string, x = 0) => [sideOf(node(text), x, -1).slope, sideOf(node(text), x, 1).slope];

describe('the slopes from both sides', () => {
  test.each([
    ['relu(x)', 0, [0, 1]],
    ['leaky(x)', 0, [0.1, 1]],
    ['abs(x - 1)', 1, [-1, 1]],
    ['relu(x) - relu(-x)', 0, [1, 1]],
    ['relu(-x) + x - relu(x)', 0, [0, 0]],
    ['max(x, 0) + min(x, 0)', 0, [1, 1]],
    ['max(2 * x, x) + x', 0, [2, 3]],
    ['relu(x * x)', 0, [0, 0]],
    ['relu(x * x - x)', 0, [-1, 0]],
    ['where(x > 0, x * x, -x)', 0, [-1, 0]],
    ['sqrt(x * x)', 0, [-1, 1]],
    ['sqrt(x * x * x * x + x * x)', 0, [-1, 1]],
    ['x / (1 + abs(x))', 0, [1, 1]],
    ['abs(x) / (2 - x)', 0, [-0.5, 0.5]],
    ['1 / (1 + x) - (1 - x)', 0, [0, 0]],
    // The difference begins with x³/2: its sign is that of x.
    ['relu(sqrt(1 + x) * sqrt(1 + x) - 1)', 0, [0, 1]],
    ['x * x', 1.5, [3, 3]],
    ['where(x * x > 0, 3 * x, 5)', 0, [3, 3]],
  ])('of %s at %d are %j', (text, x, expected) => {
    for (const [i, slope] of slopes(text, x).entries()) expect(slope).toBeCloseTo(expected[i], 12);
  });
  test('are infinite where a root begins, with their sign', () => {
    expect(slopes('sqrt(relu(x))')).toEqual([0, Infinity]);
    expect(slopes('sqrt(abs(x))')).toEqual([-Infinity, Infinity]);
    expect(slopes('where(x > 0, sqrt(x), 0)')).toEqual([0, Infinity]);
    expect(slopes('sqrt(sqrt(relu(x))) * relu(x)')).toEqual([0, 0]);
  });
  test('do not exist where the function does not', () => {
    expect(slopes('sqrt(x)')).toEqual([Number.NaN, Infinity]);
    expect(sideOf(node('1 / x'), 0, -1)).toEqual({ value: -Infinity, slope: Number.NaN });
    expect(sideOf(node('1 / relu(x)'), 0, -1)).toEqual({ value: Number.NaN, slope: Number.NaN });
  });
});

/** Long enough steps that rounding is small, short enough that no kink of quarters and sums of them lies between. */
const H = 2 ** -20;
const quotient = (program: Node, x: number, direction: 1 | -1) =>
  (evaluated(program, x + 2 * direction * H) - evaluated(program, x + direction * H)) / (direction * H);
const points = fc.integer({ min: -8, max: 8 }).map((k) => k / 4);

test('of piecewise linear programs, the slope is the difference quotient beside the point', () => {
  fc.assert(
    fc.property(programs(true), points, fc.constantFrom(1 as const, -1 as const), (program, x, direction) => {
      const { slope, value } = sideOf(program, x, direction);
      expect(slope).toBeCloseTo(quotient(program, x, direction), 6);
      expect(value).toBeCloseTo(evaluated(program, x + direction * H), 3);
    }),
    { seed: 11, numRuns: 1000 },
  );
});

test('of programs with products, quotients and roots, the limits are those of shrinking steps', () => {
  let compared = 0;
  fc.assert(
    fc.property(programs(false), points, fc.constantFrom(1 as const, -1 as const), (program, x, direction) => {
      const { slope, value }: Side = sideOf(program, x, direction);
      const beside = evaluated(program, x + direction * H);
      const near = evaluated(program, x + direction * 2 * H);
      // Where the numbers beside the point are tame; poles and infinite slopes have their own tests.
      fc.pre(Number.isFinite(slope) && Math.abs(slope) < 100 && Math.abs(beside) < 100);
      expect(Math.abs(beside - value)).toBeLessThan(1e-3 * Math.max(1, Math.abs(slope)));
      // A curve of √ bends without bound, so its quotient may be off by its own root.
      expect(Math.abs((near - beside) / (direction * H) - slope)).toBeLessThan(0.05 * Math.max(1, Math.abs(slope)));
      compared++;
    }),
    { seed: 12, numRuns: 1000 },
  );
  expect(compared).toBeGreaterThan(500);
});
