import { describe, expect, test, vi } from 'vitest';
import {
  absoluteValue,
  binaryCrossEntropyWithLogits,
  createMlp,
  heNormal,
  hinge,
  type Loss,
  leakyRelu,
  meanAbsoluteError,
  meanSquaredError,
  prelu,
  relu,
  rrelu,
  type SweepOptions,
  sgd,
  sigmoid,
  softmaxCrossEntropy,
  sweep,
  tanh,
  train,
  twoMoons,
  wasmEngine,
  xor,
} from '../../src/core/index.ts';

const seeds = [5, 6, 7, 8, 9, 10, 11];
const first: SweepOptions = {
  sizes: [2, 3, 1],
  initializer: heNormal({ bias: 0.1 }),
  data: xor(),
  loss: meanSquaredError,
  learningRate: 0.1,
  steps: 60,
  seeds,
  keepParameters: true,
};
const signed = (() => {
  const data = xor();
  return { ...data, targets: data.targets.map((target) => 2 * target - 1) };
})();
const losses: readonly [Loss, SweepOptions['data']][] = [
  [meanSquaredError, xor()],
  [meanAbsoluteError, xor()],
  [binaryCrossEntropyWithLogits, xor()],
  [hinge, signed],
];

describe('a sweep', () => {
  test('trains for each seed the network that createMlp makes and train trains', () => {
    const { networks, engine } = sweep(first);
    expect(engine).toEqual({ name: 'typescript', reason: '' });
    networks.forEach(({ seed, loss, diverged, parameters }, i) => {
      expect(seed).toBe(seeds[i]);
      const mlp = createMlp({ sizes: first.sizes, initializer: heNormal({ bias: 0.1 }), seed });
      const options = { loss: meanSquaredError, optimizer: sgd({ learningRate: 0.1 }), epochs: 60 };
      for (const _ of train(mlp, xor(), options));
      expect(parameters).toEqual(mlp.parameters);
      expect(loss).toBe(meanSquaredError.value(mlp.forward(xor().inputs, 4), xor().targets));
      expect(diverged).toBe(false);
    });
  });
  test('returns parameters only if asked', () => {
    expect(sweep({ ...first, keepParameters: false }).networks[0]).not.toHaveProperty('parameters');
  });
  test('without a step tells the first losses', () => {
    const mlp = createMlp({ sizes: first.sizes, initializer: heNormal({ bias: 0.1 }), seed: 5 });
    const { networks } = sweep({ ...first, steps: 0 });
    expect(networks[0].loss).toBe(meanSquaredError.value(mlp.forward(xor().inputs, 4), xor().targets));
    expect(sweep({ ...first, steps: 0, engine: wasmEngine({ required: true }) }).networks).toEqual(networks);
  });
  test.each<[Partial<SweepOptions>, string]>([
    [{ seeds: [] }, 'sweep: the number of seeds must lie in [1, '],
    [{ seeds: [1, Number.NaN] }, 'sweep: seeds[1] must be an integer, got NaN'],
    [{ steps: -1 }, 'sweep: steps must lie in [0, '],
    [{ learningRate: 0 }, 'sweep: learningRate must be greater than 0, got 0'],
    [{ sizes: [3, 1] }, 'data.inputSize must be 3 as the network’s, got 2'.replace('’', "'")],
    [{ loss: hinge }, 'hinge: targets must be −1 or 1, got 0'],
  ])('refuses %o', (wrong, words) => {
    expect(() => sweep({ ...first, ...wrong })).toThrow(words);
  });
});

describe('by the kernels, as many networks as there are lanes are trained at once, to the same bits', () => {
  for (const dtype of ['float64', 'float32'] as const) {
    for (const hidden of [relu, leakyRelu({ negativeSlope: 0.1, derivativeAtZero: 1 }), tanh, sigmoid]) {
      test.each(losses)(`${dtype}, ${hidden.name}, $name`, (loss, data) => {
        const options = { ...first, dtype, hidden, loss, data };
        const fast = sweep({ ...options, engine: wasmEngine({ required: true }) });
        expect(fast.engine).toEqual({ name: 'wasm', reason: '' });
        expect(fast.networks).toEqual(sweep(options).networks);
      });
    }
    test.each([
      [[1, 8, 8, 1], absoluteValue({ count: 33 })],
      [[2, 5, 7, 3, 1], twoMoons({ count: 14, noise: 0.1, seed: 1 })],
      [[1, 1, 1], absoluteValue({ count: 3 })],
    ])(`${dtype}, sizes %o`, (sizes, data) => {
      const options = { ...first, dtype, sizes, data };
      expect(sweep({ ...options, engine: wasmEngine({ required: true }) }).networks).toEqual(sweep(options).networks);
    });
    test(`${dtype}: networks that diverge stop one by one, with their last sound parameters`, () => {
      const options: SweepOptions = { ...first, dtype, sizes: [2, 8, 8, 8, 1], learningRate: 0.9, steps: 200 };
      const { networks } = sweep(options);
      const diverged = networks.filter((network) => network.diverged);
      expect(diverged.length).toBeGreaterThan(0);
      expect(diverged.length).toBeLessThan(networks.length);
      for (const { loss } of networks) expect(Math.abs(loss)).toBeLessThanOrEqual(1e10);
      expect(sweep({ ...options, engine: wasmEngine({ required: true }) }).networks).toEqual(networks);
    });
  }
  test.each<[Partial<SweepOptions>, string]>([
    [{ hidden: prelu() }, 'no kernel for a sweep with the activation prelu'],
    [{ hidden: rrelu() }, 'rrelu'],
    [
      { sizes: [2, 3, 2], loss: softmaxCrossEntropy({ classes: 2 }), data: twoClasses() },
      'no kernel for a sweep with the loss softmaxCrossEntropy',
    ],
    [{ dtype: 'float16' }, 'float16'],
  ])('what has no kernel is left to TypeScript, with the reason: %o', (options, words) => {
    const slow = sweep({ ...first, ...options });
    const { networks, engine } = sweep({ ...first, ...options, engine: wasmEngine() });
    expect(engine.name).toBe('typescript');
    expect(engine.reason).toContain(words);
    expect(networks).toEqual(slow.networks);
  });
  test('where WebAssembly is missing, TypeScript gives the same', () => {
    vi.stubGlobal('WebAssembly', undefined);
    try {
      const { networks, engine } = sweep({ ...first, engine: wasmEngine() });
      expect(engine).toEqual({ name: 'typescript', reason: 'WebAssembly is missing' });
      expect(networks).toEqual(sweep(first).networks);
      expect(() => sweep({ ...first, engine: wasmEngine({ required: true }) })).toThrow('WebAssembly is missing');
    } finally {
      vi.unstubAllGlobals();
    }
  });
});

function twoClasses() {
  const { inputs, count, inputSize } = xor();
  return { inputs, targets: Float64Array.of(1, 0, 0, 1, 0, 1, 1, 0), count, inputSize, targetSize: 2 };
}
