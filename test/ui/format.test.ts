import { describe, expect, test } from 'vitest';
import { formatInterval, formatNumber, formatShort, rawNumber } from '../../src/ui/format.ts';

describe('formatNumber', () => {
  test('writes a true minus sign and a fixed number of decimals', () => {
    expect(formatNumber(-0.5)).toBe('−0.50');
    expect(formatNumber(3, 0)).toBe('3');
  });
  test('never shows 0 for a number that is not 0', () => {
    expect(formatNumber(1e-9)).toBe('1\u00a0×\u00a010⁻⁹');
    expect(formatNumber(-0.004)).toBe('−4\u00a0×\u00a010⁻³');
    expect(formatNumber(0.005)).toBe('0.01');
  });
  test('shows −0 as 0', () => expect(formatNumber(-0)).toBe('0.00'));
  test('names what is not finite', () => {
    expect([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map((v) => formatNumber(v))).toEqual([
      'NaN',
      '∞',
      '−∞',
    ]);
  });
});

describe('formatShort and formatInterval', () => {
  test('drop the zeros at the end, but not those of a whole number', () => {
    expect(formatShort(0.25)).toBe('0.25');
    expect(formatShort(100, 2)).toBe('100');
    expect(formatShort(100, 0)).toBe('100');
  });
  test('keep an interval on one line', () => expect(formatInterval([0, 1])).toBe('[0,\u00a01]'));
});

test('rawNumber gives text that gives the number back', () => {
  for (const value of [0.1, 1e-9, -1.5, 0]) expect(Number(rawNumber(value))).toBe(value);
  expect(rawNumber(-0)).toBe('0');
});
