import { describe, expect, test } from 'vitest';
import { createMlp, meanSquaredError, rng, rrelu, sgd, train, twoMoons } from '../../../src/core/index.ts';

describe('rrelu in a network', () => {
  const one = () => {
    const mlp = createMlp({ sizes: [1, 1, 1], hidden: rrelu({ lower: 0.1, upper: 0.5 }) });
    mlp.parameters.set([1, 0, 1, 0]);
    return mlp;
  };
  const negative = Float64Array.from({ length: 4000 }, (_, i) => -1 - (i % 7));

  test('evaluation takes the mean slope, every time', () => {
    expect([...one().forward([-1, 0, 2], 3)]).toEqual([-0.3, 0, 2]);
    expect([...one().forward([-1, 0, 2], 3)]).toEqual([-0.3, 0, 2]);
  });
  test('a training pass draws a slope for each sample, uniform between the bounds', () => {
    const outputs = one().forward(negative, negative.length, rng(5));
    const slopes = Array.from(outputs, (y, i) => y / negative[i]);
    expect(Math.min(...slopes)).toBeGreaterThanOrEqual(0.1);
    expect(Math.max(...slopes)).toBeLessThanOrEqual(0.5);
    expect(new Set(slopes).size).toBeGreaterThan(3900);
    const mean = slopes.reduce((sum, slope) => sum + slope, 0) / slopes.length;
    // The standard error of the mean of a uniform variable: width/√12/√n.
    expect(Math.abs(mean - 0.3)).toBeLessThan((3 * 0.4) / Math.sqrt(12 * slopes.length));
  });
  test('backward uses the slopes that were drawn, also at 0', () => {
    const mlp = one();
    mlp.parameters.set([1, 0, 1, 0]);
    const [y] = mlp.forward([-2], 1, rng(1));
    mlp.backward([1]);
    expect(mlp.layers[0].biasGradient[0]).toBe(y / -2);
    mlp.forward([0], 1, rng(1));
    mlp.backward([1]);
    expect(mlp.layers[0].biasGradient[0]).toBe(y / -2);
    mlp.forward([-2], 1);
    mlp.backward([1]);
    expect(mlp.layers[0].biasGradient[0]).toBe(0.3);
  });
  test('positive pre-activations draw nothing, so one generator serves all layers in order', () => {
    const random = rng(3);
    one().forward([1, 2, 3], 3, random);
    expect(random.uniform()).toBe(rng(3).uniform());
  });
  test('train draws from its seed, on whole batches too, and ends in an evaluation', () => {
    const data = twoMoons({ count: 12, noise: 0.1, seed: 1 });
    const run = (seed: number): Float64Array => {
      const mlp = createMlp({ sizes: [2, 4, 1], hidden: rrelu(), seed: 1 });
      for (const _ of train(mlp, data, {
        loss: meanSquaredError,
        optimizer: sgd({ learningRate: 0.1 }),
        seed,
        epochs: 3,
      }));
      return mlp.parameters;
    };
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
  });
  test('with equal bounds nothing is random', () => {
    const mlp = createMlp({ sizes: [1, 1, 1], hidden: rrelu({ lower: 0.25, upper: 0.25 }) });
    mlp.parameters.set([1, 0, 1, 0]);
    expect([...mlp.forward([-4], 1, rng(1))]).toEqual([-1]);
  });
});
