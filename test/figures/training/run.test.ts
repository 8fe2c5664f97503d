import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  binaryCrossEntropyWithLogits,
  createMlp,
  heNormal,
  relu,
  sgd,
  train,
  twoMoons,
  unitReport,
} from '../../../src/core/index.ts';
import { curveDrawing } from '../../../src/figures/training/curve.ts';
import { firstSnapshot, runTo, TrainingRun } from '../../../src/figures/training/run.ts';
import { outputAt, type Snapshot } from '../../../src/figures/training/snapshot.ts';
import { MAX_STEPS, sameRun, type TrainingState, trainingParameters } from '../../../src/figures/training/state.ts';
import { trainingTables } from '../../../src/figures/training/words.ts';
import { defaults } from '../../../src/ui/parameters.ts';

const first = defaults(trainingParameters);
const at = (step: number, settings: Partial<TrainingState> = {}): Snapshot =>
  runTo({ ...first, ...settings, step }).snapshot();
const dead = (snapshot: Snapshot) => snapshot.units.flatMap((unit, i) => (unit.dead ? [i + 1] : []));
const fates = (snapshot: Snapshot) => snapshot.units.map((unit) => unit.silentSince);

/** Any state that the table allows, in shapes the page can ask for. */
const states = fc.record<TrainingState>({
  data: fc.constantFrom('moons', 'circles', 'xor'),
  activation: fc.constantFrom('relu', 'leaky'),
  slope: fc.double({ min: 0.001, max: 1, noNaN: true }),
  atZero: fc.constantFrom(0, 0.5, 1),
  rate: fc.oneof(fc.double({ min: 0.001, max: 5, noNaN: true }), fc.constantFrom(40, 100, 1000)),
  units: fc.integer({ min: 1, max: 16 }),
  bias: fc.double({ min: -2, max: 2, noNaN: true }),
  seed: fc.integer({ min: 0, max: 999_999 }),
  step: fc.integer({ min: 0, max: 60 }),
});
const check = (property: fc.IPropertyWithHooks<[TrainingState]>) => fc.assert(property, { seed: 1, numRuns: 60 });

describe('the numbers of a run', () => {
  // The same run once more, written with nothing but the public core.
  const data = twoMoons({ count: 80, noise: 0.11, seed: first.seed });
  const mlp = createMlp({ sizes: [2, 10, 1], hidden: relu, initializer: heNormal(), seed: first.seed });
  const training = train(mlp, data, {
    loss: binaryCrossEntropyWithLogits,
    optimizer: sgd({ learningRate: first.rate }),
    epochs: 400,
  });
  const losses = Array.from(training, ({ loss }) => loss);
  const run = at(400);

  test('are those of the core’s own train, bit for bit', () => {
    expect(run.losses.slice(0, 400)).toEqual(losses);
    expect(run.units.flatMap(({ weights }) => weights)).toEqual([...mlp.layers[0].weights]);
    expect(run.units.map(({ bias }) => bias)).toEqual([...mlp.layers[0].biases]);
    expect(run.units.map(({ outgoing }) => outgoing)).toEqual([...mlp.layers[1].weights]);
    expect([run.outputBias]).toEqual([...mlp.layers[1].biases]);
  });
  test('count what the core reports: loss, samples on the right side, dead and silent units', () => {
    const report = unitReport(mlp, data.inputs, data.count);
    const outputs = mlp.forward(data.inputs, data.count);
    expect(run.loss).toBe(binaryCrossEntropyWithLogits.value(outputs, data.targets));
    expect(run.correct).toBe([...outputs].filter((output, i) => output > 0 === (data.targets[i] === 1)).length);
    expect(run.deadCount / 10).toBe(report.deadFraction);
    expect(run.units.map(({ active }) => active / data.count)).toEqual(
      report.layers[0].units.map(({ activeFraction }) => activeFraction),
    );
  });
  test('give the output at a sample that the network gives', () => {
    const outputs = mlp.forward(data.inputs, data.count);
    outputs.forEach((output, i) => {
      expect(outputAt(run, data.inputs[2 * i], data.inputs[2 * i + 1])).toBeCloseTo(output, 12);
    });
  });
});

describe('the story of the page', () => {
  test('no unit is dead at the start; 200 steps lower the loss', () => {
    expect(at(0).deadCount).toBe(0);
    expect(at(200).loss).toBeLessThan(at(0).loss / 10);
  });
  test('within 400 steps three of ten units die while every sample comes right', () => {
    const run = at(400);
    expect(dead(run)).toEqual([1, 3, 8]);
    expect(fates(run).filter((step) => step !== undefined)).toEqual([141, 1, 53]);
    expect([run.correct, run.count]).toEqual([80, 80]);
  });
  test('a dead unit never moves again', () => {
    const [before, after] = [at(400), at(900)];
    for (const unit of [0, 2, 7]) {
      expect(after.units[unit].weights).toEqual(before.units[unit].weights);
      expect(after.units[unit].silentSince).toBe(before.units[unit].silentSince);
    }
  });
  test('with leaky ReLU units fall silent too, but none is dead and each still moves', () => {
    const [run, next] = [at(400, { activation: 'leaky' }), at(401, { activation: 'leaky' })];
    const silent = run.units.flatMap((unit, i) => (unit.silent ? [i] : []));
    expect(silent).toEqual([0, 7]);
    expect(run.deadCount).toBe(0);
    for (const unit of silent) expect(next.units[unit].weights).not.toEqual(run.units[unit].weights);
  });
  test('the derivative at 0 changes no number on the moons, where no pre-activation is exactly 0', () => {
    const [zero, one] = [at(400), at(400, { atZero: 1 })];
    expect({ ...one, settings: zero.settings }).toEqual(zero);
  });
  test('on XOR it does: the first sample puts every unit on its kink', () => {
    expect(at(1, { data: 'xor', atZero: 1 }).losses[1]).not.toBe(at(1, { data: 'xor', atZero: 0 }).losses[1]);
  });
});

describe('a state restores its run', () => {
  test('to the same bits, however the steps were taken and how often a snapshot was asked for', () => {
    check(
      fc.property(states, (state) => {
        const slow = new TrainingRun(state);
        slow.snapshot();
        for (let i = 0; i < state.step; i++) {
          slow.advance(1);
          slow.snapshot();
        }
        const [one, other] = [slow.snapshot(), runTo(state).snapshot()];
        expect(one).toEqual(other);
        expect(sameRun(other.settings, state)).toBe(true);
      }),
    );
  });
  test('the step a unit fell silent is the first of its last unbroken silence', () => {
    const run = new TrainingRun(first);
    const since: (number | undefined)[] = Array(10).fill(undefined);
    for (let step = 0; step <= 160; step++) {
      const snapshot = run.snapshot();
      snapshot.units.forEach(({ active }, i) => {
        since[i] = active > 0 ? undefined : (since[i] ?? step);
      });
      expect(fates(snapshot)).toEqual(since);
      run.advance(1);
    }
  });
});

describe('a run that leaves the range of numbers', () => {
  const settings = { activation: 'leaky', rate: 40 } as const;

  test('stops at its last sound state and names the step and the learning rate', () => {
    const run = at(100, settings);
    expect(run.ended).toBe(
      'The loss left the range of numbers at step 7 with learning rate 40: the run stopped, and the last sound state is shown.',
    );
    expect(run.step).toBe(6);
    expect({ ...run, ended: undefined }).toEqual(at(6, settings));
  });
  test('does not go on', () => {
    const run = runTo({ ...first, ...settings, step: 100 });
    const before = run.snapshot();
    run.advance(10);
    expect(run.snapshot()).toEqual(before);
  });
  test('shows no number that is not finite, whatever the settings and the step', () => {
    let ended = 0;
    check(
      fc.property(states, (state) => {
        const { loss, losses, units, outputBias, step, ended: why } = runTo(state).snapshot();
        const numbers = [
          ...losses,
          outputBias,
          ...units.flatMap((unit) => [...unit.weights, unit.bias, unit.outgoing]),
        ];
        expect(numbers.every(Number.isFinite)).toBe(true);
        expect(Math.max(...losses)).toBeLessThanOrEqual(1e10);
        expect(losses).toHaveLength(step + 1);
        expect(losses[step]).toBe(loss);
        if (why) ended++;
        else expect(step).toBe(state.step);
      }),
    );
    expect(ended).toBeGreaterThan(5);
  });
});

test('a run ends at its last step and says so', () => {
  const run = runTo({ ...first, data: 'xor', units: 2, step: MAX_STEPS });
  expect(run.snapshot().ended).toBeUndefined();
  run.advance(1);
  expect(run.snapshot()).toMatchObject({ step: MAX_STEPS, ended: `The run ends at ${MAX_STEPS} steps.` });
});

test('the first frame travels with fewer digits, and shows the same picture and the same numbers', () => {
  for (const preset of [{}, { step: 400 }, { step: 1500, activation: 'leaky' }] as const) {
    const exact = runTo({ ...first, ...preset }).snapshot();
    const frame = firstSnapshot(preset);
    const [sent, drawn] = [frame, exact].map(
      (shown) =>
        curveDrawing(shown)
          .line.match(/[\d.]+/g)
          ?.map(Number) ?? [],
    );
    expect(sent).toHaveLength(drawn.length);
    sent.forEach((place, i) => {
      expect(Math.abs(place - drawn[i])).toBeLessThan(0.11);
    });
    expect(trainingTables(frame)).toEqual(trainingTables(exact));
    expect({ ...frame, losses: [] }).toEqual({ ...exact, losses: [] });
  }
});

test('the first frame clamps what a page asks for', () => {
  expect(firstSnapshot({ units: 99 }).settings.units).toBe(16);
});
