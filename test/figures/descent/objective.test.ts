import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hinge } from '../../../src/core/index.ts';
import { absoluteValue, diamond, hingeLoss, type Objective } from '../../../src/figures/descent/objective.ts';
import { directional, pickSlope } from '../../../src/figures/descent/run.ts';
import { OBJECTIVES } from '../../../src/figures/descent/state.ts';
import { wolfe } from '../../../src/figures/descent/wolfe.ts';

const all = Object.values(OBJECTIVES);
/** Halves hit the kinks, the others do not. */
const coordinate = fc.oneof(
  fc.integer({ min: -10, max: 10 }).map((half) => half / 2),
  fc.double({ min: -9, max: 9, noNaN: true }),
);
const pointOf = ({ dimension }: Objective) => fc.array(coordinate, { minLength: dimension, maxLength: dimension });
const cases = fc.constantFrom(...all).chain((objective) => fc.tuple(fc.constant(objective), pointOf(objective)));
const kinks = fc.constantFrom('shortest' as const, 'upper' as const);

describe('every function', () => {
  test('lies nowhere below the plane of a subgradient that is picked', () => {
    const pairs = fc.constantFrom(...all).chain((each) => fc.tuple(fc.constant(each), pointOf(each), pointOf(each)));
    fc.assert(
      fc.property(pairs, kinks, ([objective, x, y], kink) => {
        const plane = pickSlope(objective, x, kink).reduce(
          (sum, slope, axis) => sum + slope * (y[axis] - x[axis]),
          objective.value(x),
        );
        expect(objective.value(y)).toBeGreaterThanOrEqual(plane - 1e-12 * (1 + Math.abs(plane)));
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
  test('has no subgradient longer than its G', () => {
    fc.assert(
      fc.property(cases, kinks, ([objective, x], kink) => {
        expect(Math.hypot(...pickSlope(objective, x, kink))).toBeLessThanOrEqual(objective.steepest + 1e-12);
      }),
      { seed: 1 },
    );
  });
  test('is nowhere lower along a line than where exact line search stops', () => {
    const far = fc.oneof(fc.double({ min: 0, max: 40, noNaN: true }), fc.double({ min: 0, max: 0.01, noNaN: true }));
    fc.assert(
      fc.property(cases, kinks, far, ([objective, x], kink, t) => {
        const g = pickSlope(objective, x, kink);
        const move = objective.exactMove(x, g);
        const along = (size: number) => objective.value(x.map((at, axis) => at - size * g[axis]));
        if (move) {
          expect(objective.value(move.to)).toBeLessThanOrEqual(along(t) + 1e-12);
          expect(move.size).toBeGreaterThanOrEqual(0);
          for (const [axis, at] of move.to.entries()) expect(at).toBeCloseTo(x[axis] - move.size * g[axis], 10);
        } else expect(along(1e6)).toBeLessThan(-1000);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
  test('changes along −g at the rate that the subdifferential gives', () => {
    fc.assert(
      fc.property(cases, kinks, ([objective, x], kink) => {
        const direction = pickSlope(objective, x, kink).map((slope) => -slope);
        const h = 1e-7;
        const quotient = (objective.value(x.map((at, axis) => at + h * direction[axis])) - objective.value(x)) / h;
        // Next to a kink, or next to (0, 0), h is not short enough; convexity puts the quotient above then.
        expect(quotient).toBeGreaterThanOrEqual(directional(objective, x, direction) - 1e-6);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});

test('the hinge loss is the core’s, on four samples and a weight without bias', () => {
  const inputs = [2, 1, 1, 1];
  const targets = Float64Array.of(1, 1, 1, -1);
  for (const w of [-3, -1, -0.7, 0, 0.5, 0.8, 1, 2]) {
    const outputs = Float64Array.from(inputs, (input) => input * w);
    expect(hingeLoss.value([w])).toBe(hinge.value(outputs, targets));
  }
  expect(hingeLoss.kinks(0)).toEqual([-1, 0.5, 1]);
  expect(hingeLoss.slopes([0.5])).toEqual([[-0.75, -0.25]]);
  expect(hingeLoss.minimum).toMatchObject({ value: 0.5 });
});

test('the absolute value has every slope in [−1, 1] at 0', () => {
  expect(absoluteValue.slopes([0])).toEqual([[-1, 1]]);
  expect(pickSlope(absoluteValue, [0], 'shortest')).toEqual([0]);
  expect(pickSlope(absoluteValue, [0], 'upper')).toEqual([1]);
});

test('|x₁| + 2|x₂| rises by 3t along the legal subgradient (1, 2) at (1, 0)', () => {
  const g = pickSlope(diamond, [1, 0], 'upper');
  expect(g).toEqual([1, 2]);
  expect(directional(diamond, [1, 0], [-1, -2])).toBe(3);
  for (let eighths = 0; eighths <= 8; eighths++) {
    const t = eighths / 8;
    expect(diamond.value([1 - t * g[0], 0 - t * g[1]])).toBe(1 + 3 * t);
  }
  // Exact line search has nowhere to go along it, though the minimum is elsewhere.
  expect(diamond.exactMove([1, 0], g)).toEqual({ size: 0, to: [1, 0] });
});

describe('Wolfe’s function', () => {
  test('is continuous, with one gradient, where its two formulas meet', () => {
    for (const x of [0.1, 1, 7]) {
      expect(wolfe.value([x, x])).toBeCloseTo(wolfe.value([x - 1e-9, x]), 7);
      const [inside, outside] = [wolfe.slopes([x, x]), wolfe.slopes([x - 1e-9, x])];
      for (const axis of [0, 1]) expect(inside[axis][0]).toBeCloseTo(outside[axis][0], 12);
    }
  });
  test('has its kinks at (x₁, 0) with x₁ ≤ 0 only', () => {
    const spread = (x: number[]) => wolfe.slopes(x).map(([lo, hi]) => hi - lo);
    expect(spread([-2, 0])[1]).toBeGreaterThan(7);
    expect(spread([0, 0])[1]).toBeGreaterThan(7);
    for (const x of [
      [2, 0],
      [1, 1],
      [-2, 1e-9],
      [0, 1],
    ])
      expect(spread(x)).toEqual([0, 0]);
  });
  test('falls without end to the left', () => {
    expect(wolfe.value([-10, 0])).toBeCloseTo(-10 / Math.sqrt(17), 14);
    expect(wolfe.minimum).toBeUndefined();
    expect(wolfe.exactMove([-1, 0], pickSlope(wolfe, [-1, 0], 'shortest'))).toBeUndefined();
  });
});
