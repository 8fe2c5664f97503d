import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createMlp,
  heNormal,
  heUniform,
  leakyRelu,
  type Mlp,
  meanSquaredError,
  reinitializeDeadUnits,
  rng,
  unitReport,
} from '../../src/core/index.ts';

/** A network with biases drawn too, and inputs; narrow, so that some units are dead on so few samples. */
function fixture(seed: number, bias = 0): { mlp: Mlp; inputs: number[] } {
  const random = rng(seed).split();
  const mlp = createMlp({ sizes: [2, 6, 5, 4, 2], initializer: heNormal(), seed });
  for (const layer of mlp.layers) for (let i = 0; i < layer.outSize; i++) layer.biases[i] = random.normal(bias);
  return { mlp, inputs: Array.from({ length: 8 }, () => random.normal()) };
}

const seeds = fc.integer({ min: 0, max: 1_000_000 });

describe('dead units', () => {
  test('the gradient of a dead unit’s incoming weights and bias is exactly 0, whatever comes from above', () => {
    let dead = 0;
    fc.assert(
      fc.property(seeds, (seed) => {
        const { mlp, inputs } = fixture(seed);
        mlp.forward(inputs, 4);
        mlp.backward(Array.from({ length: 8 }, (_, i) => i - 3.5));
        unitReport(mlp, inputs, 4).layers.forEach((layer, l) => {
          const { inSize, weightGradient, biasGradient } = mlp.layers[l];
          layer.units.forEach((unit, u) => {
            if (!unit.dead) return;
            dead++;
            expect([...weightGradient.subarray(u * inSize, (u + 1) * inSize), biasGradient[u]]).toEqual(
              Array(inSize + 1).fill(0),
            );
          });
        });
      }),
    );
    expect(dead).toBeGreaterThan(50);
  });
});

describe('reinitializeDeadUnits', () => {
  test('at threshold 0 the outputs keep every bit', () => {
    let reset = 0;
    fc.assert(
      fc.property(seeds, fc.constantFrom(0, -0.5, -3), (seed, bias) => {
        const { mlp, inputs } = fixture(seed, bias);
        const before = [...mlp.forward(inputs, 4)];
        reset += reinitializeDeadUnits(mlp, inputs, 4, { seed }).count;
        expect([...mlp.forward(inputs, 4)]).toEqual(before);
      }),
    );
    expect(reset).toBeGreaterThan(100);
  });

  test('it resets exactly the units that are silent on the samples, and says which', () => {
    const { mlp, inputs } = fixture(3);
    const silent = unitReport(mlp, inputs, 4).layers.flatMap((layer, l) =>
      layer.units.flatMap((unit, u) => (unit.silent ? [{ layer: l, unit: u }] : [])),
    );
    expect(silent.length).toBeGreaterThan(0);
    expect(reinitializeDeadUnits(mlp, inputs, 4)).toEqual({ count: silent.length, units: silent });
  });

  test('a reset unit gets fresh incoming weights, bias 0 and outgoing weights 0; the others keep theirs', () => {
    const mlp = createMlp({ sizes: [1, 3, 2] });
    mlp.parameters.set([1, -2, 3, 0.5, -4, -9, 1, 2, 3, 4, 5, 6, 7, 8]);
    // On x = 1 and 2, units 1 (−2x − 4) and 2 (3x − 9) are silent.
    expect(reinitializeDeadUnits(mlp, [1, 2], 2, { seed: 5 }).units).toEqual([
      { layer: 0, unit: 1 },
      { layer: 0, unit: 2 },
    ]);
    const [kept, a, b, ...rest] = mlp.parameters;
    expect([kept, ...rest]).toEqual([1, 0.5, 0, 0, 1, 0, 0, 4, 0, 0, 7, 8]);
    // Uniform on ±√6: the chance to meet the old weight is nil.
    expect([a, b].every((weight) => weight !== 0 && Math.abs(weight) <= Math.sqrt(6))).toBe(true);
    expect(a).not.toBe(-2);
    expect(b).not.toBe(a);
  });

  test('seed and initializer fix the fresh weights; the network’s own seed does not bring back the weights of its birth', () => {
    const reset = (seed: number): number[] => {
      const mlp = createMlp({ sizes: [1, 4, 1], seed: 7 });
      mlp.layers[0].biases.fill(-100);
      reinitializeDeadUnits(mlp, [1], 1, { seed });
      return [...mlp.layers[0].weights];
    };
    expect(reset(7)).toEqual(reset(7));
    expect(reset(7)).not.toEqual(reset(8));
    expect(reset(7)).not.toEqual([...createMlp({ sizes: [1, 4, 1], seed: 7 }).layers[0].weights]);
    const mlp = createMlp({ sizes: [1, 1, 1] });
    mlp.parameters.set([-1, 0, 1, 0]);
    reinitializeDeadUnits(mlp, [1], 1, {
      initializer: { name: 'three', fill: (layer) => layer.weights.fill(3) && layer.biases.fill(9) },
    });
    expect([...mlp.parameters]).toEqual([3, 0, 0, 0]);
  });

  test('a network whose hidden layers are all dead learns again', () => {
    const mlp = createMlp({ sizes: [1, 4, 4, 1], seed: 1 });
    for (const layer of mlp.layers.slice(0, -1)) layer.biases.fill(-100);
    const inputs = [-1, -0.5, 0.5, 1];
    const backward = (): void => {
      const into = new Float64Array(4);
      meanSquaredError.gradient(mlp.forward(inputs, 4), [1, 0.5, 0.5, 1], into);
      mlp.backward(into);
    };
    backward();
    expect([...mlp.layers[2].weightGradient]).toEqual([0, 0, 0, 0]);
    expect(reinitializeDeadUnits(mlp, inputs, 4).count).toBe(8);
    backward();
    // Outgoing weights of 0 let nothing further down yet; the top layer moves first and opens the way.
    expect(mlp.layers[2].weightGradient.some((g) => g !== 0)).toBe(true);
    expect(unitReport(mlp, inputs, 4).deadFraction).toBeLessThan(1);
  });

  test('above 0 the threshold takes the weakest units too; a leaky unit is not reset at 0', () => {
    const mlp = createMlp({ sizes: [1, 3, 1] });
    // Mean activations 1, 10 and 100, hence dormancies of 3/111, 30/111 and 300/111.
    mlp.parameters.set([1, 10, 100, 0, 0, 0, 1, 1, 1, 0]);
    expect(reinitializeDeadUnits(mlp, [1], 1, { threshold: 0.1 }).units).toEqual([{ layer: 0, unit: 0 }]);
    const leaky = createMlp({ sizes: [1, 2, 1], hidden: leakyRelu(), initializer: heUniform({ bias: -50 }) });
    expect(reinitializeDeadUnits(leaky, [1], 1)).toEqual({ count: 0, units: [] });
  });

  test('a threshold below 0 is refused', () => {
    const mlp = createMlp({ sizes: [1, 1, 1] });
    expect(() => reinitializeDeadUnits(mlp, [1], 1, { threshold: -1 })).toThrow(
      'reinitializeDeadUnits: threshold must lie in [0, ',
    );
  });
});
