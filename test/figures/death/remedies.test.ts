import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meanSquaredError, sgd, train } from '../../../src/core/index.ts';
import { killingStep, thresholdsOf } from '../../../src/figures/death/kill.ts';
import { changesOf, type Experiment, runExperiment } from '../../../src/figures/death/model.ts';
import type { Moment, Run } from '../../../src/figures/death/moment.ts';
import { oneUnit, sceneOf } from '../../../src/figures/death/scene.ts';
import { type DeathState, deathParameters, RATE_RANGE, REMEDIES, STEPS } from '../../../src/figures/death/state.ts';
import { defaults } from '../../../src/ui/parameters.ts';

const first = defaults(deathParameters);
const experiment = (partial: Partial<DeathState> = {}): Experiment => runExperiment({ ...first, ...partial });
const last = ({ moments }: Run): Moment => moments[moments.length - 1];
const statuses = (run: Run) => changesOf(run).map(({ step, status }) => `${status} ${step}`);

const { from, to } = thresholdsOf('both').kills;
/** Settings whose step kills the unit. */
const deadly = fc.oneof(
  fc.record({
    inputs: fc.constant('positive' as const),
    rate: fc.double({ min: thresholdsOf('positive').kills.from, max: RATE_RANGE[1], noNaN: true }),
    later: fc.double({ min: 0.001, max: RATE_RANGE[1], noNaN: true }),
    decay: fc.double({ min: 0, max: 1, noNaN: true }),
    momentum: fc.double({ min: 0, max: 0.99, noNaN: true }),
    slope: fc.double({ min: 0.001, max: 1, noNaN: true }),
    seed: fc.integer({ min: 0, max: 999_999 }),
  }),
  fc.record({
    inputs: fc.constant('both' as const),
    rate: fc.double({ min: from, max: to, noNaN: true }),
    later: fc.double({ min: 0.001, max: RATE_RANGE[1], noNaN: true }),
    decay: fc.double({ min: 0, max: 1, noNaN: true }),
    momentum: fc.double({ min: 0, max: 0.99, noNaN: true }),
    slope: fc.double({ min: 0.001, max: 1, noNaN: true }),
    seed: fc.integer({ min: 0, max: 999_999 }),
  }),
);
// Each sample is seven runs of 400 steps.
const few = { seed: 1, numRuns: 15 };

describe('the runs', () => {
  test('begin where the killing step ends, and each has all its steps unless it diverges', () => {
    const { kill, runs } = experiment();
    for (const remedy of ['lower', 'momentum', 'decay', 'decayAll', 'leaky'] as const)
      expect(runs[remedy].moments[0].parameters).toEqual(kill.after.parameters);
    for (const remedy of REMEDIES) expect(runs[remedy].moments).toHaveLength(STEPS + 1);
  });
  test('are the core’s own training, bit for bit', () => {
    const { kill, runs } = experiment();
    const mlp = oneUnit(kill.after.parameters);
    const optimizer = sgd({ learningRate: first.later, weightDecay: first.decay });
    const { data } = sceneOf(first);
    for (const _ of train(mlp, data, { loss: meanSquaredError, optimizer, epochs: STEPS }));
    expect(last(runs.decay).parameters).toEqual(mlp.parameters);
  });
  test('of the first frame: three stay dead, three come back and one is replaced', () => {
    const { runs } = experiment();
    expect(Object.fromEntries(REMEDIES.map((remedy) => [remedy, statuses(runs[remedy])]))).toEqual({
      lower: [],
      momentum: [],
      decay: ['alive 105'],
      decayAll: [],
      leaky: ['alive 6'],
      redo: [],
      below: ['alive 68'],
    });
    expect(runs.redo.moments[0].status).toBe('alive');
  });
  test('that diverge say so and keep the last sound moment', () => {
    fc.assert(
      fc.property(deadly, (settings) => {
        for (const remedy of REMEDIES) {
          const { moments, diverged } = experiment(settings).runs[remedy];
          expect(moments.length === STEPS + 1).toBe(!diverged);
          for (const { parameters, loss } of moments) expect([loss, ...parameters].every(Number.isFinite)).toBe(true);
        }
      }),
      { seed: 1, numRuns: 5 },
    );
  });
});

describe('a lower rate', () => {
  test('does nothing at all: w, b and v keep every bit, whatever the rate', () => {
    fc.assert(
      fc.property(deadly, (settings) => {
        const { moments } = experiment(settings).runs.lower;
        const unit = moments.map(({ parameters: [w, b, v] }) => [w, b, v].join());
        expect(new Set(unit).size).toBe(1);
      }),
      few,
    );
  });
});

describe('momentum', () => {
  test('coasts: after k steps the line has moved by η·(μ + … + μᵏ) times the gradient of the killing step', () => {
    const { kill, runs } = experiment({ momentum: 0.9 });
    const moved = 0.08 * ((0.9 * (1 - 0.9 ** 20)) / 0.1);
    const { weights, bias } = runs.momentum.moments[20];
    expect(weights[0]).toBeCloseTo(kill.after.weights[0] - moved * kill.before.weightGradient[0], 12);
    expect(bias).toBeCloseTo(kill.after.bias - moved * kill.before.biasGradient, 12);
  });
  test('never revives a unit on inputs above 0: all its z go down together', () => {
    fc.assert(
      fc.property(deadly, (settings) => {
        fc.pre(settings.inputs === 'positive');
        expect(last(experiment(settings).runs.momentum).status).toBe('dead');
      }),
      few,
    );
  });
  test('tilts a unit with inputs on both sides back to life, and then kills it again', () => {
    expect(statuses(experiment({ inputs: 'both', rate: 0.12 }).runs.momentum)).toEqual(['alive 1', 'dead 6']);
  });
  test('kills a unit that the step itself left alive', () => {
    const { kill, runs } = experiment({ rate: 0.06 });
    expect(kill.after.status).toBe('alive');
    expect(statuses(runs.momentum)).toEqual(['dead 1']);
  });
});

describe('decay on weights only', () => {
  test('never revives a unit with b ≤ 0', () => {
    const least = thresholdsOf('positive').forGood as number;
    fc.assert(
      fc.property(deadly, (settings) => {
        const { kill, runs } = experiment({ ...settings, rate: Math.max(least, settings.rate), inputs: 'positive' });
        expect(kill.after.bias).toBeLessThanOrEqual(0);
        expect(statuses(runs.decay)).toEqual([]);
      }),
      few,
    );
  });
  test('revives a unit with b > 0 at the first k with w·(1 − ηλ)ᵏ·x + b > 0, and it learns again', () => {
    const { kill, runs } = experiment();
    const { weights, bias } = kill.after;
    const step = Math.ceil(Math.log(-bias / weights[0]) / Math.log(1 - first.later * first.decay));
    expect(step).toBe(105);
    expect(statuses(runs.decay)).toEqual([`alive ${step}`]);
    expect(last(runs.decay).loss).toBeLessThan(runs.decay.moments[step].loss / 2);
  });
});

describe('decay on weights and biases', () => {
  test('never revives: z shrinks by 1 − ηλ a step and keeps its sign', () => {
    fc.assert(
      fc.property(deadly, (settings) => {
        const { moments } = experiment(settings).runs.decayAll;
        const factor = 1 - settings.later * settings.decay;
        moments.forEach(({ maxZ, status }, k) => {
          expect(status).toBe('dead');
          expect(maxZ).toBeCloseTo(moments[0].maxZ * factor ** k, 10);
        });
      }),
      few,
    );
  });
});

describe('a leaky slope', () => {
  test('is never dead, whatever the slope above 0', () => {
    fc.assert(
      fc.property(deadly, (settings) => {
        for (const { status } of experiment(settings).runs.leaky.moments) expect(status).not.toBe('dead');
      }),
      few,
    );
  });
  test('learns even where it never comes back above 0', () => {
    const { leaky } = experiment({ rate: 0.12 }).runs;
    expect(leaky.moments.every(({ status }) => status === 'silent')).toBe(true);
    expect(last(leaky).loss).toBeLessThan(leaky.moments[0].loss / 20);
  });
  test('of 0 is ReLU: dead', () => {
    expect(last(experiment({ slope: 0 }).runs.leaky).status).toBe('dead');
  });
});

describe('re-initialization', () => {
  test('leaves the output as it was to the last bit, and the unit stuck for one step: no gradient passes v = 0', () => {
    const { kill, runs } = experiment();
    const { data } = sceneOf(first);
    const outputs = (parameters: Float64Array) => [...oneUnit(parameters).forward(data.inputs, data.count)];
    const [at0, at1] = runs.redo.moments;
    expect(outputs(at0.parameters)).toEqual(outputs(kill.after.parameters));
    expect([at0.outgoing, ...at0.weightGradient, at0.biasGradient]).toEqual([0, 0, 0]);
    expect(at1.weightGradient[0]).not.toBe(0);
  });
  test('is dead again exactly if it drew a weight below 0, when all inputs are above it', () => {
    const drawn = Array.from({ length: 40 }, (_, seed) => experiment({ seed }).runs.redo.moments[0]);
    for (const { weights, status } of drawn) expect(status === 'dead').toBe(weights[0] <= 0);
    expect(new Set(drawn.map(({ status }) => status)).size).toBe(2);
  });
  test('is alive whatever it drew, when inputs lie on both sides of 0', () => {
    for (let seed = 0; seed < 20; seed++)
      expect(experiment({ inputs: 'both', rate: 0.12, seed }).runs.redo.moments[0].status).toBe('alive');
  });
  test('resets nothing while the unit is alive', () => {
    const { kill, runs } = experiment({ rate: 0.06 });
    expect(runs.redo.moments[0].parameters).toEqual(kill.after.parameters);
  });
});

describe('a layer below that moves', () => {
  test('starts with the unit’s z as it was, for both kinds of inputs', () => {
    for (const settings of [{}, { inputs: 'both', rate: 0.12 }] as const) {
      const { kill, runs } = experiment(settings);
      expect(runs.below.moments[0].z).toEqual(kill.after.z);
    }
  });
  test('leaves w, b and v alone while the unit is dead: only its inputs move', () => {
    const { moments } = experiment().runs.below;
    const unit = moments.slice(0, 68).map(({ weights, bias, outgoing }) => [...weights, bias, outgoing].join());
    expect(new Set(unit).size).toBe(1);
    expect(new Set(moments.slice(0, 68).map(({ maxZ }) => maxZ)).size).toBeGreaterThan(50);
  });
  test('cannot lift a unit with w ≤ 0 and b ≤ 0, at any rate', () => {
    const least = thresholdsOf('positive').forGood as number;
    fc.assert(
      fc.property(deadly, (settings) => {
        const { runs } = experiment({ ...settings, rate: Math.max(least, settings.rate), inputs: 'positive' });
        for (const { status } of runs.below.moments) expect(status).toBe('dead');
      }),
      few,
    );
  });
});

test('the step that kills is the same with momentum, whose first velocity is the gradient', () => {
  const { runs } = experiment({ inputs: 'both', rate: 0.15, momentum: 0.5 });
  expect(runs.momentum.moments[0].parameters).toEqual(killingStep(sceneOf({ inputs: 'both' }), 0.15).after.parameters);
});
