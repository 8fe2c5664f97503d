import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  constantLength,
  constantStep,
  createMlp,
  diminishingStep,
  hinge,
  type Loss,
  meanAbsoluteError,
  polyakStep,
  subgradientMethod,
} from '../../../src/core/index.ts';
import { absoluteValue, diamond, hingeLoss } from '../../../src/figures/descent/objective.ts';
import { boundOf, ruleOf } from '../../../src/figures/descent/rules.ts';
import { descend, runOf } from '../../../src/figures/descent/run.ts';
import { type DescentState, OBJECTIVES, type RuleName } from '../../../src/figures/descent/state.ts';
import { VIEWS } from '../../../src/figures/descent/views.ts';
import { wolfe } from '../../../src/figures/descent/wolfe.ts';

describe('the steps are the core’s, bit for bit', () => {
  const rules = {
    constantStep: constantStep(0.3),
    constantLength: constantLength(0.3),
    diminishingStep: diminishingStep(0.7),
    polyakStep: polyakStep(0),
  };
  for (const [name, rule] of Object.entries(rules)) {
    test(`${name} on |x|: the bias of a network that learns 0 under absolute error`, () => {
      const mlp = createMlp({ sizes: [1, 1] });
      mlp.layers[0].biases.set([1.37]);
      const optimizer = subgradientMethod({ rule });
      const slope = new Float64Array(1);
      for (const { point } of descend(absoluteValue, rule, [1.37], 40)) {
        expect(mlp.layers[0].biases[0]).toBe(point[0]);
        const outputs = mlp.forward([0], 1);
        meanAbsoluteError.gradient(outputs, [0], slope);
        mlp.backward(slope);
        optimizer.step(mlp, meanAbsoluteError.value(outputs, [0]));
      }
    });
    test(`${name} on |x₁| + 2|x₂|: two biases under a weighted absolute error`, () => {
      const weighted = (outputs: ArrayLike<number>) => Math.abs(outputs[0]) + 2 * Math.abs(outputs[1]);
      const loss: Loss = {
        name: 'weighted',
        value: weighted,
        gradient: (outputs, _targets, into) => into.set([Math.sign(outputs[0]), 2 * Math.sign(outputs[1])]),
      };
      const mlp = createMlp({ sizes: [1, 2] });
      mlp.layers[0].biases.set([1, 0.7]);
      const optimizer = subgradientMethod({ rule });
      const slope = new Float64Array(2);
      for (const { point, value } of descend(diamond, rule, [1, 0.7], 60)) {
        expect([...mlp.layers[0].biases]).toEqual(point);
        const outputs = mlp.forward([0], 1);
        expect(loss.value(outputs, [0, 0])).toBe(value);
        loss.gradient(outputs, [0, 0], slope);
        mlp.backward(slope);
        optimizer.step(mlp, value);
      }
    });
  }
  test('constantStep on the hinge loss: the weight of a network whose bias is held at 0', () => {
    const mlp = createMlp({ sizes: [1, 1] });
    mlp.layers[0].weights.set([-1.7]);
    const optimizer = subgradientMethod({ rule: constantStep(0.3) });
    const targets = [1, 1, 1, -1];
    const slope = new Float64Array(4);
    for (const { point, value } of descend(hingeLoss, constantStep(0.3), [-1.7], 40)) {
      expect(mlp.layers[0].weights[0]).toBe(point[0]);
      const outputs = mlp.forward([2, 1, 1, 1], 4);
      expect(hinge.value(outputs, targets)).toBe(value);
      hinge.gradient(outputs, targets, slope);
      mlp.backward(slope);
      mlp.layers[0].biasGradient.fill(0);
      optimizer.step(mlp, value);
    }
  });
});

describe('a constant step on |x|', () => {
  const points = (start: number, size: number, steps: number) =>
    descend(absoluteValue, constantStep(size), [start], steps).map(({ point }) => point[0]);
  test('cycles at exactly ±a/2 from the start of the figure', () => {
    expect(points(1.75, 0.5, 9)).toEqual([1.75, 1.25, 0.75, 0.25, -0.25, 0.25, -0.25, 0.25, -0.25, 0.25]);
  });
  test('ends in two points one step apart, to the last bit the same two, from any start that misses 0', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 2, noNaN: true }),
        fc.double({ min: 0.05, max: 2, noNaN: true }),
        (start, size) => {
          const path = points(start, size, 60);
          fc.pre(!path.includes(0));
          expect(path[60]).toBe(path[58]);
          expect(Math.abs(path[60] - path[59])).toBeCloseTo(size, 12);
          expect(Math.min(Math.abs(path[60]), Math.abs(path[59]))).toBeLessThanOrEqual(size / 2 + 1e-12);
        },
      ),
      { seed: 1 },
    );
  });
  test('stays at 0 with the shortest subgradient, and leaves it with another', () => {
    expect(points(1, 0.5, 4)).toEqual([1, 0.5, 0, 0, 0]);
    const upper = descend(absoluteValue, constantStep(0.5), [0], 3, 'upper');
    expect(upper.map(({ point }) => point[0])).toEqual([0, -0.5, 0, -0.5]);
  });
});

test('Polyak’s step on |x₁| + 2|x₂| from (1, 0.7) is below 1e-12 after 56 steps and never moves away', () => {
  const path = descend(diamond, polyakStep(0), [1, 0.7], 60);
  expect(path.findIndex(({ value }) => value < 1e-12)).toBe(56);
  for (let k = 1; k < path.length; k++)
    expect(path[k].distance).toBeLessThanOrEqual((path[k - 1].distance as number) * (1 + 1e-15));
});

describe('exact line search on Wolfe’s function', () => {
  test('from (16, 1) gives (16·(15/17)^k, (−15/17)^k)', () => {
    let [x, y] = [16, 1];
    for (const { point } of descend(wolfe, 'exact', [16, 1], 200)) {
      expect(Math.abs(point[0] - x)).toBeLessThan(1e-12);
      expect(Math.abs(point[1] - y)).toBeLessThan(1e-12);
      [x, y] = [(x * 15) / 17, (-y * 15) / 17];
    }
  });
  test('touches no kink on that way, lowers f at every step, and does not get below 0', () => {
    const path = descend(wolfe, 'exact', [16, 1], 200);
    for (const [k, { point, value }] of path.entries()) {
      for (const [lo, hi] of wolfe.slopes(point)) expect(lo).toBe(hi);
      expect(value).toBeGreaterThan(0);
      if (k > 0) expect(value).toBeLessThan(path[k - 1].value);
    }
  });
  test('is overtaken by steps of constant length', () => {
    const steps = descend(wolfe, constantLength(1), [16, 1], 100);
    expect(steps[100].best).toBeLessThan(-1);
  });
  test('lands on the kink from (−1, 1) and finds no lowest point from there', () => {
    const path = descend(wolfe, 'exact', [-1, 1], 10);
    expect(path).toHaveLength(2);
    expect(path[1].point).toEqual([-1.0625, 0]);
    expect(path[1].size).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('the bound', () => {
  const rules = ['constant', 'length', 'shrinking', 'polyak'] as const satisfies readonly RuleName[];
  test('holds at every step, for every rule, function, size and start', () => {
    const states = fc.record({
      name: fc.constantFrom('abs', 'hinge', 'diamond'),
      rule: fc.constantFrom(...rules),
      size: fc.double({ min: 0.01, max: 2, noNaN: true }),
      kink: fc.constantFrom('shortest', 'upper'),
      x: fc.double({ min: -2, max: 2, noNaN: true }),
      y: fc.double({ min: -1.5, max: 1.5, noNaN: true }),
    } as const);
    fc.assert(
      fc.property(states, ({ name, rule, size, kink, x, y }) => {
        const objective = OBJECTIVES[name];
        const start = objective.dimension === 1 ? [x] : [x, y];
        const bound = boundOf(rule, size, objective, start);
        const least = objective.minimum?.value as number;
        for (const [k, { best }] of descend(objective, ruleOf(rule, size, objective), start, 100, kink).entries())
          expect(best - least).toBeLessThanOrEqual((bound?.at(k + 1) as number) + 1e-12);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
  test('is attained by the constant step on |x| in the long run', () => {
    const bound = boundOf('constant', 0.5, absoluteValue, [1.75]);
    const path = descend(absoluteValue, constantStep(0.5), [1.75], 50);
    expect(path[50].best).toBe(0.25);
    expect(bound?.limit).toBe(0.25);
    expect(bound?.at(1e9)).toBeCloseTo(0.25, 8);
  });
  test('falls from step to step, toward its limit', () => {
    for (const rule of rules) {
      const bound = boundOf(rule, 0.3, diamond, [1, 0.7]);
      for (let count = 2; count < 100; count++) expect(bound?.at(count)).toBeLessThan(bound?.at(count - 1) as number);
      expect(bound?.at(2000)).toBeGreaterThan(bound?.limit as number);
    }
  });
  test('does not exist for exact line search, nor on a function without a minimum', () => {
    expect(boundOf('exact', 1, diamond, [1, 1])).toBeUndefined();
    expect(boundOf('constant', 1, wolfe, [1, 1])).toBeUndefined();
  });
});

test('every start of every view runs 200 steps with finite numbers, under every rule', () => {
  for (const name of Object.keys(OBJECTIVES) as DescentState['function'][]) {
    const objective = OBJECTIVES[name];
    const { start } = VIEWS[name];
    for (const rule of ['constant', 'length', 'shrinking', 'polyak', 'exact'] as const) {
      if (rule === 'polyak' && !objective.minimum) continue;
      for (const x of [start.x[0], 0, start.x[1]]) {
        for (const y of [start.y[0], 0, start.y[1]]) {
          const state: DescentState = {
            function: name,
            rule,
            against: 'none',
            size: 2,
            kink: 'upper',
            x,
            y,
            step: 200,
          };
          const numbers = runOf(rule, state, objective).iterates.flatMap(({ point, value, slope }) => [
            ...point,
            ...slope,
            value,
          ]);
          expect(numbers.filter((number) => !Number.isFinite(number))).toEqual([]);
        }
      }
    }
  }
});
