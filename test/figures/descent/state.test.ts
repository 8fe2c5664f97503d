import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { descentModel } from '../../../src/figures/descent/model.ts';
import {
  type DescentState,
  descentParameters,
  OBJECTIVES,
  settled,
  storyOf,
  withRule,
} from '../../../src/figures/descent/state.ts';
import { VIEWS } from '../../../src/figures/descent/views.ts';
import { defaults } from '../../../src/ui/parameters.ts';
import { decodeState, encodeState } from '../../../src/ui/url-state.ts';

const first = defaults(descentParameters);
const names = Object.keys(descentParameters) as (keyof DescentState)[];
const decode = (hash: string) => decodeState(hash, 'cycle', descentParameters);
const rules = ['constant', 'length', 'shrinking', 'polyak', 'exact'] as const;

/** Every allowed state, made by clamping anything. */
const states = fc
  .record({
    function: fc.constantFrom('abs', 'hinge', 'diamond', 'wolfe'),
    rule: fc.constantFrom(...rules),
    against: fc.constantFrom('none', ...rules),
    size: fc.double(),
    kink: fc.constantFrom('shortest', 'upper'),
    x: fc.double(),
    y: fc.double(),
    step: fc.double(),
  })
  .map((values) =>
    Object.fromEntries(names.map((name) => [name, descentParameters[name].clamp(values[name] as never)])),
  ) as unknown as fc.Arbitrary<DescentState>;

describe('the address', () => {
  test('gives every allowed state back, without a problem, beside another figure of the page', () => {
    fc.assert(
      fc.property(states, (state) => {
        const hash = encodeState('#uphill.step=3', 'cycle', descentParameters, state);
        expect(hash).toContain('uphill.step=3');
        expect(decode(hash)).toEqual({ state, problems: [] });
      }),
      { seed: 1 },
    );
  });
  test('of the default state is empty', () => {
    expect(encodeState('', 'cycle', descentParameters, first)).toBe('');
  });
  test.each([
    ['size', 'NaN'],
    ['size', '0'],
    ['size', '1e9'],
    ['x', 'Infinity'],
    ['x', '1e99'],
    ['step', '-1'],
    ['step', '201'],
    ['step', '1.5'],
    ['rule', 'newton'],
    ['against', ''],
    ['function', '<script>'],
    ['kink', 'any'],
  ])('with %s=%s says so and names the value it uses', (name, text) => {
    const { state, problems } = decode(`#cycle.${name}=${text}`);
    expect(problems).toHaveLength(1);
    const parameter = descentParameters[name as 'size'];
    expect(problems[0]).toContain(`${parameter.format(state[name as 'size'])} is used`);
  });
});

describe('a state whose parts contradict one another', () => {
  test('is settled to one that can be drawn, whatever it was, and stays as it is then', () => {
    fc.assert(
      fc.property(states, (state) => {
        const { state: next } = settled(state);
        expect(settled(next)).toEqual({ state: next, problems: [] });
        const model = descentModel({ ...state, step: Math.min(state.step, 5) });
        expect(model.now.value).toSatisfy(Number.isFinite);
        expect(model.other?.rule).not.toBe(model.run.rule);
      }),
      { seed: 1 },
    );
  });
  test('says that Polyak’s step needs a smallest value', () => {
    const { state, problems } = settled({ ...first, function: 'wolfe', rule: 'polyak', x: 1, y: 1 });
    expect(state.rule).toBe('exact');
    expect(problems).toEqual([
      'Polyak’s step needs the smallest value, and Wolfe’s function has none: exact line search is used.',
    ]);
    expect(settled({ ...first, function: 'wolfe', against: 'polyak', x: 1, y: 1 }).state.against).toBe('none');
  });
  test('says that the start lies outside of the picture, in a coordinate that the function reads', () => {
    const { state, problems } = settled({ ...first, x: 16, y: 20 });
    expect(state).toEqual({ ...first, x: 2, y: 20 });
    expect(problems).toEqual(['x = 16 lies outside of the picture of |x|: 2 is used.']);
  });
});

test('what the reader gets with a function is a sound state without a message', () => {
  for (const name of Object.keys(OBJECTIVES) as DescentState['function'][]) {
    const story = storyOf(name);
    expect(story.function).toBe(name);
    expect(settled(story)).toEqual({ state: story, problems: [] });
    for (const key of names) expect(descentParameters[key].clamp(story[key] as never)).toBe(story[key]);
  }
});

test('a rule is not compared with itself', () => {
  expect(withRule({ ...first, against: 'polyak' }, 'polyak')).toEqual({ rule: 'polyak', against: 'none' });
  expect(withRule({ ...first, against: 'polyak' }, 'length')).toEqual({ rule: 'length', against: 'polyak' });
});

test('keys stop at 0 and at every kink', () => {
  expect(VIEWS.hinge.stops).toEqual([-1, 0, 0.5, 1]);
  for (const view of Object.values(VIEWS)) expect(view.stops).toContain(0);
});
