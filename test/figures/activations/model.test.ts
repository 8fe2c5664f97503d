import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { elu, gelu, relu, reluWith } from '../../../src/core/index.ts';
import { activationNames } from '../../../src/figures/activations/catalog.ts';
import { conventionsTable } from '../../../src/figures/activations/conventions.ts';
import { activationsModel } from '../../../src/figures/activations/model.ts';
import { type ActivationsState, activationsParameters } from '../../../src/figures/activations/state.ts';
import { NO_SECOND, valuesTable, zText } from '../../../src/figures/activations/words.ts';
import { defaults } from '../../../src/ui/parameters.ts';
import { anyState } from './states.ts';

fc.configureGlobal({ seed: 20110411 });

const base = defaults(activationsParameters);
const at = (partial: Partial<ActivationsState> = {}) => activationsModel({ ...base, ...partial });

describe('the numbers', () => {
  test('are the core’s, for every state', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        for (const view of activationsModel(state).views) {
          expect(view.value).toBe(view.activation.value(state.z));
          expect(view.derivative).toBe(view.activation.derivative(state.z));
          expect(view.subdifferential).toEqual(view.activation.subdifferential(state.z));
          expect(view.atKink).toBe(view.activation.kinks.includes(state.z));
          for (const number of [view.value, view.derivative, ...view.subdifferential, view.second.at ?? 0])
            expect(number).toSatisfy(Number.isFinite);
        }
      }),
    );
  });
  test('of the first frame: a kink, a jump of the second derivative, and a smooth one', () => {
    const [first, second, third] = at().views;
    expect(first).toMatchObject({ atKink: true, derivative: relu.derivative(0), second: { at: undefined } });
    expect(second).toMatchObject({
      atKink: false,
      derivative: elu().derivative(0),
      second: { at: undefined, left: 1, right: 0 },
    });
    expect(third).toMatchObject({ atKink: false, derivative: gelu.derivative(0) });
    expect(third?.second.at).toBeCloseTo(Math.sqrt(2 / Math.PI), 15);
  });
  test('follow a chosen derivative at the kink', () => {
    expect(at({ aAtKink: 0.25 }).views[0]?.derivative).toBe(reluWith({ derivativeAtZero: 0.25 }).derivative(0));
  });
  test('almost 0 is not 0', () => {
    expect(at({ z: 1e-9 }).views[0]).toMatchObject({ atKink: false, derivative: 1, second: { at: 0 } });
  });
});

describe('the sliders', () => {
  test('span the subdifferential, and there is none for a function without a kink', () => {
    const option = (partial: Partial<ActivationsState>) =>
      at(partial).views[0]?.options.find((one) => one.option === 'atKink');
    expect(option({ a: 'abs' })).toMatchObject({ min: -1, max: 1, value: 0 });
    expect(option({ a: 'elu', aAlpha: 2 })).toMatchObject({ min: 1, max: 2, value: 2 });
    expect(option({ a: 'elu' })).toBeUndefined();
    expect(option({ a: 'leakyRelu', aSlope: 1 })).toBeUndefined();
  });
  test('show the value in force, also where the core refused another', () => {
    const { views, refusals } = at({ a: 'leakyRelu', aSlope: 0.5, aAtKink: 0.1 });
    expect(views[0]?.options.map(({ value }) => value)).toEqual([0.5, 0.5]);
    expect(refusals).toEqual([
      'leaky ReLU: the core refuses it (leakyRelu: derivativeAtZero must lie in [0.5, 1], got 0.1), so its default is drawn.',
    ]);
  });
});

describe('the words', () => {
  test('say what is at z for each activation', () => {
    expect(at().sentence).toBe(
      'At z = 0, ReLU is 0 and has a kink: its subdifferential is [0,\u00a01], and the derivative by convention is 0. ELU is 0 with derivative 1, without a kink, but its second derivative jumps from 1 to 0. GELU is 0 with derivative 0.5 and second derivative 0.7979.',
    );
  });
  test('name what the reader changed, and number what is there twice', () => {
    const titles = at({ a: 'leakyRelu', aSlope: 0.3, b: 'softplus', c: 'softplus' }).views.map(
      ({ fullTitle }) => fullTitle,
    );
    expect(titles).toEqual(['leaky ReLU (negative slope 0.3)', 'softplus', 'softplus no. 2']);
    expect(at({ a: 'softplus', b: 'none', c: 'none', z: 1 }).sentence).toMatch(/^At z = 1, softplus is 1\.3133 with/);
  });
  test('tell a screen reader that a kink is reached', () => {
    expect(zText(at({ b: 'none', c: 'gelu' }))).toBe(
      'z 0.00: ReLU 0, at its kink, derivative 0 by convention, subdifferential from 0 to 1; GELU 0, derivative 0.5',
    );
  });
});

describe('the table', () => {
  test('holds the core’s numbers along z, with every kink and the reader’s z once and in order', () => {
    for (const name of activationNames) {
      const model = at({ a: name, b: 'none', c: 'none', z: 0.3, span: '8' });
      const { columns, rows } = valuesTable(model);
      const zs = rows.map(([z]) => z as number);
      expect(zs).toEqual([...new Set(zs)].sort((a, b) => a - b));
      const f = model.views[0]?.activation as typeof relu;
      for (const z of [0.3, ...f.kinks]) expect(zs).toContain(z);
      for (const [z, ...numbers] of rows as number[][]) {
        expect(numbers).toHaveLength(columns.length - 1);
        expect(numbers.slice(0, 4)).toEqual([f.value(z), f.derivative(z), ...f.subdifferential(z)]);
        if (f.kinks.includes(z)) expect(numbers[4]).toBe(NO_SECOND);
      }
    }
  });
  test('has a column of its own for each activation, also for the same one twice', () => {
    const { columns } = valuesTable(at({ a: 'mish', b: 'mish', c: 'mish' }));
    expect(new Set(columns).size).toBe(columns.length);
  });
  test('of frameworks lists what is on record for what is drawn, each run once', () => {
    const row = { framework: 'JAX', version: '1', code: 'f(x)', at: 0, derivative: 1, outside: false };
    const recorded = { relu: [row], gelu: undefined, tanh: [row] };
    expect(conventionsTable(at({ b: 'relu' }), recorded).rows).toEqual([['f(x)', 'JAX', '1', 0, 1, 'yes']]);
    expect(conventionsTable(at({ a: 'silu', b: 'none' }), recorded).rows).toEqual([]);
  });
});
