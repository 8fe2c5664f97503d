import { describe, expect, test } from 'vitest';
import {
  createMlp,
  heUniform,
  leakyRelu,
  meanSquaredError,
  prelu,
  relu,
  tanh,
  unitReport,
  xor,
} from '../../src/core/index.ts';

describe('createMlp', () => {
  test('parameters are one flat array, weights before biases, layer by layer, and layers are views of it', () => {
    const mlp = createMlp({ sizes: [2, 3, 1], seed: 1 });
    expect(mlp.parameters).toHaveLength(2 * 3 + 3 + 3 + 1);
    mlp.parameters.set(Array.from({ length: 13 }, (_, i) => i));
    expect([...mlp.layers[0].weights]).toEqual([0, 1, 2, 3, 4, 5]);
    expect([...mlp.layers[0].biases]).toEqual([6, 7, 8]);
    expect([...mlp.layers[1].weights]).toEqual([9, 10, 11]);
    expect([...mlp.layers[1].biases]).toEqual([12]);
  });
  test('the hand-made XOR network computes XOR', () => {
    const mlp = createMlp({ sizes: [2, 2, 1] });
    mlp.parameters.set([1, 1, 1, 1, 0, -1, 1, -2, 0]);
    expect([...mlp.forward(xor().inputs, 4)]).toEqual([0, 1, 1, 0]);
  });
  test('hidden takes one activation for all layers or one for each', () => {
    const names = (mlp: ReturnType<typeof createMlp>) => mlp.layers.map((layer) => layer.activation.name);
    expect(names(createMlp({ sizes: [1, 2, 2, 1], hidden: tanh }))).toEqual(['tanh', 'tanh', 'identity']);
    expect(names(createMlp({ sizes: [1, 2, 2, 1], hidden: [relu, tanh] }))).toEqual(['relu', 'tanh', 'identity']);
    expect(() => createMlp({ sizes: [1, 2, 1], hidden: [relu, tanh] })).toThrow(
      'createMlp: hidden must name 1 activations, got 2',
    );
  });
  test('a seed fixes the weights', () => {
    const weights = (seed: number) => [...createMlp({ sizes: [2, 3, 1], seed }).parameters];
    expect(weights(3)).toEqual(weights(3));
    expect(weights(3)).not.toEqual(weights(4));
  });
  test('sizes that make no network, or one too large, are refused', () => {
    expect(() => createMlp({ sizes: [2] })).toThrow(
      new RangeError('createMlp: sizes must name inputs and outputs, got 1 sizes'),
    );
    expect(() => createMlp({ sizes: [2, 0, 1] })).toThrow('createMlp: sizes[1] must lie in [1, 10000000], got 0');
    expect(() => createMlp({ sizes: [2, 1.5, 1] })).toThrow('createMlp: sizes[1] must be an integer, got 1.5');
    expect(() => createMlp({ sizes: [5000, 5000] })).toThrow(
      'createMlp: sizes must give at most 10000000 parameters, got 25005000',
    );
  });
});

test('a factory where its result belongs is refused by name, before a network is made', () => {
  const make = (options: object) => () => createMlp({ sizes: [2, 3, 1], ...options });
  expect(make({ hidden: leakyRelu })).toThrow(
    new TypeError('createMlp: hidden must be an activation, got the function leakyRelu and not what it returns'),
  );
  expect(make({ hidden: ['relu'] })).toThrow('createMlp: hidden must be an activation, got string');
  expect(make({ output: null })).toThrow('createMlp: output must be an activation, got null');
  expect(make({ initializer: heUniform })).toThrow(
    'createMlp: initializer must be an initializer, got the function heUniform',
  );
  expect(make({ sizes: 3 })).toThrow(new TypeError('createMlp: sizes must be a list of numbers, got number'));
});

describe('forward and backward', () => {
  test('wrong lengths are refused before anything is computed', () => {
    const mlp = createMlp({ sizes: [2, 3, 1] });
    expect(() => mlp.forward([1, 2, 3], 2)).toThrow(new RangeError('forward: inputs must hold 4 numbers, got 3'));
    expect(() => mlp.forward([1, 2], 0)).toThrow('forward: count must lie in');
    expect(() => mlp.backward([1])).toThrow(new RangeError('backward: a forward must come first, got none'));
    mlp.forward([1, 2], 1);
    expect(() => mlp.backward([1, 1])).toThrow('backward: outputGradient must hold 1 numbers, got 2');
    expect(mlp.hasGradient).toBe(false);
  });
  test('batches of one size reuse the same buffers', () => {
    const mlp = createMlp({ sizes: [2, 3, 1] });
    const first = mlp.forward([1, 2, 3, 4], 2);
    expect(mlp.forward([5, 6, 7, 8], 2)).toBe(first);
  });
  test('a batch of another size between two of one size leaves their buffers in place', () => {
    const mlp = createMlp({ sizes: [2, 3, 1] });
    const buffers = () => mlp.layers.flatMap((layer) => [layer.preactivations, layer.activations]);
    mlp.forward([1, 2, 3, 4], 2);
    const whole = buffers();
    mlp.forward([1, 2], 1);
    expect(buffers().map((buffer) => buffer.length)).toEqual([3, 3, 1, 1]);
    const partial = buffers();
    mlp.forward([5, 6, 7, 8], 2);
    buffers().forEach((buffer, i) => {
      expect(buffer).toBe(whole[i]);
    });
    mlp.forward([5, 6], 1);
    buffers().forEach((buffer, i) => {
      expect(buffer).toBe(partial[i]);
    });
  });
  test('a learned slope of 0 makes a unit a ReLU, at −Infinity too', () => {
    const mlp = createMlp({ sizes: [1, 1, 1], hidden: prelu({ initialSlope: 0 }) });
    mlp.parameters.set([1, 0, 0, 1, 0]);
    mlp.forward([Number.NEGATIVE_INFINITY, -3], 2);
    expect([...mlp.layers[0].activations]).toEqual([0, 0]);
  });
  test('an infinite gradient from above does not pass a slope of 0 as NaN', () => {
    const mlp = createMlp({ sizes: [1, 1, 1] });
    mlp.parameters.set([-1, 0, 1, 0]);
    mlp.forward([1], 1);
    mlp.backward([Number.POSITIVE_INFINITY]);
    expect([...mlp.layers[0].weightGradient, ...mlp.layers[0].biasGradient]).toEqual([0, 0]);
  });
});

describe('unitReport', () => {
  const network = (hidden = relu) => {
    const mlp = createMlp({ sizes: [1, 3, 1], hidden });
    // Unit 0 is active on x > 0, unit 1 touches its kink at x = 0 from below, unit 2 lies below it.
    mlp.parameters.set([1, -1, 1, 0, 0, -9, 1, 1, 0, 0]);
    return mlp;
  };
  const inputs = [0, 1, 2];

  test('silent, dead and stuck are three things', () => {
    const mlp = network();
    const slope = new Float64Array(3);
    meanSquaredError.gradient(mlp.forward(inputs, 3), [5, 5, 5], slope);
    expect(unitReport(mlp, inputs, 3).layers[0].units.map((u) => u.stuck)).toEqual([false, false, false]);
    mlp.backward(slope);
    const { units } = unitReport(mlp, inputs, 3).layers[0];
    expect(units.map((u) => u.silent)).toEqual([false, true, true]);
    expect(units.map((u) => u.dead)).toEqual([false, true, true]);
    expect(units.map((u) => u.stuck)).toEqual([false, true, true]);
    mlp.layers[1].weights.fill(0);
    meanSquaredError.gradient(mlp.forward(inputs, 3), [5, 5, 5], slope);
    mlp.backward(slope);
    expect(unitReport(mlp, inputs, 3).layers[0].units[0]).toMatchObject({ dead: false, stuck: true });
  });
  test('a unit that touches its kink is dead only under the convention 0', async () => {
    const { reluWith } = await import('../../src/core/index.ts');
    const touching = unitReport(network(reluWith({ derivativeAtZero: 0.5 })), inputs, 3).layers[0].units[1];
    expect(touching).toMatchObject({ silent: true, dead: false, exactZeros: 1, maxPreactivation: 0 });
  });
  test('a leaky unit is silent but never dead', () => {
    const report = unitReport(network(leakyRelu()), inputs, 3);
    expect(report.layers[0].units[2]).toMatchObject({ silent: true, dead: false });
    expect(report.deadFraction).toBe(0);
  });
  test('a unit whose pre-activation is NaN is neither silent nor dead, and says so', () => {
    const [unit] = unitReport(network(), [0, Number.NaN, -1], 3).layers[0].units;
    expect(unit).toMatchObject({ silent: false, dead: false, activeFraction: 0, exactZeros: 1 });
    expect(unit.maxPreactivation).toBeNaN();
  });
  test('the totals count units and activations', () => {
    const report = unitReport(network(), inputs, 3);
    expect(report.deadFraction).toBe(2 / 3);
    expect(report.zeroFraction).toBe(7 / 9);
    expect(report.layers[0].units[0]).toMatchObject({ activeFraction: 2 / 3, exactZeros: 1, maxPreactivation: 2 });
  });
  test('dormancy averages to 1 over a layer, and is 0 where the whole layer is silent', () => {
    const dormancy = unitReport(createMlp({ sizes: [2, 8, 1], seed: 2 }), xor().inputs, 4).layers[0].units.map(
      (u) => u.dormancy,
    );
    expect(dormancy.reduce((sum, d) => sum + d, 0) / 8).toBeCloseTo(1, 14);
    expect(unitReport(network(), [0, 0, 0], 3).layers[0].units.map((u) => u.dormancy)).toEqual([0, 0, 0]);
  });
  test('the incoming gradient of a dead unit is exactly 0, of a silent leaky unit it is not', () => {
    for (const [hidden, zero] of [
      [relu, true],
      [leakyRelu(), false],
    ] as const) {
      const mlp = network(hidden);
      mlp.layers[1].weights.set([1, 1, 1]);
      const slope = new Float64Array(3);
      meanSquaredError.gradient(mlp.forward(inputs, 3), [5, 5, 5], slope);
      mlp.backward(slope);
      expect(mlp.layers[0].weightGradient[2] === 0).toBe(zero);
    }
  });
});
