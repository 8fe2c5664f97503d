/**
 * Cases from threads where people got a number wrong. Expected values come from mpmath 1.3.0 (cases.json) and from PyTorch
 * 2.13, JAX 0.10.2 and TensorFlow 2.21, not from this core. More of them: ties, masks, `where`, spellings and differences in
 * differentiate.test.ts; boxes in dead-on-box.test.ts; standard deviations in initializers.test.ts.
 */
import { describe, expect, test } from 'vitest';
import {
  createMlp,
  gelu,
  heNormal,
  type Initializer,
  leakyRelu,
  relu,
  rng,
  softplus,
  torchLinear,
  unitReport,
  xor,
} from '../../src/core/index.ts';
import recorded from './cases.json' with { type: 'json' };

const relative = (actual: number, expected: number): number =>
  expected === 0 ? Math.abs(actual) : Math.abs(actual / expected - 1);

describe('leaky ReLU', () => {
  test.each([
    [0.01, 0.505],
    [0.2, 0.6],
  ])(
    'at 0 with slope %d: PyTorch and TensorFlow return it, JAX returns 1, a central difference %d',
    (a, difference) => {
      const f = leakyRelu({ negativeSlope: a });
      expect(f.subdifferential(0)).toEqual([a, 1]);
      expect(f.derivative(0)).toBe(a);
      expect(leakyRelu({ negativeSlope: a, derivativeAtZero: 1 }).derivative(0)).toBe(1);
      for (const h of [1e-3, 1e-6, 1e-9]) expect((f.value(h) - f.value(-h)) / (2 * h)).toBeCloseTo(difference, 14);
    },
  );
  test('no input falls between two strict masks: 0 has a value and a derivative', () => {
    const f = leakyRelu({ negativeSlope: 0.1 });
    expect([-2, 0, 3].map(f.value)).toEqual([-0.2, 0, 3]);
    expect([-2, 0, 3].map(f.derivative)).toEqual([0.1, 0.1, 1]);
  });
  test('whole numbers do not truncate the leak', () => {
    expect([-1, 2].map(leakyRelu().derivative)).toEqual([0.01, 1]);
  });
  test('the default slope is 0.01, as in PyTorch, JAX and ONNX; TensorFlow has 0.2, and Keras 0.2 or 0.3', () => {
    expect(leakyRelu().value(-1)).toBe(-0.01);
  });
});

describe('ReLU at what is neither positive nor negative', () => {
  test('NaN is passed on in the derivative, too, where PyTorch returns 1', () => {
    expect([relu.value(Number.NaN), relu.derivative(Number.NaN)]).toEqual([Number.NaN, Number.NaN]);
  });
  test('−0 gives 0, where PyTorch returns −0', () => {
    expect(relu.value(-0)).toBe(0);
  });
});

describe('XOR from two ReLUs', () => {
  test.each([
    ['relu(a + b) − 2·relu(a + b − 1)', [1, 1, 1, 1, 0, -1, 1, -2, 0], 3],
    ['relu(a − b) + relu(b − a)', [1, -1, -1, 1, 0, 0, 1, 1, 0], 4],
  ] as const)('%s is exact, with pre-activations exactly 0', (_, parameters, zeros) => {
    const mlp = createMlp({ sizes: [2, 2, 1] });
    mlp.parameters.set(parameters);
    expect([...mlp.forward(xor().inputs, 4)]).toEqual([0, 1, 1, 0]);
    expect(mlp.layers[0].preactivations.filter((z) => z === 0)).toHaveLength(zeros);
    const { units } = unitReport(mlp, xor().inputs, 4).layers[0];
    expect(units.reduce((sum, unit) => sum + unit.exactZeros, 0)).toBe(zeros);
  });
});

describe('smooth relatives of ReLU over the whole range', () => {
  test.each(recorded.softplus.rows)('softplus(%d) and its derivative, to 10⁻¹⁴', (z, value, derivative) => {
    expect(relative(softplus.value(z), value)).toBeLessThan(1e-14);
    expect(relative(softplus.derivative(z), derivative)).toBeLessThan(1e-14);
  });
  test.each(recorded.gelu.rows)(
    'gelu(%d) keeps its tail and that of its derivative, to 10⁻¹²',
    (z, value, derivative) => {
      expect(relative(gelu.value(z), value)).toBeLessThan(1e-12);
      expect(relative(gelu.derivative(z), derivative)).toBeLessThan(1e-12);
    },
  );
  test('gelu has its minimum where it should', () => {
    expect(gelu.derivative(recorded.gelu.minimumAt)).toBeCloseTo(0, 15);
  });
});

describe('what one ReLU layer makes of the second moment', () => {
  const factor = (initializer: Initializer): number => {
    const mlp = createMlp({ sizes: [400, 400, 400, 1], initializer, seed: 4 });
    for (const { biases } of mlp.layers) biases.fill(0);
    const random = rng(5);
    const inputs = Float64Array.from({ length: 400 * 20 }, () => random.normal());
    mlp.forward(inputs, 20);
    const moment = (values: Float64Array): number => values.reduce((sum, v) => sum + v * v, 0) / values.length;
    // Over two layers, against the inputs.
    return Math.sqrt(moment(mlp.layers[1].activations) / moment(inputs));
  };
  test('He keeps it; PyTorch’s default for nn.Linear leaves a sixth, and so after ten layers 1.7·10⁻⁸', () => {
    // Over 400 units, the spread of one layer's factor is √(5/400) ≈ 0.11 of it, and of its mean over two layers 0.08.
    expect(Math.abs(factor(heNormal()) - 1)).toBeLessThan(0.24);
    expect(Math.abs(factor(torchLinear()) * 6 - 1)).toBeLessThan(0.24);
    expect((1 / 6) ** 10).toBeCloseTo(recorded.secondMomentAfterTenLayers, 20);
  });
});
