import { describe, expect, test } from 'vitest';
import { createMlp, l1Penalty, meanSquaredError, sgd, train } from '../../src/core/index.ts';

/** The loss is ½(w₁ − 3)² + ½(w₂ − 0.2)² + b², so that each weight can be solved for alone. */
const data = {
  inputs: Float64Array.of(1, 0, 0, 1, -1, 0, 0, -1),
  targets: Float64Array.of(3, 0.2, -3, -0.2),
  count: 4,
  inputSize: 2,
  targetSize: 1,
};

function trained(rate: number): Float64Array {
  const mlp = createMlp({ sizes: [2, 1], seed: 3 });
  const optimizer = l1Penalty(sgd({ learningRate: 0.01 }), { rate });
  for (const _ of train(mlp, data, { loss: meanSquaredError, optimizer, epochs: 4000 }));
  return mlp.parameters.slice();
}

describe('l1Penalty', () => {
  test('with rate 0 it is the optimizer alone, to the last bit', () => {
    const mlp = createMlp({ sizes: [2, 1], seed: 3 });
    const options = { loss: meanSquaredError, optimizer: sgd({ learningRate: 0.01 }), epochs: 4000 };
    for (const _ of train(mlp, data, options));
    expect(trained(0)).toEqual(mlp.parameters);
  });
  test('it takes λ off the gradient of a weight that the data hold up, and presses the other to 0', () => {
    const [first, second] = trained(0.5);
    expect(first).toBeCloseTo(2.5, 6);
    // It hops around 0 by at most a step: rate · (λ + 0.2).
    expect(Math.abs(second)).toBeLessThan(0.01);
  });
  test('a weight at the kink stays where the loss has no slope', () => {
    const mlp = createMlp({ sizes: [2, 1] });
    mlp.parameters.set([0, -0, 1]);
    mlp.forward([0, 0], 1);
    mlp.backward([0]);
    l1Penalty(sgd({ learningRate: 1 }), { rate: 2 }).step(mlp);
    expect([...mlp.parameters].map((value) => value + 0)).toEqual([0, 0, 1]);
  });
  test('refuses what is no optimizer and no rate', () => {
    expect(() => l1Penalty({} as never, { rate: 1 })).toThrow('l1Penalty: optimizer must be an optimizer');
    for (const rate of [-1, 2000]) {
      expect(() => l1Penalty(sgd({ learningRate: 1 }), { rate })).toThrow(/l1Penalty: rate must lie in/);
    }
  });
});
