import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ACTIVATIONS,
  activationAt,
  DATA,
  differences,
  FEATURES,
  INITIALIZERS,
  OPTIMIZERS,
  PENALTIES,
  type PlaygroundState,
  pin,
  playgroundParameters,
  sameRun,
  settingsOf,
  unpinned,
} from '../../../src/figures/playground/state.ts';
import { clamped, defaults } from '../../../src/ui/parameters.ts';
import { decodeState, encodeState } from '../../../src/ui/url-state.ts';

const first = defaults(playgroundParameters);
const finite = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map((value) => value + 0);
const anyState: fc.Arbitrary<PlaygroundState> = fc.record({
  data: fc.constantFrom(...DATA),
  noise: fc.integer({ min: 0, max: 50 }),
  split: fc.integer({ min: 10, max: 90 }),
  dataSeed: fc.integer({ min: 0, max: 999_999 }),
  features: fc.subarray([...FEATURES], { minLength: 1 }),
  layers: fc.array(fc.integer({ min: 1, max: 16 }), { maxLength: 8 }),
  activations: fc.array(fc.constantFrom(...ACTIVATIONS), { minLength: 1, maxLength: 8 }),
  slope: finite(-1, 1),
  atZero: finite(0, 1),
  initializer: fc.constantFrom(...INITIALIZERS),
  bias: finite(-2, 2),
  optimizer: fc.constantFrom(...OPTIMIZERS),
  rate: finite(0.00001, 100),
  penalty: fc.constantFrom(...PENALTIES),
  penaltyRate: finite(0, 10),
  loss: fc.constantFrom('auto', 'square'),
  batch: fc.integer({ min: 1, max: 200 }),
  seed: fc.integer({ min: 0, max: 999_999 }),
  edits: fc.array(
    fc.record({
      step: fc.integer({ min: 0, max: 20_000 }),
      parameter: fc.integer({ min: 0, max: 9999 }),
      value: finite(-100, 100),
    }),
    { maxLength: 5 },
  ),
  step: fc.integer({ min: 0, max: 20_000 }),
  test: fc.constantFrom('hidden', 'shown'),
  output: fc.constantFrom('value', 'side'),
  pinned: fc.constantFrom('', '.', 'p.rate=0.25&p.layers=3-2'),
});

describe('the state of the playground', () => {
  test('comes back from an address as it was', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const hash = encodeState('', 'playground', playgroundParameters, state);
        expect(decodeState(`#${hash}`, 'playground', playgroundParameters)).toEqual({ state, problems: [] });
      }),
    );
  });
  test.each([
    ['layers=0', 'layers = 0, which is out of range: 1 is used'],
    ['layers=1-2-3-4-5-6-7-8-9', 'out of range: 1-2-3-4-5-6-7-8 is used'],
    ['features=x3', 'features = “x3”, which is no such value: x1-x2 is used'],
    ['activations=relu-softmax', 'which is no such value: relu is used'],
    ['rate=NaN', 'learning rate = “NaN”, which is no such value: 0.5 is used'],
    ['edits=1_2', 'edited values = “1_2”, which is no such value: none is used'],
    ['edits=1_2_1e9', 'out of range: 1_2_100 is used'],
    ['data=mnist', 'data = “mnist”, which is no such value: circles is used'],
    ['batch=1e9', 'batch size = 1e9, which is out of range: 200 is used'],
    ['dropout=1', 'The link names “dropout”, which this figure does not have'],
    [`pinned=${'x'.repeat(700)}`, 'pinned settings'],
  ])('the address playground.%s is answered by a sentence and a sound state', (part, sentence) => {
    const { state, problems } = decodeState(`#playground.${part}`, 'playground', playgroundParameters);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(sentence);
    expect(clamped(first, playgroundParameters, state)).toEqual(state);
  });
  test('a run is the same however far it is and however it is looked at, and another with any other setting', () => {
    const looked = { ...first, step: 7, test: 'shown', output: 'side', pinned: '.' } as const;
    expect(sameRun(looked, first)).toBe(true);
    expect(settingsOf(looked)).toEqual(settingsOf(first));
    const changed: Partial<PlaygroundState>[] = [
      { rate: 0.2 },
      { layers: [8] },
      { edits: [{ step: 0, parameter: 1, value: 2 }] },
      { dataSeed: 2 },
    ];
    for (const change of changed) expect(sameRun({ ...first, ...change }, first)).toBe(false);
  });
  test('a shorter list of activations goes on with its last', () => {
    const activations = ['relu', 'tanh'] as const;
    expect([0, 1, 2, 7].map((layer) => activationAt({ activations }, layer))).toEqual(['relu', 'tanh', 'tanh', 'tanh']);
  });
});

describe('pinned settings', () => {
  test('are the settings that were pinned, at any step', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        expect(settingsOf(unpinned(pin(state), 12))).toEqual(settingsOf(state));
        expect(unpinned(pin(state), 12).step).toBe(12);
      }),
    );
  });
  test('can be all the defaults, which is not the same as none', () => {
    expect(pin(first)).not.toBe('');
    expect(settingsOf(unpinned(pin(first), 0))).toEqual(settingsOf(first));
  });
  test('what differs is said in the words of the controls', () => {
    expect(differences(settingsOf(first), settingsOf({ ...first, rate: 1, layers: [] }))).toEqual([
      'layers 8-4 and none',
      'learning rate 0.5 and 1',
    ]);
  });
});
