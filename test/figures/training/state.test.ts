import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runTo } from '../../../src/figures/training/run.ts';
import { sameRun, type TrainingState, trainingParameters } from '../../../src/figures/training/state.ts';
import { defaults } from '../../../src/ui/parameters.ts';
import { decodeState, encodeState } from '../../../src/ui/url-state.ts';

const first = defaults(trainingParameters);
const names = Object.keys(trainingParameters) as (keyof TrainingState)[];
const decode = (hash: string) => decodeState(hash, 'training', trainingParameters);

/** Every allowed state, made by clamping anything. */
const states = fc
  .record({
    data: fc.constantFrom('moons', 'circles', 'xor'),
    activation: fc.constantFrom('relu', 'leaky'),
    slope: fc.double(),
    atZero: fc.double(),
    rate: fc.double(),
    units: fc.double(),
    bias: fc.double(),
    seed: fc.double(),
    step: fc.double(),
  })
  .map((values) =>
    Object.fromEntries(names.map((name) => [name, trainingParameters[name].clamp(values[name] as never)])),
  ) as unknown as fc.Arbitrary<TrainingState>;

describe('the address', () => {
  test('gives every allowed state back, without a problem', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(decode(encodeState('', 'training', trainingParameters, state))).toEqual({ state, problems: [] });
      }),
      { seed: 1 },
    );
  });
  test('of the default state is empty', () => {
    expect(encodeState('', 'training', trainingParameters, first)).toBe('');
  });
  test.each([
    ['rate', 'NaN'],
    ['rate', '-1'],
    ['rate', '0'],
    ['rate', 'Infinity'],
    ['rate', '1e99'],
    ['units', '1e9'],
    ['units', '0'],
    ['units', '2.5'],
    ['step', '-5'],
    ['step', '1e7'],
    ['seed', 'bla'],
    ['seed', '9007199254740993'],
    ['bias', '99'],
    ['slope', '-0.1'],
    ['atZero', '2'],
    ['data', 'spirals'],
    ['activation', 'gelu'],
  ])('with %s=%s says so, names the value it uses, and still gives a run', (name, text) => {
    const { state, problems } = decode(`#training.${name}=${text}`);
    const parameter = trainingParameters[name as 'rate'];
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(parameter.label);
    expect(problems[0]).toContain(`${parameter.format(state[name as 'rate'])} is used`);
    expect(
      runTo({ ...state, step: Math.min(state.step, 3) })
        .snapshot()
        .losses.every(Number.isFinite),
    ).toBe(true);
  });
  test('of any text whatever gives an allowed state', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.string(), (name, text) => {
        const { state } = decode(`#training.${name}=${text}`);
        for (const each of names) expect(trainingParameters[each].clamp(state[each] as never)).toBe(state[each]);
      }),
      { seed: 1 },
    );
  });
});

test('two states are the same run exactly if they differ in nothing but the step', () => {
  const later: TrainingState = { ...first, step: 7 };
  expect(sameRun(first, later)).toBe(true);
  const other: TrainingState = {
    data: 'xor',
    activation: 'leaky',
    slope: 0.2,
    atZero: 1,
    rate: 2,
    units: 3,
    bias: 0.5,
    seed: 1,
    step: 0,
  };
  for (const name of names.filter((each) => each !== 'step')) {
    expect(sameRun(first, { ...first, [name]: other[name] })).toBe(false);
  }
});
