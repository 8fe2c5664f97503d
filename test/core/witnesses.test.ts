import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Activation,
  binaryCrossEntropyWithLogits,
  createMlp,
  gradientCheck,
  type Loss,
  leakyRelu,
  type Mlp,
  meanSquaredError,
  prelu,
  relu,
  reluWith,
  sigmoid,
  tanh,
  torchLinear,
  twoMoons,
  Value,
  xor,
} from '../../src/core/index.ts';
import { samples } from './samples.ts';
import { valueNetwork } from './value-network.ts';

/** The gradient of the loss, written once more with scalar Values, in the order of `mlp.parameters`. */
function gradientByValues(
  mlp: Mlp,
  inputs: ArrayLike<number>,
  targets: ArrayLike<number>,
  loss: 'mse' | 'bce' | 'squares',
): number[] {
  const { parameters, forward } = valueNetwork(mlp);
  const [inputSize] = mlp.sizes;
  const rows = Array.from(inputs);
  let total = new Value(0);
  for (let s = 0; s < targets.length; s++) {
    const [o] = forward(rows.slice(s * inputSize, (s + 1) * inputSize));
    if (loss !== 'bce') {
      const error = o.subtract(targets[s]);
      total = total.add(error.multiply(error));
    } else {
      // −t·ln σ(o) − (1 − t)·ln(1 − σ(o)), for moderate o.
      const p = new Value(1).divide(o.negate().exp().add(1));
      total = total.subtract(p.log().multiply(targets[s])).subtract(
        new Value(1)
          .subtract(p)
          .log()
          .multiply(1 - targets[s]),
      );
    }
  }
  (loss === 'squares' ? total : total.divide(targets.length)).backward();
  return parameters.map((p) => p.gradient);
}

function gradientByMlp(mlp: Mlp, inputs: ArrayLike<number>, targets: ArrayLike<number>, loss: Loss): number[] {
  const into = new Float64Array(targets.length);
  loss.gradient(mlp.forward(inputs, targets.length), targets, into);
  mlp.backward(into);
  return [...mlp.gradient];
}

const closeTo = (a: number[], b: number[], tolerance: number): void =>
  a.forEach((value, i) => {
    expect(Math.abs(value - b[i])).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(b[i])));
  });

describe('three witnesses: Mlp.backward, Value.backward, central differences', () => {
  const hidden: [string, Activation][] = [
    ['relu', relu],
    ['relu with ½ at 0', reluWith({ derivativeAtZero: 0.5 })],
    ['leaky relu', leakyRelu({ negativeSlope: 0.1 })],
    ['tanh', tanh],
    ['sigmoid', sigmoid],
  ];
  const data = twoMoons({ count: 12, noise: 0.2, seed: 4 });
  const losses: ['mse' | 'bce', Loss][] = [
    ['mse', meanSquaredError],
    ['bce', binaryCrossEntropyWithLogits],
  ];

  for (const [name, activation] of hidden) {
    for (const [lossName, loss] of losses) {
      test(`they agree off the kinks: ${name}, ${lossName}`, () => {
        const mlp = createMlp({ sizes: [2, 5, 3, 1], hidden: activation, seed: 11 });
        const analytic = gradientByMlp(mlp, data.inputs, data.targets, loss);
        closeTo(analytic, gradientByValues(mlp, data.inputs, data.targets, lossName), 1e-12);
        const check = gradientCheck(mlp, data, loss);
        expect(check.kinksCrossed).toBeLessThan(analytic.length);
        // Central differences with h = 1e-6 in double precision: rounding 1e-16/1e-6 and h² each leave about 1e-10.
        expect(check.largestDifference).toBeLessThan(2e-9);
      });
    }
  }

  test('at a kink the first two give the convention, and the difference gives the mean of the two slopes', () => {
    for (const g of [0, 0.3, 1]) {
      const mlp = createMlp({ sizes: [1, 1, 1], hidden: reluWith({ derivativeAtZero: g }) });
      mlp.parameters.set([2, 0, 3, 0]);
      const sample = samples([0], [-1]);
      // z = b₁ = 0, output 0, dL/do = 2·(0 + 1) = 2, so dL/db₁ = 2 · 3 · g.
      expect(gradientByMlp(mlp, sample.inputs, sample.targets, meanSquaredError)[1]).toBe(6 * g);
      expect(gradientByValues(mlp, sample.inputs, sample.targets, 'mse')[1]).toBe(6 * g);
      const bias = gradientCheck(mlp, sample, meanSquaredError).parameters[1];
      expect(bias.kinkCrossed).toBe(true);
      expect(bias.numeric).toBeCloseTo(6 * 0.5, 4);
    }
  });

  test('on whole numbers, where many units sit exactly at 0, the first two agree to the last bit, whatever the pick', () => {
    const small = fc.integer({ min: -2, max: 2 });
    let atZero = 0;
    fc.assert(
      fc.property(
        fc.array(small, { minLength: 19, maxLength: 19 }),
        fc.array(small, { minLength: 6, maxLength: 6 }),
        fc.array(small, { minLength: 3, maxLength: 3 }),
        fc.constantFrom(0, 0.25, 0.5, 1),
        fc.constantFrom(0, 0.5),
        (parameters, inputs, targets, atKink, negativeSlope) => {
          const hidden = [
            reluWith({ derivativeAtZero: atKink }),
            leakyRelu({ negativeSlope, derivativeAtZero: Math.max(negativeSlope, atKink) }),
          ];
          const mlp = createMlp({ sizes: [2, 3, 2, 1], hidden });
          mlp.parameters.set([...parameters, 1]);
          // Sums of products of small dyadic numbers are exact in any order, so the order of summation is no excuse.
          // The mean over three samples is not: both divide last, one each sample, one the sum. So it is undone here.
          const outputs = mlp.forward(inputs, 3);
          mlp.backward(outputs.map((o, s) => 2 * (o - targets[s])));
          atZero += mlp.layers[0].preactivations.filter((z) => z === 0).length;
          const values = gradientByValues(mlp, inputs, targets, 'squares');
          expect([...mlp.gradient].map((g) => g + 0)).toEqual(values.map((g) => g + 0));
        },
      ),
      { seed: 3 },
    );
    expect(atZero).toBeGreaterThan(100);
  });

  test('at the kink of a leaky ReLU the difference gives the mean of its two slopes, too', () => {
    for (const negativeSlope of [0.01, 0.2, 3]) {
      const mlp = createMlp({ sizes: [1, 1, 1], hidden: leakyRelu({ negativeSlope }) });
      mlp.parameters.set([2, 0, 3, 0]);
      const sample = samples([0], [-1]);
      expect(gradientByMlp(mlp, sample.inputs, sample.targets, meanSquaredError)[1]).toBeCloseTo(6 * negativeSlope, 14);
      const bias = gradientCheck(mlp, sample, meanSquaredError).parameters[1];
      expect(bias.kinkCrossed).toBe(true);
      expect(bias.numeric).toBeCloseTo((6 * (1 + negativeSlope)) / 2, 3);
    }
  });

  test('the gradient check says which parameters cross a kink, and puts every parameter back', () => {
    const mlp = createMlp({ sizes: [2, 3, 1], seed: 5 });
    const before = [...mlp.parameters];
    const check = gradientCheck(mlp, xor(), meanSquaredError);
    // The sample (0, 0) puts the three hidden pre-activations at their biases, which are 0.
    expect(check.parameters.filter((p) => p.kinkCrossed).map((p) => p.index)).toEqual([6, 7, 8]);
    expect([...mlp.parameters]).toEqual(before);
    expect(() => gradientCheck(mlp, xor(), meanSquaredError, { step: 0 })).toThrow(
      'gradientCheck: step must be greater than 0',
    );
    expect(() => gradientCheck(mlp, xor(), meanSquaredError, { step: 1e-300 })).toThrow(
      /^gradientCheck: step must change parameter 0, which is .*, got 1e-300$/,
    );
    expect([...mlp.parameters]).toEqual(before);
  });

  test('a learned slope has a kink once it has left 1, and the gradient check sees it', () => {
    const mlp = createMlp({ sizes: [2, 3, 1], hidden: prelu({ initialSlope: 1 }), seed: 5 });
    mlp.layers[0].slopes.fill(0.5);
    const crossed = gradientCheck(mlp, xor(), meanSquaredError).parameters.filter((p) => p.kinkCrossed);
    expect(crossed.map((p) => p.index)).toEqual([6, 7, 8]);
  });
});

describe('symmetries of a ReLU network', () => {
  const inputs = [0.3, -1.2, 0.8, 0.4, -0.5, -0.7];

  test('without biases it is positively homogeneous: f(c·x) = c·f(x) for c ≥ 0', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: -8, max: 8 }), (seed, power) => {
        const mlp = createMlp({ sizes: [2, 6, 4, 1], seed });
        const c = 2 ** power; // a power of two scales without rounding, so the equality is exact
        const plain = [...mlp.forward(inputs, 3)];
        const scaled = [
          ...mlp.forward(
            inputs.map((x) => c * x),
            3,
          ),
        ];
        expect(scaled).toEqual(plain.map((y) => c * y));
      }),
    );
  });

  test('any order of the hidden units gives the same outputs, but for the order of sums', () => {
    const orders = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), orders, (seed, order) => {
        const mlp = createMlp({ sizes: [2, 5, 3], initializer: torchLinear(), seed });
        const plain = [...mlp.forward(inputs, 3)];
        const [hidden, output] = mlp.layers;
        const before = [hidden.weights.slice(), hidden.biases.slice(), output.weights.slice()];
        order.forEach((from, to) => {
          hidden.weights.set(before[0].subarray(2 * from, 2 * from + 2), 2 * to);
          hidden.biases[to] = before[1][from];
          for (let unit = 0; unit < 3; unit++) output.weights[5 * unit + to] = before[2][5 * unit + from];
        });
        closeTo([...mlp.forward(inputs, 3)], plain, 2e-15);
      }),
      { seed: 1 },
    );
  });

  test('scaling a unit’s incoming weights by c and outgoing by 1/c changes nothing', () => {
    const powers = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), powers, (seed, exponents) => {
        const mlp = createMlp({ sizes: [2, 4, 1], initializer: torchLinear(), seed });
        const plain = [...mlp.forward(inputs, 3)];
        const [hidden, output] = mlp.layers;
        exponents.forEach((exponent, unit) => {
          const c = 2 ** exponent; // without rounding, so the equality is exact
          hidden.weights[2 * unit] *= c;
          hidden.weights[2 * unit + 1] *= c;
          hidden.biases[unit] *= c;
          output.weights[unit] /= c;
        });
        expect([...mlp.forward(inputs, 3)]).toEqual(plain);
      }),
      { seed: 1 },
    );
  });
});
