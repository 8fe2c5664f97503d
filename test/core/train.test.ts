import { describe, expect, test } from 'vitest';
import {
  binaryCrossEntropyWithLogits,
  circles,
  createMlp,
  type Dataset,
  heUniform,
  leakyRelu,
  meanSquaredError,
  sgd,
  train,
  twoMoons,
  xor,
} from '../../src/core/index.ts';
import { samples } from './samples.ts';

/** All steps, and the end. */
function run(training: ReturnType<typeof train>) {
  const steps = [];
  for (;;) {
    const next = training.next();
    if (next.done) return { steps, end: next.value };
    steps.push(next.value);
  }
}

describe('sgd', () => {
  // One linear unit o = w·x + b on x = 2, t = 1, from w = 1, b = 0.5, loss (o − t)², learning rate 0.1.
  const start = () => {
    const mlp = createMlp({ sizes: [1, 1] });
    mlp.parameters.set([1, 0.5]);
    return mlp;
  };
  const data = samples([2], [1]);

  test('the first two steps match the hand computation', () => {
    const mlp = start();
    const training = train(mlp, data, { loss: meanSquaredError, optimizer: sgd({ learningRate: 0.1 }), epochs: 2 });
    // o = 2.5, error 1.5, loss 2.25; dL/dw = 2·1.5·2 = 6, dL/db = 3; w = 1 − 0.6 = 0.4, b = 0.5 − 0.3 = 0.2.
    expect(training.next().value).toEqual({ step: 1, epoch: 1, loss: 2.25 });
    expect(mlp.parameters[0]).toBeCloseTo(0.4, 15);
    expect(mlp.parameters[1]).toBeCloseTo(0.2, 15);
    // o = 1, error 0: nothing moves.
    expect((training.next().value as { loss: number }).loss).toBeCloseTo(0, 15);
    expect(mlp.parameters[0]).toBeCloseTo(0.4, 15);
  });

  test('the first two steps with momentum match the hand computation', () => {
    const mlp = start();
    const training = train(mlp, data, {
      loss: meanSquaredError,
      optimizer: sgd({ learningRate: 0.1, momentum: 0.5 }),
      epochs: 2,
    });
    training.next();
    training.next();
    // Second step: gradient 0, velocity 0.5·6 = 3 and 0.5·3 = 1.5; w = 0.4 − 0.3 = 0.1, b = 0.2 − 0.15 = 0.05.
    expect(mlp.parameters[0]).toBeCloseTo(0.1, 15);
    expect(mlp.parameters[1]).toBeCloseTo(0.05, 15);
  });

  test('Nesterov looks ahead: the first step is g + μg', () => {
    const mlp = start();
    train(mlp, data, {
      loss: meanSquaredError,
      optimizer: sgd({ learningRate: 0.1, momentum: 0.5, nesterov: true }),
    }).next();
    // w = 1 − 0.1·(6 + 0.5·6) = 0.1, b = 0.5 − 0.1·4.5 = 0.05.
    expect(mlp.parameters[0]).toBeCloseTo(0.1, 15);
    expect(mlp.parameters[1]).toBeCloseTo(0.05, 15);
  });

  test('weight decay spares biases unless asked', () => {
    const decayed = (decayBiases: boolean) => {
      const mlp = start();
      mlp.forward([0], 1);
      mlp.backward([0]);
      sgd({ learningRate: 0.1, weightDecay: 1, decayBiases }).step(mlp);
      return [...mlp.parameters];
    };
    expect(decayed(false)).toEqual([0.9, 0.5]);
    expect(decayed(true)).toEqual([0.9, 0.45]);
  });

  test('options out of range are refused', () => {
    for (const learningRate of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => sgd({ learningRate })).toThrow(/^sgd: learningRate must be/);
    }
    expect(() => sgd({ learningRate: 1, momentum: 1 })).toThrow('sgd: momentum must be less than 1, got 1');
    expect(() => sgd({ learningRate: 1, weightDecay: -1 })).toThrow('sgd: weightDecay must lie in');
    expect(() => sgd({ learningRate: 1, nesterov: true })).toThrow('sgd: nesterov needs a momentum');
  });
});

describe('train', () => {
  const options = { loss: binaryCrossEntropyWithLogits, optimizer: sgd({ learningRate: 0.3 }) };

  test('the golden run is bit-equal for ever: relu, mean squared error, He-uniform, two moons, 60 steps', () => {
    const mlp = createMlp({ sizes: [2, 8, 1], initializer: heUniform(), seed: 42 });
    const data = twoMoons({ count: 50, noise: 0.1, seed: 42 });
    const { steps } = run(
      train(mlp, data, { loss: meanSquaredError, optimizer: sgd({ learningRate: 0.1, momentum: 0.9 }), epochs: 60 }),
    );
    expect(steps[59].loss).toBeLessThan(steps[0].loss / 4);
    expect([fingerprint(mlp.parameters), steps[0].loss, steps[59].loss]).toMatchInlineSnapshot(`
      [
        "e66e83d5",
        0.9710066161090949,
        0.020699531616501888,
      ]
    `);
  });

  test('an epoch visits every sample once, in an order drawn from the seed', () => {
    const mlp = createMlp({ sizes: [1, 1] });
    mlp.parameters.set([0, 0]);
    const data = samples([1, 2, 3, 4, 5], [1, 2, 3, 4, 5]);
    const losses = (seed: number) => {
      mlp.parameters.set([0, 0]);
      const tiny = sgd({ learningRate: 1e-300 });
      return run(train(mlp, data, { loss: meanSquaredError, optimizer: tiny, batchSize: 1, epochs: 2, seed })).steps;
    };
    const steps = losses(1);
    expect(steps.map((s) => s.epoch)).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 2, 2]);
    expect(
      steps
        .slice(0, 5)
        .map((s) => s.loss)
        .sort((a, b) => a - b),
    ).toEqual([1, 4, 9, 16, 25]);
    expect(steps.slice(0, 5)).not.toEqual(steps.slice(5).map((s) => ({ ...s, step: s.step - 5, epoch: 1 })));
    expect(losses(1)).toEqual(steps);
    expect(losses(2)).not.toEqual(steps);
  });

  test('the last partial batch is averaged over its own size', () => {
    const mlp = createMlp({ sizes: [1, 1] });
    mlp.parameters.set([0, 0]);
    const data = samples([1, 1, 1], [2, 2, 2]);
    const { steps } = run(
      train(mlp, data, { loss: meanSquaredError, optimizer: sgd({ learningRate: 1e-300 }), batchSize: 2 }),
    );
    expect(steps.map((s) => s.loss)).toEqual([4, 4]);
  });

  test('a diverging run stops with its reason and the last sound parameters', () => {
    const mlp = createMlp({ sizes: [2, 4, 1], seed: 1 });
    const { steps, end } = run(
      train(mlp, twoMoons({ count: 20 }), {
        loss: meanSquaredError,
        optimizer: sgd({ learningRate: 50 }),
        epochs: 500,
      }),
    );
    expect(end.reason).toBe('diverged');
    expect(end.message).toMatch(/^diverged: the loss is .* after step \d+$/);
    expect(steps.length).toBeLessThan(500);
    for (const { loss } of steps) expect(loss).toBeLessThanOrEqual(1e10);
    for (const parameter of mlp.parameters) expect(parameter).toSatisfy(Number.isFinite);
    const value = meanSquaredError.value(
      mlp.forward(twoMoons({ count: 20 }).inputs, 20),
      twoMoons({ count: 20 }).targets,
    );
    expect(value).toBe(steps.at(-1)?.loss);
  });

  test('the last update is looked at too: a run never completes with parameters whose loss is out of range', () => {
    const mlp = createMlp({ sizes: [2, 4, 1], seed: 1 });
    const before = [...mlp.parameters];
    const huge = sgd({ learningRate: 1e200 });
    const { steps, end } = run(train(mlp, xor(), { loss: meanSquaredError, optimizer: huge, epochs: 1 }));
    expect(steps).toHaveLength(1);
    expect(end).toMatchObject({ reason: 'diverged', step: 1 });
    expect([...mlp.parameters]).toEqual(before);
  });

  test('a parameter that leaves the range of numbers ends the run before its step is reported', () => {
    const mlp = createMlp({ sizes: [1, 1] });
    mlp.parameters.set([0, 0]);
    const options = { loss: meanSquaredError, optimizer: sgd({ learningRate: Number.MAX_VALUE }) };
    // dL/dw = 2·(0 − 4)·1 = −8, and 8 times the largest number is Infinity.
    const { steps, end } = run(train(mlp, samples([1], [4]), options));
    expect(steps).toEqual([]);
    expect(end).toEqual({
      reason: 'diverged',
      step: 0,
      message: 'diverged: a parameter is not finite after step 1',
    });
    expect([...mlp.parameters]).toEqual([0, 0]);
  });

  test('no step makes new arrays, partial batches included', () => {
    const mlp = createMlp({ sizes: [2, 4, 1], seed: 1 });
    const data = twoMoons({ count: 10 });
    const training = train(mlp, data, { ...options, batchSize: 4, epochs: 4 });
    const seen = new Set<Float64Array>();
    const pull = (steps: number) => {
      for (let i = 0; i < steps; i++) {
        training.next();
        for (const layer of mlp.layers) seen.add(layer.preactivations).add(layer.activations);
      }
    };
    // Batches of 4, 4 and 2: two sizes, two layers, two arrays each.
    pull(3);
    expect(seen.size).toBe(8);
    pull(9);
    expect(seen.size).toBe(8);
  });

  test('a caller that stops pulling stops the training', () => {
    const mlp = createMlp({ sizes: [2, 4, 1] });
    const training = train(mlp, xor(), { ...options, epochs: 1000 });
    training.next();
    const after = [...mlp.parameters];
    training.return(undefined as never);
    expect([...mlp.parameters]).toEqual(after);
  });

  test('data that do not fit are refused and nothing has changed', () => {
    const mlp = createMlp({ sizes: [2, 4, 1] });
    const before = [...mlp.parameters];
    const pull =
      (data: Dataset, more = {}) =>
      () =>
        train(mlp, data, { ...options, ...more }).next();
    expect(pull(samples([1], [1]))).toThrow(
      'train: data.inputSize must be 2 as the network’s, got 1'.replace('’', "'"),
    );
    expect(pull({ ...xor(), count: 0 })).toThrow('train: data.count must lie in [1, 2147483648], got 0');
    expect(pull({ ...xor(), inputs: new Float64Array(7) })).toThrow('train: data.inputs must hold 8 numbers, got 7');
    const broken = xor();
    broken.inputs[3] = Number.NaN;
    expect(pull(broken)).toThrow('train: data.inputs must be finite, got NaN at index 3');
    expect(pull({ ...xor(), targets: Float64Array.of(0, 1, 2, 0) })).toThrow(
      'binaryCrossEntropyWithLogits: targets must lie in [0, 1], got 2 at index 2',
    );
    expect(pull(xor(), { batchSize: 0 })).toThrow('train: batchSize must lie in');
    expect(pull(xor(), { epochs: -1 })).toThrow('train: epochs must lie in');
    expect(pull(xor(), { seed: 0.5 })).toThrow('rng: seed must be an integer, got 0.5');
    expect(pull(xor(), { optimizer: sgd })).toThrow(
      new TypeError('train: optimizer must be an optimizer, got the function sgd and not what it returns'),
    );
    expect(pull(xor(), { loss: undefined })).toThrow('train: loss must be a loss, got undefined');
    expect([...mlp.parameters]).toEqual(before);
  });

  test('a target that the loss refuses is found before the first step, in whichever batch it would come', () => {
    const mlp = createMlp({ sizes: [2, 4, 1], seed: 1 });
    const before = [...mlp.parameters];
    const data = { ...xor(), targets: Float64Array.of(0, 1, 2, 0) };
    // With one sample a batch, some seeds reach the bad one last.
    for (const seed of [1, 2, 3, 4, 5]) {
      expect(() => run(train(mlp, data, { ...options, batchSize: 1, seed }))).toThrow(
        'binaryCrossEntropyWithLogits: targets must lie in [0, 1], got 2 at index 2',
      );
      expect([...mlp.parameters]).toEqual(before);
    }
  });

  test('a first-layer unit that is dead on fixed data never moves again under plain gradient descent; a leaky one does', () => {
    for (const [hidden, moves] of [
      [undefined, false],
      [leakyRelu({ negativeSlope: 0.1 }), true],
    ] as const) {
      const mlp = createMlp({ sizes: [2, 4, 1], seed: 3, ...(hidden && { hidden }) });
      mlp.layers[0].biases[2] = -100;
      const row = () => [...mlp.layers[0].weights.subarray(4, 6), mlp.layers[0].biases[2]];
      const before = row();
      run(train(mlp, circles({ count: 40, seed: 1 }), { ...options, epochs: 100 }));
      expect(row().every((w, i) => w === before[i])).toBe(!moves);
    }
  });
});

/** A 32-bit FNV-1a hash of the bits. */
function fingerprint(values: Float64Array): string {
  let hash = 0x811c9dc5;
  for (const byte of new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
    hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16);
}

describe('stepsPerYield', () => {
  const data = twoMoons({ count: 20, noise: 0.1, seed: 1 });
  const settings = { loss: meanSquaredError, batchSize: 6, epochs: 3, seed: 4 };
  const trained = (stepsPerYield?: number) => {
    const mlp = createMlp({ sizes: [2, 4, 1], seed: 2 });
    const optimizer = sgd({ learningRate: 0.1 });
    const result = run(train(mlp, data, { ...settings, optimizer, ...(stepsPerYield && { stepsPerYield }) }));
    return { ...result, parameters: mlp.parameters };
  };
  const one = trained();

  test('tells of every fifth step and of the last, and changes nothing else', () => {
    const five = trained(5);
    expect(five.steps).toEqual([4, 9, 11].map((index) => one.steps[index]));
    expect(five.end).toEqual(one.end);
    expect(five.parameters).toEqual(one.parameters);
  });

  test('may be larger than the run', () => {
    expect(trained(1e6).steps).toEqual([one.steps[11]]);
  });

  test('must be a positive integer', () => {
    expect(() => trained(1.5)).toThrow('train: stepsPerYield must be an integer, got 1.5');
    expect(() => trained(-1)).toThrow(RangeError);
  });
});

test('without shuffling, every epoch takes the samples in the order of the data set', () => {
  const data = samples([1, 2, 3], [10, 20, 30]);
  const mlp = createMlp({ sizes: [1, 1] });
  mlp.parameters.fill(0);
  const optimizer = { name: 'still', step() {} };
  const { steps } = run(
    train(mlp, data, { loss: meanSquaredError, optimizer, batchSize: 1, epochs: 2, shuffle: false }),
  );
  expect(steps.map(({ loss }) => loss)).toEqual([100, 400, 900, 100, 400, 900]);
});
