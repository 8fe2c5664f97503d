import { describe, expect, test } from 'vitest';
import {
  adam,
  adamW,
  binaryCrossEntropyWithLogits,
  createMlp,
  type Dataset,
  type Dtype,
  hinge,
  type Loss,
  type Mlp,
  meanAbsoluteError,
  meanSquaredError,
  type Optimizer,
  reinitializeDeadUnits,
  rmsProp,
  rng,
  sgd,
  softmaxCrossEntropy,
  type TrainOptions,
  train,
  wasmEngine,
} from '../../../src/core/index.ts';
import { activations, numbers, pair } from './samples.ts';

/** Samples whose targets suit the loss. */
function dataFor(loss: string, count = 50): Dataset {
  const targetSize = loss === 'softmaxCrossEntropy' ? 3 : 1;
  const random = rng(7);
  const targets = new Float64Array(count * targetSize);
  for (let s = 0; s < count; s++) {
    if (targetSize === 3) targets[3 * s + random.integer(3)] = 1;
    else targets[s] = loss === 'hinge' ? 2 * random.integer(2) - 1 : random.integer(2);
  }
  return { inputs: numbers(2 * count, 3), targets, count, inputSize: 2, targetSize };
}

const losses: Loss[] = [
  meanSquaredError,
  meanAbsoluteError,
  binaryCrossEntropyWithLogits,
  hinge,
  softmaxCrossEntropy({ classes: 3 }),
];

const optimizers: Record<string, () => Optimizer> = {
  sgd: () => sgd({ learningRate: 0.05 }),
  'sgd with momentum and decay': () => sgd({ learningRate: 0.02, momentum: 0.9, weightDecay: 0.01 }),
  'sgd, Nesterov, all decaying': () =>
    sgd({ learningRate: 0.02, momentum: 0.9, nesterov: true, weightDecay: 0.01, decayBiases: true }),
  adam: () => adam({ learningRate: 0.01 }),
  'adam with decay': () => adam({ learningRate: 0.01, weightDecay: 0.01, beta1: 0.8, beta2: 0.99, epsilon: 1e-6 }),
  adamW: () => adamW({ learningRate: 0.01, decayBiases: true }),
};

/** Everything a training run tells, then what it leaves behind. */
function traceOf(mlp: Mlp, data: Dataset, options: TrainOptions): unknown[] {
  const run = train(mlp, data, options);
  const trace: unknown[] = [];
  let next = run.next();
  for (; !next.done; next = run.next()) trace.push(next.value);
  return [
    ...trace,
    next.value,
    mlp.parameters.slice(),
    mlp.gradient.slice(),
    mlp.hasGradient,
    ...mlp.layers.flatMap((layer) => [layer.preactivations.slice(), layer.activations.slice()]),
  ];
}

describe.each(['float64', 'float32'] as const)('a training run in %s has the same bits in both engines', (dtype) => {
  const names = Object.keys(activations);
  const cases = losses.flatMap((loss, i) =>
    Object.keys(optimizers).map((optimizer, j) => ({
      loss,
      optimizer,
      activation: names[(i * 6 + j) % names.length],
      stepsPerYield: [1, 7, 1000][(i + j) % 3],
    })),
  );

  test.each(cases)('$loss.name, $optimizer, $activation, $stepsPerYield at a time', (setting) => {
    const { loss, activation, stepsPerYield } = setting;
    const data = dataFor(loss.name);
    const { typescript, wasm } = pair({
      sizes: [2, 5, 3, data.targetSize],
      hidden: activations[activation],
      seed: 2,
      dtype,
    });
    // Six whole batches and one of two samples; 140 steps.
    const options = () => ({
      loss,
      optimizer: optimizers[setting.optimizer](),
      batchSize: 8,
      epochs: 20,
      stepsPerYield,
    });
    expect(traceOf(wasm, data, options())).toEqual(traceOf(typescript, data, options()));
  });
});

describe('2-32-32-1, ReLU, batches of 32, 1,240 steps', () => {
  const data = { ...dataFor('meanSquaredError', 992), targets: numbers(992, 5) };
  const trained = (dtype: Dtype, engine = true): Mlp => {
    const mlp = createMlp({ sizes: [2, 32, 32, 1], seed: 12, dtype, ...(engine && { engine: wasmEngine() }) });
    const run = train(mlp, data, {
      loss: meanSquaredError,
      optimizer: sgd({ learningRate: 0.01 }),
      batchSize: 32,
      epochs: 40,
      stepsPerYield: 100,
    });
    for (const _ of run);
    return mlp;
  };
  const exact = trained('float64', false);

  test('float64 kernels end on the same bits as TypeScript', () => {
    expect(trained('float64').parameters).toEqual(exact.parameters);
  });

  test('float32 kernels end within 10⁻⁵ of float64: about a hundred roundings of 6·10⁻⁸ add up', () => {
    const single = trained('float32');
    expect(single.engine.name).toBe('wasm');
    expect(single.parameters).not.toEqual(exact.parameters);
    single.parameters.forEach((parameter, i) => {
      expect(Math.abs(parameter - exact.parameters[i])).toBeLessThan(1e-5);
    });
  });
});

describe('a run that diverges ends at the same step, with the same words and parameters', () => {
  test.each([
    ['by its loss', 3, /the loss is/],
    ['by its parameters', Number.MAX_VALUE, /a parameter is not finite after step 1$/],
  ])('%s', (_, learningRate, message) => {
    const data = dataFor('meanSquaredError');
    const { typescript, wasm } = pair({ sizes: [2, 5, 1], seed: 1 });
    for (const stepsPerYield of [1, 5]) {
      const options = () => ({
        loss: meanSquaredError,
        optimizer: sgd({ learningRate }),
        batchSize: 8,
        epochs: 40,
        stepsPerYield,
      });
      const trace = traceOf(wasm, data, options());
      expect(trace).toEqual(traceOf(typescript, data, options()));
      const end = trace.find((entry) => (entry as { reason?: string }).reason === 'diverged');
      expect((end as { message: string }).message).toMatch(message);
      expect(wasm.parameters.every(Number.isFinite)).toBe(true);
    }
  });

  test('in the very last update', () => {
    const data = dataFor('meanSquaredError', 4);
    const { typescript, wasm } = pair({ sizes: [2, 3, 1], seed: 1 });
    const before = wasm.parameters.slice();
    const options = () => ({ loss: meanSquaredError, optimizer: sgd({ learningRate: 1e8 }) });
    const trace = traceOf(wasm, data, options());
    expect(trace).toEqual(traceOf(typescript, data, options()));
    expect(trace[1]).toMatchObject({ reason: 'diverged', step: 1 });
    expect(wasm.parameters).toEqual(before);
  });
});

describe('between two values of a run, a caller may', () => {
  const settings = { loss: meanSquaredError, batchSize: 8, epochs: 6, stepsPerYield: 3 };

  /** The parameters after a run whose values `visit` looks at. */
  function visited(mlp: Mlp, optimizer: Optimizer, visit: (step: number) => void): Float64Array {
    for (const { step } of train(mlp, dataFor('meanSquaredError'), { ...settings, optimizer })) visit(step);
    return mlp.parameters;
  }

  test('change parameters, forward a larger batch and backward it', () => {
    const { typescript, wasm } = pair({ sizes: [2, 9, 1], seed: 4 });
    const ends = [typescript, wasm].map((mlp) =>
      visited(mlp, adam({ learningRate: 0.05 }), (step) => {
        reinitializeDeadUnits(mlp, numbers(400, step), 200, { threshold: 0.1, seed: step });
        mlp.backward(numbers(200, 1));
        mlp.parameters[0] += mlp.gradient[0];
      }),
    );
    expect(ends[1]).toEqual(ends[0]);
  });

  test('backward the last batch of the run', () => {
    const { typescript, wasm } = pair({ sizes: [2, 4, 1], seed: 4 });
    const gradients = [typescript, wasm].map((mlp) => {
      const seen: Float64Array[] = [];
      visited(mlp, sgd({ learningRate: 0.1 }), (step) => {
        mlp.backward(numbers(mlp.layers[1].activations.length, step));
        seen.push(mlp.gradient.slice());
      });
      return seen;
    });
    expect(gradients[1]).toEqual(gradients[0]);
  });

  test('leave it and train on with the same optimizer', () => {
    const { typescript, wasm } = pair({ sizes: [2, 4, 1], seed: 4 });
    const ends = [typescript, wasm].map((mlp) => {
      const optimizer = adam({ learningRate: 0.05 });
      for (const { step } of train(mlp, dataFor('meanSquaredError'), { ...settings, optimizer })) {
        if (step === 6) break;
      }
      return visited(mlp, optimizer, () => {});
    });
    expect(ends[1]).toEqual(ends[0]);
  });
});

test('a loss or an optimizer without a kernel takes its part in TypeScript, with the same numbers', () => {
  const own: Loss = { ...meanSquaredError, name: 'own' };
  for (const [loss, optimizer] of [
    [own, () => sgd({ learningRate: 0.1 })],
    [meanSquaredError, () => rmsProp({ learningRate: 0.01 })],
  ] as const) {
    const { typescript, wasm } = pair({ sizes: [2, 4, 1], seed: 4 });
    const data = dataFor('meanSquaredError');
    const options = () => ({ loss, optimizer: optimizer(), batchSize: 8, epochs: 3, stepsPerYield: 4 });
    expect(traceOf(wasm, data, options())).toEqual(traceOf(typescript, data, options()));
  }
});

test('steps make no new memory: views and records stay, and a run of no epochs takes no step', () => {
  const { wasm } = pair({ sizes: [2, 4, 1], seed: 4 });
  const { parameters, gradient } = wasm;
  const layers = () => wasm.layers.flatMap((layer) => [layer.preactivations, layer.activations]);
  let whole: Float64Array[] | undefined;
  const data = dataFor('meanSquaredError', 16);
  const settings = { loss: meanSquaredError, optimizer: sgd({ learningRate: 0.1 }), batchSize: 8 };
  for (const _ of train(wasm, data, { ...settings, epochs: 5 })) {
    whole ??= layers();
    expect(wasm.parameters).toBe(parameters);
    expect(wasm.gradient).toBe(gradient);
    layers().forEach((buffer, i) => {
      expect(buffer).toBe(whole?.[i]);
    });
  }
  const none = traceOf(wasm, data, { ...settings, epochs: 0 });
  expect(none[0]).toEqual({ reason: 'completed', step: 0, message: 'completed 0 steps' });
});
