import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runExperiment, shownOf } from '../../../src/figures/death/model.ts';
import { type DeathState, deathParameters, REMEDIES } from '../../../src/figures/death/state.ts';
import { deathSentence } from '../../../src/figures/death/words.ts';
import { defaults } from '../../../src/ui/parameters.ts';
import { decodeState, encodeState } from '../../../src/ui/url-state.ts';

const first = defaults(deathParameters);
const names = Object.keys(deathParameters) as (keyof DeathState)[];
const decode = (hash: string) => decodeState(hash, 'death', deathParameters);

/** Every allowed state, made by clamping anything. */
const states = fc
  .record({
    inputs: fc.constantFrom('positive', 'both'),
    remedy: fc.constantFrom(...REMEDIES),
    rate: fc.double(),
    step: fc.double(),
    later: fc.double(),
    momentum: fc.double(),
    decay: fc.double(),
    slope: fc.double(),
    seed: fc.double(),
  })
  .map((values) =>
    Object.fromEntries(names.map((name) => [name, deathParameters[name].clamp(values[name] as never)])),
  ) as unknown as fc.Arbitrary<DeathState>;

describe('the address', () => {
  test('gives every allowed state back, without a problem', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(decode(encodeState('', 'death', deathParameters, state))).toEqual({ state, problems: [] });
      }),
      { seed: 1 },
    );
  });
  test('of the default state is empty', () => {
    expect(encodeState('', 'death', deathParameters, first)).toBe('');
  });
  test.each([
    ['rate', 'NaN'],
    ['rate', '0'],
    ['rate', '-1'],
    ['rate', '1e99'],
    ['inputs', 'left'],
    ['remedy', 'prayer'],
    ['step', '1e9'],
    ['step', '2.5'],
    ['later', 'Infinity'],
    ['momentum', '1'],
    ['decay', '-0.1'],
    ['slope', '2'],
    ['seed', '-3'],
  ])('with %s=%s says so and names the value it uses', (name, text) => {
    const { state, problems } = decode(`#death.${name}=${text}`);
    const parameter = deathParameters[name as 'rate'];
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`${parameter.format(state[name as 'rate'])} is used`);
  });
  test('of any text gives an allowed state, whose figure has no number that is not finite', () => {
    fc.assert(
      fc.property(states, fc.constantFrom(...names), fc.string(), (state, name, text) => {
        const hash = `#${encodeState('', 'death', deathParameters, state)}&death.${name}=${text}`;
        const read = decode(hash).state;
        for (const each of names) expect(deathParameters[each].clamp(read[each] as never)).toBe(read[each]);
        const experiment = runExperiment(read);
        const shown = shownOf(experiment, read);
        expect([...shown.moment.parameters, shown.moment.loss, shown.moment.maxZ].every(Number.isFinite)).toBe(true);
        expect(deathSentence(experiment, shown)).not.toMatch(/NaN|undefined|∞/);
      }),
      { seed: 1, numRuns: 30 },
    );
  });
});
