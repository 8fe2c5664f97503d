import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createMlp,
  type Dtype,
  gradientCheck,
  leakyRelu,
  meanSquaredError,
  relu,
  roundTo,
  sgd,
  tanh,
  train,
  twoMoons,
  unitReport,
} from '../../src/core/index.ts';

const INF = Number.POSITIVE_INFINITY;
/** The engine's own float16, where there is one: an implementation no one here wrote. */
const f16round = (Math as unknown as { f16round(x: number): number }).f16round;
/** Doubles of every size, and small multiples of powers of two, where ties are. */
const number = fc.oneof(
  fc.double(),
  fc.tuple(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: -160, max: 120 })).map(([m, e]) => m * 2 ** e),
);

/** By division and the remainder, without looking at bits. */
function nearestBfloat16(y: number): number {
  if (!Number.isFinite(y) || y === 0) return y;
  const size = Math.abs(y);
  const spacing = 2 ** (Math.max(Math.floor(Math.log2(size)), -126) - 7);
  const steps = Math.floor(size / spacing);
  const rest = size / spacing - steps;
  const rounded = (rest > 0.5 || (rest === 0.5 && steps % 2 === 1) ? steps + 1 : steps) * spacing;
  return Math.sign(y) * (rounded >= 2 ** 128 ? INF : rounded);
}

describe('roundTo', () => {
  test('float16 is the engine’s float16 of the engine’s float32, to the sign of zero', () => {
    expect(typeof f16round).toBe('function');
    fc.assert(
      fc.property(number, (x) => {
        expect(roundTo('float16', x)).toBe(f16round(Math.fround(x)));
      }),
      { numRuns: 20_000 },
    );
  });
  test('bfloat16 is the nearest number with 8 leading bits, ties to even', () => {
    fc.assert(
      fc.property(number, (x) => {
        expect(roundTo('bfloat16', x)).toBe(nearestBfloat16(Math.fround(x)));
      }),
      { numRuns: 20_000 },
    );
  });
  test.each<[Dtype, number, number]>([
    ['float16', 1 + 2 ** -11, 1],
    ['float16', 1 + 3 * 2 ** -11, 1 + 2 ** -9],
    ['float16', 65519.99, 65504],
    ['float16', 65520, INF],
    ['float16', -65520, -INF],
    ['float16', 2 ** -25, 0],
    ['float16', -(2 ** -25), -0],
    ['float16', 1.0001 * 2 ** -25, 2 ** -24],
    ['float16', 1 + 2 ** -11 + 2 ** -40, 1],
    ['bfloat16', 1 + 2 ** -8, 1],
    ['bfloat16', 1 + 3 * 2 ** -8, 1 + 2 ** -6],
    ['bfloat16', 3.4e38, INF],
    ['bfloat16', -0, -0],
    ['float32', 0.1, Math.fround(0.1)],
    ['float64', 0.1, 0.1],
  ])('%s stores %f as %f', (dtype, x, stored) => {
    expect(roundTo(dtype, x)).toBe(stored);
  });
  test('NaN stays NaN in every format', () => {
    for (const dtype of ['float64', 'float32', 'float16', 'bfloat16'] as const)
      expect(roundTo(dtype, Number.NaN)).toBeNaN();
  });
  test('an unknown format is refused by name', () => {
    expect(() => roundTo('float8' as Dtype, 1)).toThrow(
      new RangeError('roundTo: dtype must be one of float64, float32, float16, bfloat16, got float8'),
    );
    expect(() => createMlp({ sizes: [1, 1], dtype: 'toString' as Dtype })).toThrow('createMlp: dtype must be one of');
  });
});

describe('a network in a narrower format', () => {
  const narrow = ['float32', 'float16', 'bfloat16'] as const;
  const inputs = [0.3, -1.7, 0.11, 2.3, -0.6, 0.9];
  const targets = [1, -1, 0.5];

  test.each(narrow)('%s: each product and each sum is rounded before the next', (dtype) => {
    const r = (x: number): number => roundTo(dtype, x);
    const a = 0.1;
    const mlp = createMlp({ sizes: [2, 3, 1], hidden: leakyRelu({ negativeSlope: a }), seed: 4, dtype });
    const [hidden, output] = mlp.layers;
    const outputs = [...mlp.forward(inputs, 3)];
    const lossGradient = new Float64Array(3);
    meanSquaredError.gradient(outputs, targets, lossGradient);
    mlp.backward(lossGradient);

    // The same by hand, one number at a time.
    const weightGradient = new Float64Array(6);
    const outGradient = new Float64Array(3);
    for (let s = 0; s < 3; s++) {
      const x = [r(inputs[2 * s]), r(inputs[2 * s + 1])];
      const z = [0, 1, 2].map((j) =>
        r(r(hidden.biases[j] + r(hidden.weights[2 * j] * x[0])) + r(hidden.weights[2 * j + 1] * x[1])),
      );
      const y = z.map((value) => (value > 0 ? value : r(a * value)));
      const o = y.reduce((sum, value, j) => r(sum + r(output.weights[j] * value)), output.biases[0]);
      expect(outputs[s]).toBe(o);
      const dy = r(lossGradient[s]);
      y.forEach((value, j) => {
        outGradient[j] = r(outGradient[j] + r(dy * value));
        const dz = r((z[j] > 0 ? 1 : a) * r(dy * output.weights[j]));
        weightGradient[2 * j] = r(weightGradient[2 * j] + r(dz * x[0]));
        weightGradient[2 * j + 1] = r(weightGradient[2 * j + 1] + r(dz * x[1]));
      });
    }
    expect([...output.weightGradient]).toEqual([...outGradient]);
    expect([...hidden.weightGradient]).toEqual([...weightGradient]);
  });
  test.each(narrow)('%s: every number it shows can be stored in it, after training too', (dtype) => {
    const data = twoMoons({ count: 20, noise: 0.1, seed: 2 });
    const mlp = createMlp({ sizes: [2, 5, 1], hidden: tanh, dtype, seed: 1 });
    for (const _ of train(mlp, data, { loss: meanSquaredError, optimizer: sgd({ learningRate: 0.1 }), epochs: 5 }));
    const shown = [mlp.parameters, mlp.gradient, ...mlp.layers.flatMap((l) => [l.preactivations, l.activations])];
    for (const values of shown) for (const value of values) expect(roundTo(dtype, value)).toBe(value);
    expect(mlp.dtype).toBe(dtype);
  });
  test('float32 follows float64 as closely as its 24 bits allow', () => {
    const data = twoMoons({ count: 30, noise: 0.1, seed: 2 });
    const run = (dtype: Dtype): Float64Array => {
      const mlp = createMlp({ sizes: [2, 8, 1], seed: 3, dtype });
      for (const _ of train(mlp, data, { loss: meanSquaredError, optimizer: sgd({ learningRate: 0.05 }), epochs: 50 }));
      return mlp.parameters;
    };
    const wide = run('float64');
    // 50 steps with sums of 30 terms: measured 2e-7; a relative error of 2^-24 is 6e-8.
    run('float32').forEach((value, i) => {
      expect(Math.abs(value - wide[i])).toBeLessThan(2e-6);
    });
    expect(run('float32')).not.toEqual(wide);
  });
  test('numbers that a caller writes into the parameters are stored before they are used', () => {
    const mlp = createMlp({ sizes: [1, 1], dtype: 'float16' });
    mlp.parameters.set([0.1, 0]);
    expect(mlp.forward([1], 1)[0]).toBe(roundTo('float16', 0.1));
    expect(mlp.parameters[0]).toBe(roundTo('float16', 0.1));
  });
  test('a pre-activation too small for float16 lands on the kink, where float64 is just above it', () => {
    const at = (dtype: Dtype) => {
      const mlp = createMlp({ sizes: [1, 1, 1], hidden: relu, dtype });
      mlp.parameters.set([2 ** -13, 0, 1, 0]);
      return unitReport(mlp, [2 ** -13], 1).layers[0].units[0];
    };
    expect(at('float64')).toMatchObject({ exactZeros: 0, dead: false });
    expect(at('float16')).toMatchObject({ exactZeros: 1, dead: true });
  });
  test('central differences are refused: the step would be rounded away', () => {
    const mlp = createMlp({ sizes: [2, 2, 1], dtype: 'float32' });
    expect(() => gradientCheck(mlp, twoMoons({ count: 4, seed: 1 }), meanSquaredError)).toThrow(
      new RangeError('gradientCheck: mlp.dtype must be float64, got float32'),
    );
  });
  test('partial batches reuse the copy of the inputs', () => {
    const mlp = createMlp({ sizes: [2, 3, 1], dtype: 'float16' });
    const whole = mlp.forward(inputs, 3);
    mlp.forward(inputs.slice(0, 2), 1);
    expect(mlp.forward(inputs, 3)).toBe(whole);
  });
});
