import { describe, expect, test } from 'vitest';
import {
  adam,
  adamW,
  createMlp,
  gradientCheck,
  hinge,
  meanAbsoluteError,
  meanSquaredError,
  type Optimizer,
  prelu,
  rmsProp,
  sgd,
  train,
  twoMoons,
  unitReport,
} from '../../src/core/index.ts';
import { samples } from './samples.ts';

/** One linear unit o = w·x + b at w = 1, b = 0.5, with the gradients given for a step. */
function stepped(optimizer: Optimizer, gradients: readonly (readonly [number, number])[]): [number, number] {
  const mlp = createMlp({ sizes: [1, 1] });
  mlp.parameters.set([1, 0.5]);
  for (const gradient of gradients) {
    mlp.gradient.set(gradient);
    optimizer.step(mlp);
  }
  return [mlp.parameters[0], mlp.parameters[1]];
}

describe('adam', () => {
  test('the first two steps match the hand computation', () => {
    // Step 1: m̂ = g and v̂ = g², so each parameter moves by η·g/(|g| + ε) = η = 0.1.
    const [w, b] = stepped(adam({ learningRate: 0.1 }), [[2, -4]]);
    expect(w).toBeCloseTo(0.9, 8);
    expect(b).toBeCloseTo(0.6, 8);
    // Step 2 with g = 0 for w: m = 0.9·0.2 = 0.18, v = 0.999·0.004 = 0.003996;
    // m̂ = 0.18/0.19 = 0.947368, v̂ = 0.003996/0.001999 = 1.998999, √v̂ = 1.413860; step 0.1·0.947368/1.413860 = 0.067006.
    const [w2] = stepped(adam({ learningRate: 0.1 }), [
      [2, -4],
      [0, 0],
    ]);
    expect(w2).toBeCloseTo(0.9 - 0.0670058, 6);
  });
  test('a parameter whose gradient is always 0, as a dead unit’s, never moves', () => {
    expect(stepped(adam({ learningRate: 0.1 }), Array(50).fill([0, 0]))).toEqual([1, 0.5]);
  });
  test('momentum moves a parameter on after its gradient has become 0', () => {
    expect(
      stepped(adam({ learningRate: 0.1 }), [
        [1, 1],
        [0, 0],
      ])[0],
    ).toBeLessThan(0.9);
  });
  test('the first two steps of adamW match the hand computation', () => {
    // λ = 0.5, η = 0.1: w is first multiplied by 0.95. Step 1 moves by 0.1 against the sign of g (ε aside): 0.85, 0.6.
    const optimizer = () => adamW({ learningRate: 0.1, weightDecay: 0.5 });
    const [w, b] = stepped(optimizer(), [[2, -4]]);
    expect(w).toBeCloseTo(0.85, 8);
    expect(b).toBeCloseTo(0.6, 8);
    // Step 2 with g = 1 and 3. For w: m = 0.9·0.2 + 0.1·1 = 0.28, v = 0.999·0.004 + 0.001·1 = 0.004996; m̂ = 0.28/0.19 =
    // 1.4736842, v̂ = 0.004996/0.001999 = 2.4992496, √v̂ = 1.5809015; 0.85·0.95 − 0.1·1.4736842/1.5809015 = 0.7142820.
    // For b, which does not decay: m = −0.36 + 0.3 = −0.06, v = 0.999·0.016 + 0.001·9 = 0.024984; m̂ = −0.3157895,
    // √v̂ = √12.4982491 = 3.5352863; 0.6 + 0.1·0.3157895/3.5352863 = 0.6089325.
    const [w2, b2] = stepped(optimizer(), [
      [2, -4],
      [1, 3],
    ]);
    expect(w2).toBeCloseTo(0.714282, 7);
    expect(b2).toBeCloseTo(0.6089325, 7);
  });
  test('the decay of adam goes through the running means: at the first step only the sign of g + λw counts', () => {
    // g + λw = 0 + 0.5·1 > 0, so w moves by η = 0.1, as far as any gradient would move it.
    const [w, b] = stepped(adam({ learningRate: 0.1, weightDecay: 0.5 }), [[0, 0]]);
    expect(w).toBeCloseTo(0.9, 7);
    expect(b).toBe(0.5);
  });
  test('ε is added outside of the root: a gradient as small as ε gives half a step', () => {
    // m̂ = g, √v̂ = g: the step is η·g/(g + ε) = η/2. Inside of the root it would be η·g/√(g² + ε), nearly 0.
    expect(stepped(adam({ learningRate: 0.1, epsilon: 1e-6 }), [[1e-6, 0]])[0]).toBeCloseTo(0.95, 12);
  });
  test('the decay of adamW shrinks weights directly, and spares biases', () => {
    const [w, b] = stepped(adamW({ learningRate: 0.1, weightDecay: 0.5 }), [[0, 0]]);
    expect(w).toBeCloseTo(0.95, 15);
    expect(b).toBe(0.5);
    expect(stepped(adamW({ learningRate: 0.1, weightDecay: 0.5, decayBiases: true }), [[0, 0]])[1]).toBeCloseTo(
      0.475,
      15,
    );
  });
  test('options out of range are refused', () => {
    expect(() => adam({ learningRate: 0 })).toThrow(new RangeError('adam: learningRate must be greater than 0, got 0'));
    expect(() => adam({ learningRate: 1, beta1: 1 })).toThrow('adam: beta1 must be less than 1, got 1');
    expect(() => adamW({ learningRate: 1, beta2: -0.1 })).toThrow('adamW: beta2 must lie in [0, 1], got -0.1');
    expect(() => adam({ learningRate: 1, epsilon: 0 })).toThrow('adam: epsilon must be greater than 0, got 0');
    expect(() => adamW({ learningRate: 1, weightDecay: Number.NaN })).toThrow(
      'adamW: weightDecay must be finite, got NaN',
    );
  });
});

describe('rmsProp', () => {
  test('the first two steps match the hand computation', () => {
    // v = 0.01·4 = 0.04, √v = 0.2: w = 1 − 0.1·2/0.2 = 0; then v = 0.99·0.04 + 0.01·1 = 0.0496: −0.1·1/0.222711 = −0.449013.
    const [w] = stepped(rmsProp({ learningRate: 0.1 }), [[2, 0]]);
    expect(w).toBeCloseTo(0, 6);
    const [w2, b2] = stepped(rmsProp({ learningRate: 0.1 }), [
      [2, 0],
      [1, 0],
    ]);
    expect(w2).toBeCloseTo(-0.449013, 5);
    expect(b2).toBe(0.5);
  });
  test('with momentum, the first two steps match the hand computation', () => {
    // Step 1: u = 2/0.2 = 10, w = 1 − 0.1·10 = 0. Step 2: u = 0.9·10 + 1/0.2227106 = 13.4901314, w = −1.3490131.
    // For b: v = 0.01·16 = 0.16, u = −4/0.4 = −10, b = 1.5; v = 0.1584 + 0.09 = 0.2484, u = −9 + 3/0.4983974 =
    // −2.9807070, b = 1.5 + 0.2980707.
    const [w, b] = stepped(rmsProp({ learningRate: 0.1, momentum: 0.9 }), [
      [2, -4],
      [1, 3],
    ]);
    expect(w).toBeCloseTo(-1.3490131, 6);
    expect(b).toBeCloseTo(1.7980707, 6);
  });
  test('ε is added outside of the root: with √v = ε a step is half as long', () => {
    // v = 0.01·g², so √v = g/10 = ε for g = 10⁻⁵: 0.1·10⁻⁵/(2·10⁻⁶) = 0.5.
    expect(stepped(rmsProp({ learningRate: 0.1, epsilon: 1e-6 }), [[1e-5, 0]])[0]).toBeCloseTo(0.5, 12);
  });
  test('decay acts on weights, and on biases only if asked', () => {
    // g = λ·w, so that the first step is η·g/√(0.01·g²) = 10η, whatever λ.
    const options = { learningRate: 0.01, weightDecay: 0.5 };
    const [w, b] = stepped(rmsProp(options), [[0, 0]]);
    expect(w).toBeCloseTo(0.9, 6);
    expect(b).toBe(0.5);
    expect(stepped(rmsProp({ ...options, decayBiases: true }), [[0, 0]])[1]).toBeCloseTo(0.4, 6);
  });
  test('options out of range are refused', () => {
    expect(() => rmsProp({ learningRate: 1, momentum: 1 })).toThrow('rmsProp: momentum must be less than 1, got 1');
    expect(() => rmsProp({ learningRate: 1, momentum: -0.5 })).toThrow(
      'rmsProp: momentum must lie in [0, 1], got -0.5',
    );
    expect(() => rmsProp({ learningRate: 1, epsilon: 0 })).toThrow('rmsProp: epsilon must be greater than 0, got 0');
    expect(() => rmsProp({ learningRate: 1, alpha: 1 })).toThrow('rmsProp: alpha must be less than 1, got 1');
    expect(() => rmsProp({ learningRate: Number.POSITIVE_INFINITY })).toThrow('rmsProp: learningRate must be finite');
  });
});

test('every optimizer lowers the loss of a convex problem', () => {
  const data = samples([-1, 0, 1, 2], [-1, 1, 3, 5]);
  const makers = [
    () => sgd({ learningRate: 0.1 }),
    () => adam({ learningRate: 0.1 }),
    () => adamW({ learningRate: 0.1, weightDecay: 0 }),
    () => rmsProp({ learningRate: 0.05 }),
    () => rmsProp({ learningRate: 0.005, momentum: 0.9 }),
  ];
  for (const make of makers) {
    const mlp = createMlp({ sizes: [1, 1], seed: 2 });
    let last = Number.POSITIVE_INFINITY;
    for (const { loss } of train(mlp, data, { loss: meanSquaredError, optimizer: make(), epochs: 600 })) last = loss;
    expect(last).toBeLessThan(1e-2);
  }
});

describe('losses with kinks', () => {
  test('mean absolute error: signs off the kink, 0 on it', () => {
    const into = new Float64Array(3);
    meanAbsoluteError.gradient([1, 2, 3], [0, 2, 5], into);
    expect([...into]).toEqual([1 / 3, 0, -1 / 3]);
    expect(meanAbsoluteError.value([1, 2, 3], [0, 2, 5])).toBe(1);
  });
  test('hinge: −t inside the margin, 0 on its edge and beyond', () => {
    const into = new Float64Array(3);
    hinge.gradient([0.5, 1, -2], [1, 1, -1], into);
    expect([...into]).toEqual([-1 / 3, 0, 0]);
    expect(hinge.value([0.5, 1, -2], [1, 1, -1])).toBeCloseTo(0.5 / 3, 15);
    expect(() => hinge.value([1], [0])).toThrow('hinge: targets must be −1 or 1, got 0 at index 0');
  });
});

describe('prelu', () => {
  const data = twoMoons({ count: 20, noise: 0.2, seed: 1 });
  const network = (shared: boolean) => createMlp({ sizes: [2, 4, 1], hidden: prelu({ shared }), seed: 6 });

  test('has a slope for each unit or one for the layer, among the parameters', () => {
    expect(network(false).layers[0].slopes).toEqual(Float64Array.of(0.25, 0.25, 0.25, 0.25));
    expect(network(true).layers[0].slopes).toEqual(Float64Array.of(0.25));
    expect(network(true).parameters).toHaveLength(8 + 4 + 1 + 4 + 1);
  });
  test('the gradient of every parameter, slopes included, agrees with central differences', () => {
    for (const shared of [false, true]) {
      const mlp = network(shared);
      mlp.layers[0].slopes.forEach((_, i) => {
        mlp.layers[0].slopes[i] = 0.1 + 0.2 * i;
      });
      expect(gradientCheck(mlp, data, meanSquaredError).largestDifference).toBeLessThan(2e-9);
    }
  });
  test('the gradient of a slope is Σ dy·min(z, 0), by hand', () => {
    const mlp = createMlp({ sizes: [1, 1, 1], hidden: prelu() });
    // z = 2x: −2 and 4; y = −0.5 and 4; o = 3y: −1.5 and 12; targets 0: dL/do = 2o/2 = −1.5 and 12; dy = 3·(…).
    mlp.layers[0].weights.set([2]);
    mlp.layers[1].weights.set([3]);
    const slope = new Float64Array(2);
    meanSquaredError.gradient(mlp.forward([-1, 2], 2), [0, 0], slope);
    mlp.backward(slope);
    expect(mlp.layers[0].slopeGradient[0]).toBe(-1.5 * 3 * -2);
  });
  test('slopes are learned and never decay', () => {
    const mlp = network(false);
    const before = [...mlp.layers[0].slopes];
    for (const _ of train(mlp, data, { loss: meanSquaredError, optimizer: sgd({ learningRate: 0.1 }), epochs: 20 }));
    expect([...mlp.layers[0].slopes]).not.toEqual(before);
    const still = network(false);
    still.gradient.fill(0);
    for (const optimizer of [
      sgd({ learningRate: 0.1, weightDecay: 1, decayBiases: true }),
      adamW({ learningRate: 0.1, weightDecay: 1 }),
    ])
      optimizer.step(still);
    expect([...still.layers[0].slopes]).toEqual(before);
    expect(still.layers[0].weights[0]).not.toBe(network(false).layers[0].weights[0]);
  });
  test('a silent unit is dead only once its slope is exactly 0', () => {
    const mlp = network(false);
    mlp.layers[0].biases.fill(-100);
    expect(unitReport(mlp, data.inputs, data.count).deadFraction).toBe(0);
    mlp.layers[0].slopes[1] = 0;
    expect(unitReport(mlp, data.inputs, data.count).layers[0].units.map((unit) => unit.dead)).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });
  test('a slope that is not finite is refused', () => {
    expect(() => prelu({ initialSlope: Number.NaN })).toThrow(
      new RangeError('prelu: initialSlope must be finite, got NaN'),
    );
  });
});
