import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  choiceParameter,
  defaults,
  integerParameter,
  numberParameter,
  type Parameters,
} from '../../src/ui/parameters.ts';
import { decodeState, encodeState } from '../../src/ui/url-state.ts';

interface State {
  readonly rate: number;
  readonly units: number;
  readonly data: 'moons' | 'a&b=c #d %';
}
const parameters: Parameters<State> = {
  rate: numberParameter({ name: 'rate', label: 'learning rate', default: 1, min: 0.001, max: 10 }),
  units: integerParameter({ name: 'units', label: 'hidden units', default: 4, min: 1, max: 16 }),
  data: choiceParameter({ name: 'data', label: 'data', choices: ['moons', 'a&b=c #d %'], default: 'moons' }),
};
const base = defaults(parameters);

describe('the state in the address', () => {
  test('holds only what differs from the default, under the id of its figure', () => {
    expect(encodeState('', 'net', parameters, base)).toBe('');
    expect(encodeState('', 'net', parameters, { ...base, rate: 0.5 })).toBe('net.rate=0.5');
  });
  test('keeps the keys of other figures and drops its own old ones', () => {
    const hash = '#kink.z=1&net.rate=2&net.units=3';
    expect(encodeState(hash, 'net', parameters, { ...base, units: 5 })).toBe('kink.z=1&net.units=5');
  });
  test('survives characters that mean something in an address', () => {
    const state = { ...base, data: 'a&b=c #d %' as const };
    const hash = encodeState('', 'net', parameters, state);
    expect(hash).not.toMatch(/[#\s]/);
    expect(decodeState(`#${hash}`, 'net', parameters)).toEqual({ state, problems: [] });
  });
  test('written and read again is the same state, whatever it is', () => {
    const states = fc.record({
      rate: fc.double({ min: 0.001, max: 10, noNaN: true }),
      units: fc.integer({ min: 1, max: 16 }),
      data: fc.constantFrom<State['data']>('moons', 'a&b=c #d %'),
    });
    fc.assert(
      fc.property(states, (state) => {
        expect(decodeState(`#${encodeState('#other.x=1', 'net', parameters, state)}`, 'net', parameters)).toEqual({
          state,
          problems: [],
        });
      }),
    );
  });
  test('says what it cannot use, and falls back for that value alone', () => {
    const { state, problems } = decodeState(
      '#net.rate=fast&net.units=99&net.colour=red&net.data=moons',
      'net',
      parameters,
    );
    expect(state).toEqual({ rate: 1, units: 16, data: 'moons' });
    expect(problems).toHaveLength(3);
    expect(problems[0]).toContain('learning rate = “fast”');
    expect(problems[1]).toContain('out of range: 16 is used');
    expect(problems[2]).toContain('“colour”');
  });
  test('never throws and never leaves the allowed states, whatever stands in the address', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('rate', 'units', 'data', '__proto__', 'constructor', ''),
        (text, name) => {
          const { state } = decodeState(`#net.${name}=${text}&%E0%A4%A=1&=&&x`, 'net', parameters);
          expect(state.rate).toBeGreaterThanOrEqual(0.001);
          expect(state.rate).toBeLessThanOrEqual(10);
          expect([1, 16].includes(state.units) || Number.isInteger(state.units)).toBe(true);
          expect(['moons', 'a&b=c #d %']).toContain(state.data);
        },
      ),
    );
  });
  test('leaves a plain anchor alone', () => {
    expect(decodeState('#the-kink', 'net', parameters)).toEqual({ state: base, problems: [] });
  });
});
