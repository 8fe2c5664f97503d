import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  constantLength,
  constantStep,
  createMlp,
  diminishingStep,
  meanAbsoluteError,
  type Optimizer,
  polyakStep,
  subgradientMethod,
  train,
} from '../../src/core/index.ts';
import { samples } from './samples.ts';

/** The steps of an optimizer on |w|, from the slope that sign returns. */
function descend(optimizer: Optimizer, start: number, steps: number): number[] {
  const mlp = createMlp({ sizes: [1, 1] });
  mlp.parameters.set([start, 0]);
  const path = [start];
  for (let k = 0; k < steps; k++) {
    const w = mlp.parameters[0];
    mlp.gradient.set([Math.sign(w), 0]);
    optimizer.step(mlp, Math.abs(w));
    path.push(mlp.parameters[0]);
  }
  return path;
}

describe('the subgradient method on |w|', () => {
  test('a constant step ends in a cycle at height t/2', () => {
    const path = descend(subgradientMethod({ rule: constantStep(0.2) }), 0.5, 9);
    [0.5, 0.3, 0.1, -0.1, 0.1, -0.1].forEach((expected, k) => {
      expect(path[k]).toBeCloseTo(expected, 14);
    });
    expect(Math.min(...path.map(Math.abs))).toBeCloseTo(0.1, 14);
  });
  test('a constant length is as long as it says, whatever the slope', () => {
    const mlp = createMlp({ sizes: [1, 1] });
    mlp.parameters.set([0, 0]);
    mlp.gradient.set([30, 40]);
    subgradientMethod({ rule: constantLength(0.5) }).step(mlp);
    expect(mlp.parameters[0]).toBeCloseTo(-0.3, 15);
    expect(mlp.parameters[1]).toBeCloseTo(-0.4, 15);
  });
  test('shrinking steps come as close as one likes', () => {
    const path = descend(subgradientMethod({ rule: diminishingStep(0.3) }), 2, 4000);
    expect(Math.min(...path.map(Math.abs))).toBeLessThan(0.003);
    expect(Math.abs(path[1] - path[0])).toBeCloseTo(0.3, 14);
    expect(Math.abs(path[4] - path[3])).toBeCloseTo(0.15, 14);
  });
  test('Polyak’s step never moves away from the solution, and here reaches it at once', () => {
    const path = descend(subgradientMethod({ rule: polyakStep(0) }), 2, 3);
    expect(path).toEqual([2, 0, 0, 0]);
  });
});

test('Polyak’s distance to the solution never grows on a convex loss in two dimensions', () => {
  // f(a, b) = (|a − 1| + 3|b + 2|) with minimum 0 at (1, −2).
  const mlp = createMlp({ sizes: [1, 1] });
  mlp.parameters.set([5, 3]);
  const optimizer = subgradientMethod({ rule: polyakStep(0) });
  let before = Number.POSITIVE_INFINITY;
  for (let k = 0; k < 200; k++) {
    const [a, b] = mlp.parameters;
    const distance = Math.hypot(a - 1, b + 2);
    expect(distance).toBeLessThanOrEqual(before + 1e-12);
    before = distance;
    mlp.gradient.set([Math.sign(a - 1), 3 * Math.sign(b + 2)]);
    optimizer.step(mlp, Math.abs(a - 1) + 3 * Math.abs(b + 2));
  }
  expect(before).toBeLessThan(1e-6);
});

test('Polyak’s distance to the solution never grows, for any slopes, solution and start', () => {
  const slope = fc.double({ min: 0.01, max: 100, noNaN: true });
  const place = fc.double({ min: -10, max: 10, noNaN: true });
  fc.assert(
    fc.property(slope, slope, place, place, place, place, (p, q, u, v, a0, b0) => {
      // f(a, b) = p|a − u| + q|b − v| with minimum 0 at (u, v).
      const mlp = createMlp({ sizes: [1, 1] });
      mlp.parameters.set([a0, b0]);
      const optimizer = subgradientMethod({ rule: polyakStep(0) });
      let before = Math.hypot(a0 - u, b0 - v);
      for (let k = 0; k < 30; k++) {
        const [a, b] = mlp.parameters;
        mlp.gradient.set([p * Math.sign(a - u), q * Math.sign(b - v)]);
        optimizer.step(mlp, p * Math.abs(a - u) + q * Math.abs(b - v));
        const distance = Math.hypot(mlp.parameters[0] - u, mlp.parameters[1] - v);
        // Rounding of parameters of size 10, and of a step as long as that.
        expect(distance).toBeLessThanOrEqual(before + 1e-14);
        before = distance;
      }
    }),
  );
});

test('a slope so small or so large that its square is 0 or Infinity still gives steps of the right length', () => {
  for (const slope of [1e-200, 1e200]) {
    const mlp = createMlp({ sizes: [1, 1] });
    mlp.parameters.set([1, 1]);
    mlp.gradient.set([3 * slope, 4 * slope]);
    subgradientMethod({ rule: constantLength(0.5) }).step(mlp);
    expect(mlp.parameters[0]).toBeCloseTo(0.7, 15);
    expect(mlp.parameters[1]).toBeCloseTo(0.6, 15);
  }
});

test('a step that is refused changes nothing and does not count', () => {
  const mlp = createMlp({ sizes: [1, 1] });
  mlp.parameters.set([1, 0]);
  mlp.gradient.set([1, 0]);
  const seen: number[] = [];
  const optimizer = subgradientMethod({ rule: (k, _norm, loss) => seen.push(k) && loss });
  expect(() => optimizer.step(mlp)).toThrow('subgradientMethod: the step size must be finite, got NaN');
  expect([...mlp.parameters]).toEqual([1, 0]);
  optimizer.step(mlp, 0.5);
  optimizer.step(mlp, 0.25);
  expect(seen).toEqual([1, 1, 2]);
  expect([...mlp.parameters]).toEqual([0.25, 0]);
});

test('train hands the loss to the rule', () => {
  const mlp = createMlp({ sizes: [1, 1], seed: 1 });
  const data = samples([-1, 0, 2], [-1, 1, 5]);
  const optimizer = subgradientMethod({ rule: polyakStep(0) });
  let last = Number.POSITIVE_INFINITY;
  for (const { loss } of train(mlp, data, { loss: meanAbsoluteError, optimizer, epochs: 200 })) last = loss;
  expect(last).toBeLessThan(1e-6);
});

test('faults are named', () => {
  expect(() => constantStep(0)).toThrow('constantStep: size must be greater than 0, got 0');
  expect(() => constantLength(Number.NaN)).toThrow('constantLength: length must be finite, got NaN');
  expect(() => diminishingStep(-1)).toThrow('diminishingStep: first must be greater than 0, got -1');
  expect(() => subgradientMethod({ rule: 0.1 as never })).toThrow(
    new TypeError('subgradientMethod: rule must be a function, got number'),
  );
  expect(() => polyakStep(Number.NaN)).toThrow('polyakStep: minimum must be finite, got NaN');
  const mlp = createMlp({ sizes: [1, 1] });
  mlp.gradient.set([1, 0]);
  expect(() => subgradientMethod({ rule: polyakStep(0) }).step(mlp)).toThrow(
    'subgradientMethod: the step size must be finite, got NaN',
  );
});
