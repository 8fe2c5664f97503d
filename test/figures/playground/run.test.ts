import { describe, expect, test } from 'vitest';
import {
  binaryCrossEntropyWithLogits,
  createMlp,
  heNormal,
  reluWith,
  sgd,
  train,
  wasmEngine,
} from '../../../src/core/index.ts';
import { datasetOf, samplesOf } from '../../../src/figures/playground/data.ts';
import { firstSnapshot, PlaygroundRun, runTo } from '../../../src/figures/playground/run.ts';
import { slim } from '../../../src/figures/playground/slim.ts';
import { hiddenUnits } from '../../../src/figures/playground/snapshot.ts';
import { MAX_STEPS, type PlaygroundState, playgroundParameters } from '../../../src/figures/playground/state.ts';
import { defaults } from '../../../src/ui/parameters.ts';

const first = defaults(playgroundParameters);
const at = (change: Partial<PlaygroundState>) => runTo({ ...first, ...change }).snapshot();

describe('a run of the playground', () => {
  test('is what the core computes when it is asked directly, to the last bit', () => {
    const samples = samplesOf(first);
    const data = datasetOf(samples.train, first.features);
    const hidden = reluWith({ derivativeAtZero: 0 });
    const mlp = createMlp({ sizes: [2, 8, 4, 1], hidden, initializer: heNormal(), seed: first.seed });
    const loss = binaryCrossEntropyWithLogits;
    const optimizer = sgd({ learningRate: first.rate });
    const steps = train(mlp, data, { loss, optimizer, batchSize: first.batch, epochs: 100, seed: first.seed });
    for (let i = 0; i < 60; i++) steps.next();
    const { layers, trainLoss, testLoss } = at({ step: 60 });
    expect(trainLoss).toBe(loss.value(mlp.forward(data.inputs, data.count), data.targets));
    const test = datasetOf(samples.test, first.features);
    expect(testLoss).toBe(loss.value(mlp.forward(test.inputs, test.count), test.targets));
    layers.forEach(({ units }, l) => {
      const { weights, biases } = mlp.layers[l];
      expect(units.flatMap((unit) => unit.weights)).toEqual([...weights]);
      expect(units.map((unit) => unit.bias)).toEqual([...biases]);
      for (const unit of units) {
        expect(mlp.parameters[unit.biasAt]).toBe(unit.bias);
        expect(mlp.parameters[unit.weightsAt]).toBe(unit.weights[0]);
      }
    });
  });
  test('is the same in steps of one, in steps of seven, looked at or not, and with the kernels', () => {
    const whole = at({ step: 70 });
    const ones = new PlaygroundRun(first);
    for (let i = 0; i < 70; i++) {
      ones.advance(1);
      ones.snapshot();
    }
    const sevens = new PlaygroundRun(first);
    for (let i = 0; i < 10; i++) sevens.advance(7);
    expect(ones.snapshot()).toEqual(whole);
    expect(sevens.snapshot()).toEqual(whole);
    const kernels = runTo({ ...first, step: 70 }, wasmEngine({ required: true })).snapshot();
    expect({ ...kernels, engine: whole.engine }).toEqual(whole);
  });
  test('with the settings of the page starts with every unit alive and loses three', () => {
    expect(at({}).deadCount).toBe(0);
    const { deadCount, trainCorrect, trainCount, layers } = firstSnapshot({ step: 400 });
    expect(deadCount).toBe(3);
    expect(trainCorrect).toBe(trainCount);
    for (const unit of layers.flatMap(({ units }) => units)) {
      expect(unit.silentSince === undefined).toBe(!unit.silent);
      if (unit.dead) expect(unit.stuck).toBe(true);
    }
  });
  test('with a leaky slope no unit is dead, from the same first weights', () => {
    const leaky = { activations: ['leaky'], rate: 1 } as const;
    const weights = (change: Partial<PlaygroundState>) =>
      at(change).layers.map(({ units }) => units.map((u) => u.weights));
    expect(weights(leaky)).toEqual(weights({ rate: 1 }));
    expect(at({ ...leaky, step: 400 }).deadCount).toBe(0);
    expect(at({ rate: 1, step: 400 }).deadCount).toBe(4);
  });
  test('zeros: with the derivative 0 at 0 every hidden unit is dead, with 1 none is, and all are stuck', () => {
    const zeros = { initializer: 'zeros', step: 50 } as const;
    expect(at(zeros)).toMatchObject({ deadCount: 12, stuckCount: 12 });
    const other = at({ ...zeros, atZero: 1 });
    expect(other).toMatchObject({ deadCount: 0, stuckCount: 12 });
    // Only the output bias learns.
    expect(hiddenUnits(other).every(({ weights, bias }) => bias === 0 && weights.every((w) => w === 0))).toBe(true);
    expect(other.layers[2].units[0].bias).not.toBe(0);
  });
  test('a value set by hand is there from its step on, and the same run has the same end', () => {
    const edits = [{ step: 10, parameter: 0, value: 5 }];
    expect(at({ edits, step: 9 })).toEqual({ ...at({ step: 9 }), settings: at({ edits, step: 9 }).settings });
    expect(at({ edits, step: 10 }).layers[0].units[0].weights[0]).toBe(5);
    expect(at({ edits, step: 30 })).toEqual(at({ edits, step: 30 }));
    expect(at({ edits, step: 30 }).trainLoss).not.toBe(at({ step: 30 }).trainLoss);
    // A parameter that the network does not have is nobody's.
    expect(at({ edits: [{ step: 0, parameter: 9999, value: 1 }], step: 5 }).trainLoss).toBe(at({ step: 5 }).trainLoss);
  });
  test('with the squared error XOR gets stuck at its plateaus, and a sample is right on its side of ½', () => {
    const xor = {
      data: 'xor',
      loss: 'square',
      layers: [2],
      initializer: 'torch',
      batch: 4,
      rate: 0.1,
      step: 5000,
    } as const;
    const losses = [0, 1, 2, 3, 4, 5].map((seed) => at({ ...xor, seed }));
    for (const { trainLoss } of losses) {
      const nearest = [0, 1 / 8, 1 / 6, 1 / 4].map((plateau) => Math.abs(trainLoss - plateau));
      expect(Math.min(...nearest)).toBeLessThan(0.002);
    }
    expect(losses.filter(({ trainLoss }) => trainLoss < 0.01).every(({ trainCorrect }) => trainCorrect === 4)).toBe(
      true,
    );
  });
  test('stops when it has converged, with the reason', () => {
    const snapshot = at({ data: 'ridge', layers: [2], rate: 0.1, noise: 0, seed: 4, step: 5000 });
    expect(snapshot.ended).toBe('Converged: the training loss is below 0.0001 at step 414.');
    expect(snapshot.step).toBe(414);
    expect(snapshot.trainLoss).toBeLessThan(1e-4);
  });
  test('stops when no gradient is left, with the reason', () => {
    // A dead layer, and an output bias that has learned the mean of the targets exactly.
    const snapshot = at({ data: 'xor', layers: [1], batch: 4, rate: 1, bias: -2, step: 5000 });
    expect(snapshot.deadCount).toBe(1);
    expect(snapshot.ended).toBe(
      'The gradient is exactly 0 at step 0, so no step changes anything. Every unit of hidden layer 1 is dead.',
    );
    expect(snapshot.trainLoss).toBeCloseTo(Math.LN2, 12);
  });
  test('goes on when the gradients of single samples cancel and its batches see only some of them', () => {
    const zeros = { data: 'xor', initializer: 'zeros', step: 50 } as const;
    expect(at({ ...zeros, batch: 4 }).ended).toMatch(/^The gradient is exactly 0 at step 0/);
    for (const batch of [1, 2, 3]) {
      const { ended, step, layers } = at({ ...zeros, batch });
      expect([ended, step]).toEqual([undefined, 50]);
      expect(layers[layers.length - 1].units[0].bias).not.toBe(0);
    }
  });
  test('goes on when the gradient is 0 and the optimizer still moves from memory', () => {
    // At step 5 the only hidden unit is killed and the output bias set to the mean of the targets.
    const edits = [
      { step: 5, parameter: 2, value: -50 },
      { step: 5, parameter: 4, value: 0 },
    ];
    const killed = { data: 'xor', layers: [1], batch: 4, seed: 5, edits, step: 60 } as const;
    expect(at({ ...killed, optimizer: 'sgd' }).ended).toMatch(/^The gradient is exactly 0/);
    for (const optimizer of ['momentum', 'nesterov', 'adam', 'adamw'] as const) {
      const { ended, deadCount, layers } = at({ ...killed, optimizer });
      expect([ended, deadCount]).toEqual([undefined, 1]);
      expect(layers[layers.length - 1].units[0].bias).not.toBe(0);
    }
  });
  test('stops when it diverges, with the reason and the last sound numbers', () => {
    const snapshot = at({ data: 'plane', activations: ['identity'], rate: 100, step: 500 });
    expect(snapshot.ended).toMatch(/^The loss left the range of numbers after step \d+ with learning rate 100/);
    expect(Number.isFinite(snapshot.trainLoss)).toBe(true);
    expect([...snapshot.surface.values].every(Number.isFinite)).toBe(true);
  });
  test('ends at the largest step', () => {
    const snapshot = at({ data: 'xor', layers: [1], batch: 4, rate: 0.00001, step: MAX_STEPS + 5 });
    expect(snapshot.ended).toBe('The run ends at 20000 steps.');
    expect(snapshot.history.steps.length).toBeLessThanOrEqual(301);
  });
  test.each([
    { layers: [] },
    { layers: [16, 16, 16, 16, 16, 16, 16, 16] },
    { features: ['x1', 'x2', 'x1x1', 'x2x2', 'x1x2', 'sin1', 'sin2'] },
    { data: 'xor' },
    { data: 'bumps', activations: ['tanh', 'gelu'] },
    { activations: ['prelu'], penalty: 'L1' },
    { optimizer: 'adam', penalty: 'L2', rate: 0.01 },
    { optimizer: 'rmsprop', activations: ['sigmoid'] },
    { optimizer: 'nesterov', initializer: 'asymmetric' },
    { optimizer: 'adamw', initializer: 'torch', activations: ['elu', 'silu', 'softplus'] },
    { split: 10, batch: 200, noise: 50 },
  ] as Partial<PlaygroundState>[])('%j gives finite numbers', (change) => {
    const snapshot = at({ ...change, step: 20 });
    const numbers = [
      snapshot.trainLoss,
      snapshot.testLoss ?? 0,
      ...snapshot.surface.values,
      ...snapshot.layers.flatMap(({ units }) =>
        units.flatMap(({ weights, bias, field }) => [...weights, bias, ...field.values]),
      ),
    ];
    expect(numbers.filter((value) => !Number.isFinite(value))).toEqual([]);
  });
  test('the first frame of the page survives the way into it', () => {
    const slimmed = slim(firstSnapshot({ step: 30 }));
    const there = JSON.parse(JSON.stringify(slimmed));
    expect(there).toEqual(JSON.parse(JSON.stringify(slimmed)));
    expect(there.trainLoss).toBe(at({ step: 30 }).trainLoss);
    expect(there.surface.values).toHaveLength(there.surface.columns * there.surface.rows);
  });
});

describe('the samples', () => {
  test('are split by their seed alone, and none is lost', () => {
    for (const split of [10, 50, 90]) {
      const { train: trained, test } = samplesOf({ ...first, split });
      expect(trained).toHaveLength(2 * split);
      expect(trained.length + test.length).toBe(200);
    }
    expect(samplesOf(first)).toEqual(samplesOf({ ...first, seed: 99 } as PlaygroundState));
    expect(samplesOf(first)).not.toEqual(samplesOf({ ...first, dataSeed: 2 }));
  });
  test('the four points of XOR are all trained on', () => {
    expect(samplesOf({ ...first, data: 'xor' })).toMatchObject({ train: { length: 4 }, test: { length: 0 } });
  });
});
