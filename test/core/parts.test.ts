import { describe, expect, test } from 'vitest';
import {
  binaryCrossEntropyWithLogits,
  circles,
  createMlp,
  glorotUniform,
  heNormal,
  heUniform,
  type Initializer,
  meanSquaredError,
  relu,
  reluWith,
  rng,
  torchLinear,
  twoMoons,
  Value,
  xor,
} from '../../src/core/index.ts';

describe('initializers', () => {
  const weights = (initializer: Initializer, fanIn: number, fanOut: number) =>
    createMlp({ sizes: [fanIn, fanOut, 1], initializer, seed: 1 }).layers[0];
  const deviation = (values: ArrayLike<number>) =>
    Math.sqrt(Array.from(values, (v) => v * v).reduce((a, b) => a + b, 0) / values.length);

  test('He: standard deviation √(2/fanIn), with a leak √(2/((1 + a²)fanIn))', () => {
    // 50,176 weights: standard error of a deviation is at most 0.0051 of it (fourth moment of a normal).
    for (const make of [heNormal, heUniform]) {
      expect(deviation(weights(make(), 784, 64).weights) / 0.050507627227610534).toBeCloseTo(1, 1.7);
      expect(deviation(weights(make({ negativeSlope: 0.2 }), 784, 64).weights) / 0.049526803234395456).toBeCloseTo(
        1,
        1.7,
      );
    }
  });
  test('the uniform ones stay inside their bounds and use them', () => {
    const largest = (initializer: Initializer) => Math.max(...weights(initializer, 100, 50).weights.map(Math.abs));
    for (const [initializer, bound] of [
      [heUniform(), Math.sqrt(6 / 100)],
      [glorotUniform(), Math.sqrt(6 / 150)],
      [torchLinear(), 0.1],
    ] as const) {
      expect(largest(initializer)).toBeLessThanOrEqual(bound);
      expect(largest(initializer)).toBeGreaterThan(0.99 * bound);
    }
  });
  test('biases are constant, except in torchLinear, where they are drawn like weights', () => {
    expect([...weights(heUniform({ bias: 0.5 }), 3, 2).biases]).toEqual([0.5, 0.5]);
    expect([...weights(glorotUniform(), 3, 2).biases]).toEqual([0, 0]);
    const { biases } = weights(torchLinear(), 3, 200);
    expect(Math.max(...biases.map(Math.abs))).toBeGreaterThan(0.95 / Math.sqrt(3));
  });
  test('options that are not finite are refused', () => {
    expect(() => heUniform({ bias: Number.NaN })).toThrow(new RangeError('heUniform: bias must be finite, got NaN'));
    expect(() => heNormal({ negativeSlope: Number.POSITIVE_INFINITY })).toThrow(
      'heNormal: negativeSlope must be finite',
    );
  });
});

describe('losses', () => {
  test('mean squared error is the mean over all numbers, without a factor ½', () => {
    expect(meanSquaredError.value([1, 2], [0, 4])).toBe(2.5);
    const into = new Float64Array(2);
    meanSquaredError.gradient([1, 2], [0, 4], into);
    expect([...into]).toEqual([1, -2]);
  });
  test('cross-entropy from logits neither overflows nor loses the tail', () => {
    expect(binaryCrossEntropyWithLogits.value([1000], [1])).toBe(0);
    expect(binaryCrossEntropyWithLogits.value([-1000], [1])).toBe(1000);
    expect(binaryCrossEntropyWithLogits.value([40], [1])).toBeCloseTo(4.248354255291589e-18, 30);
    expect(binaryCrossEntropyWithLogits.value([0], [1])).toBeCloseTo(Math.LN2, 15);
    const into = new Float64Array(2);
    binaryCrossEntropyWithLogits.gradient([0, 1000], [1, 0], into);
    expect([...into]).toEqual([-0.25, 0.5]);
  });
  test('empty batches, wrong lengths and impossible targets are refused', () => {
    expect(() => meanSquaredError.value([], [])).toThrow(new RangeError('meanSquaredError: outputs must not be empty'));
    expect(() => meanSquaredError.value([1], [1, 2])).toThrow('meanSquaredError: targets must hold 1 numbers, got 2');
    for (const target of [-0.1, 1.1, Number.NaN]) {
      expect(() => binaryCrossEntropyWithLogits.value([0], [target])).toThrow('targets must lie in [0, 1]');
    }
  });
});

describe('data sets', () => {
  test('XOR has its four samples in order', () => {
    expect([...xor().inputs]).toEqual([0, 0, 0, 1, 1, 0, 1, 1]);
    expect([...xor().targets]).toEqual([0, 1, 1, 0]);
  });
  test('without noise the moons are half circles and the circles circles', () => {
    const moons = twoMoons({ count: 20, noise: 0 });
    const rings = circles({ count: 20, noise: 0 });
    for (let i = 0; i < 20; i++) {
      const [x, y] = moons.inputs.subarray(2 * i, 2 * i + 2);
      const flip = moons.targets[i] === 0 ? 1 : -1;
      expect(Math.hypot(flip * x + 0.5, flip * y + 0.25)).toBeCloseTo(1, 14);
      expect(Math.hypot(...rings.inputs.subarray(2 * i, 2 * i + 2))).toBeCloseTo(rings.targets[i] === 0 ? 1 : 0.5, 14);
    }
    // No two points of a ring coincide.
    expect(new Set(Array.from({ length: 20 }, (_, i) => rings.inputs.subarray(2 * i, 2 * i + 2).join())).size).toBe(20);
  });
  test('classes are balanced, the seed fixes the noise', () => {
    for (const make of [twoMoons, circles]) {
      const data = make({ count: 30, seed: 2 });
      expect(data.targets.reduce((a, b) => a + b, 0)).toBe(15);
      expect([...data.inputs]).toEqual([...make({ count: 30, seed: 2 }).inputs]);
      expect([...data.inputs]).not.toEqual([...make({ count: 30, seed: 3 }).inputs]);
    }
  });
  test('the noise of a seed is not the stream that a network of this seed draws its weights from', () => {
    const noise = twoMoons({ count: 2, noise: 1, seed: 9 }).inputs[0] - twoMoons({ count: 2, noise: 0 }).inputs[0];
    expect(noise).not.toBeCloseTo(rng(9).normal(), 10);
  });
  test('odd, fractional or absurd counts and negative noise are refused', () => {
    expect(() => twoMoons({ count: 3 })).toThrow(new RangeError('twoMoons: count must be even, got 3'));
    expect(() => circles({ count: 1e9 })).toThrow('circles: count must lie in [2, 100000], got 1000000000');
    expect(() => circles({ noise: -1 })).toThrow('circles: noise must lie in [0, 100], got -1');
  });
});

describe('Value', () => {
  test('the chain rule: (a·b + a)/b at (3, 2)', () => {
    const a = new Value(3);
    const b = new Value(2);
    a.multiply(b).add(a).divide(b).backward();
    expect(a.gradient).toBe(1.5); // (b + 1)/b
    expect(b.gradient).toBe(-0.75); // −a/b²
  });
  test('a number used twice adds up both paths, and backward starts afresh each time', () => {
    const x = new Value(3);
    const y = x.multiply(x);
    y.backward();
    y.backward();
    expect(x.gradient).toBe(6);
  });
  test('relu(x) − relu(−x) is x, yet its slope at 0 is twice the convention', () => {
    const slope = (g: number, at: number) => {
      const f = reluWith({ derivativeAtZero: g });
      const x = new Value(at);
      x.activate(f).subtract(x.negate().activate(f)).backward();
      return x.gradient;
    };
    expect([0, 0.5, 1].map((g) => slope(g, 0))).toEqual([0, 1, 2]);
    expect([0, 0.5, 1].map((g) => slope(g, 1e-300))).toEqual([1, 1, 1]);
  });
  test('relu(−x) + x is relu(x), yet with the convention 0 its slope at 0 is 1', () => {
    const x = new Value(0);
    x.negate().activate(relu).add(x).backward();
    expect(x.gradient).toBe(1);
  });
  test('a chain of 100,000 operations does not overflow the stack', () => {
    const x = new Value(1);
    let y = x;
    for (let i = 0; i < 100_000; i++) y = y.add(1);
    y.backward();
    expect(x.gradient).toBe(1);
  });
  test('the slope of a quotient survives where the square of the divisor would overflow or vanish', () => {
    for (const [a, b, slope] of [
      [1e300, 1e200, -1e-100],
      [1e-300, 1e-200, -1e100],
    ]) {
      const divisor = new Value(b);
      new Value(a).divide(divisor).backward();
      expect(divisor.gradient / slope).toBeCloseTo(1, 14);
    }
  });
  test('an operand that is no number is refused', () => {
    expect(() => new Value('3' as never)).toThrow(new TypeError('Value: data must be a number, got string'));
    expect(() => new Value(1).add('2' as never)).toThrow('Value: an operand must be a Value or a number, got string');
  });
});

test('He initialization keeps the second moment of a ReLU layer, in expectation over layers', () => {
  const random = rng(5);
  const mlp = createMlp({ sizes: [256, 256, 256, 1], initializer: heNormal(), seed: 4 });
  mlp.forward(
    Array.from({ length: 256 * 20 }, () => random.normal()),
    20,
  );
  const moment = (values: Float64Array) => values.reduce((sum, v) => sum + v * v, 0) / values.length;
  // Inputs have second moment 1; pre-activations keep 2 and activations 1, within the spread of 256 units.
  for (const layer of mlp.layers.slice(0, 2)) expect(Math.abs(moment(layer.activations) - 1)).toBeLessThan(0.25);
});
