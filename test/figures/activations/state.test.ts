import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { options } from '../../../src/figures/activations/catalog.ts';
import {
  changed,
  chosen,
  optionNames,
  activationsParameters as parameters,
  settingKey,
  slots,
  spanOf,
} from '../../../src/figures/activations/state.ts';
import { defaults } from '../../../src/ui/parameters.ts';
import { decodeState, encodeState } from '../../../src/ui/url-state.ts';
import { anyState } from './states.ts';

fc.configureGlobal({ seed: 20110411 });

const base = defaults(parameters);
describe('the address', () => {
  test('gives every state back', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const hash = encodeState('#kink.z=1', 'activations', parameters, state);
        expect(hash).toContain('kink.z=1');
        expect(decodeState(`#${hash}`, 'activations', parameters)).toEqual({ state, problems: [] });
      }),
    );
  });
  test('of any text gives a state that can be drawn, and never throws', () => {
    const junk = fc.oneof(fc.string(), fc.constantFrom('NaN', 'Infinity', '-0', '1e400', '%', '<script>', 'core', ''));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...Object.keys(parameters), '__proto__'), junk)), (pairs) => {
        const hash = `#${pairs.map(([name, text]) => `activations.${name}=${text}`).join('&')}`;
        const { state, problems } = decodeState(hash, 'activations', parameters);
        for (const { activation } of chosen(state)) expect(activation.value(state.z)).toSatisfy(Number.isFinite);
        for (const problem of problems) expect(problem).toMatch(/\.$/);
      }),
    );
  });
  test('has names that tell the three places apart', () => {
    for (const [key, { name, label }] of Object.entries(parameters)) {
      expect(name).toBe(key);
      expect(label).not.toBe('');
    }
    expect(new Set(Object.values(parameters).map(({ label }) => label)).size).toBe(Object.keys(parameters).length);
  });
});

describe('settings the core refuses', () => {
  test('a derivative outside of the subdifferential is dropped, with the core’s words, and the shape stays', () => {
    const [one] = chosen({ ...base, a: 'leakyRelu', aSlope: 0.5, aAtKink: 0.1 });
    expect(one?.refusal).toBe('leakyRelu: derivativeAtZero must lie in [0.5, 1], got 0.1');
    expect(one?.activation.derivative(-1)).toBe(0.5);
    expect(one?.activation.derivative(0)).toBe(0.5);
  });
  test('slopes in the wrong order give the default function', () => {
    const [one] = chosen({ ...base, a: 'rrelu', aLower: 0.9, aUpper: 0.1 });
    expect(one?.refusal).toContain('rrelu: upper must lie in [0.9,');
    expect(one?.activation.derivative(-1)).toBe((1 / 8 + 1 / 3) / 2);
  });
  test('settings that an activation does not have are not read', () => {
    const [one] = chosen({ ...base, a: 'gelu', aAlpha: 3, aAtKink: 2 });
    expect(one?.refusal).toBe('');
  });
});

describe('a change', () => {
  test('of the activation takes the core’s defaults and a window with its kinks', () => {
    const state = changed({ ...base, aSlope: 0.3, aAtKink: 1 }, { a: 'relu6' });
    expect([state.aSlope, state.aAtKink, state.span]).toEqual(['core', 'core', '8']);
    expect(changed(state, { a: 'relu' }).span).toBe('8');
  });
  test('of the window keeps z inside', () => {
    expect(changed({ ...base, z: -5 }, { span: '2' }).z).toBe(-2);
    expect(spanOf({ ...base, z: 5, span: '2' })).toBe(8);
  });
  test('of the slope takes a chosen derivative along only as far as it must, and leaves the core’s to the core', () => {
    const leaky = { ...base, a: 'leakyRelu' as const };
    expect(changed({ ...leaky, aAtKink: 0.2 }, { aSlope: 0.5 }).aAtKink).toBe(0.5);
    expect(changed({ ...leaky, aAtKink: 0.7 }, { aSlope: 0.5 }).aAtKink).toBe(0.7);
    expect(changed(leaky, { aSlope: 0.5 }).aAtKink).toBe('core');
  });
  test('of one slope of RReLU pushes the other before it', () => {
    const rrelu = { ...base, a: 'rrelu' as const };
    expect(changed(rrelu, { aLower: 0.5 })).toMatchObject({ aLower: 0.5, aUpper: 0.5 });
    expect(changed(rrelu, { aUpper: 0.05 })).toMatchObject({ aLower: 0.05, aUpper: 0.05 });
  });
  test('by the controls never leads to settings that the core refuses', () => {
    fc.assert(
      fc.property(anyState, fc.constantFrom(...slots), fc.constantFrom(...optionNames), (state, slot, option) => {
        const [lo, hi] = [options[option].min, options[option].max];
        let next = state;
        for (const one of slots) next = changed(next, { [one]: next[one] });
        next = changed(next, { [settingKey(slot, option)]: lo });
        next = changed(next, { [settingKey(slot, option)]: hi });
        for (const { refusal } of chosen(next)) expect(refusal).toBe('');
      }),
    );
  });
});
