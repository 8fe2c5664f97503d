import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choiceParameter, defaults, integerParameter, numberParameter } from '../../src/ui/parameters.ts';

const rate = numberParameter({ name: 'rate', label: 'learning rate', default: 1, min: 0.001, max: 10 });
const units = integerParameter({ name: 'units', label: 'hidden units', default: 4, min: 1, max: 16 });
const data = choiceParameter({ name: 'data', label: 'data', choices: ['moons', 'a&b=c #d'], default: 'moons' });

describe('a number', () => {
  test('is read from what a number looks like, and from nothing else', () => {
    expect(['1', '-0.5', '.5', '5.', '1e-3', '+2'].map(rate.parse)).toEqual([1, -0.5, 0.5, 5, 0.001, 2]);
    for (const text of ['', ' ', 'NaN', 'Infinity', '1e999', '0x10', '1,5', '1 2', 'one', '--1'])
      expect(rate.parse(text)).toBeUndefined();
  });
  test('is clamped to its range, NaN to the default, −0 to 0', () => {
    expect([-1, 5, 1e9, Number.NaN].map(rate.clamp)).toEqual([0.001, 5, 10, 1]);
    expect(numberParameter({ name: 'z', label: 'z', default: 0, min: -1, max: 1 }).clamp(-0)).toBe(0);
  });
  test('that is whole is rounded after clamping', () => {
    expect([0, 2.4, 2.6, 1e9].map(units.clamp)).toEqual([1, 2, 3, 16]);
  });
  test('written and read again is the same number', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 10, noNaN: true }), (x) => {
        expect(rate.parse(rate.format(x))).toBe(x);
      }),
    );
  });
});
test('a choice is one of its words; anything else is the default', () => {
  expect(data.parse('moons')).toBe('moons');
  expect(data.parse('Moons')).toBeUndefined();
  expect(data.clamp('stars' as never)).toBe('moons');
});
test('the defaults of a table are the state', () => {
  expect(defaults({ rate, units, data })).toEqual({ rate: 1, units: 4, data: 'moons' });
});
