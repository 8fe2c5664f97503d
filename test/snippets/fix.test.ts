import { expect, test } from 'vitest';
import { type Expectation, parseExpectation } from '../../src/snippets/expectation.ts';
import { replaceExpectation, rewritten } from '../../src/snippets/fix.ts';

function fixed(line: string, value: unknown): string {
  const expectation = parseExpectation(line.slice(line.indexOf('//') + 2), 1) as Expectation;
  const file = replaceExpectation(`first\n${line}\nlast`, 2, expectation, rewritten(expectation, value));
  return file.split('\n')[1];
}

test('an expectation becomes the value, and nothing else changes', () => {
  expect(fixed('  1 + 1; // => 1', 2)).toBe('  1 + 1; // => 2');
  expect(fixed('f(7); // => 7', [0, -0])).toBe('f(7); // => [0, -0]');
  expect(fixed('f(1); // => 1  ', 2)).toBe('f(1); // => 2  ');
});

test('≈ keeps its digits, number by number', () => {
  expect(fixed('f(); // => ≈ 0.12', 2 / 3)).toBe('f(); // => ≈ 0.67');
  expect(fixed('f(); // => ≈ -0.1200', 2 / 3)).toBe('f(); // => ≈ 0.6667');
  expect(fixed('f(); // => ≈ 1.5e-9', 2.26e-8)).toBe('f(); // => ≈ 2.3e-8');
  expect(fixed('f(); // => ≈ [0.1, 0.12]', new Float64Array([1 / 3, 2 / 3]))).toBe('f(); // => ≈ [0.3, 0.67]');
});

test('what cannot be written as an expectation is refused', () => {
  for (const value of [Math.max, new Map(), new Array(200).fill(0)]) {
    expect(() => fixed('f(); // => 1', value)).toThrow('literal');
  }
  expect(() => fixed('f(); // => ≈ 1.0', Number.NaN)).toThrow('number');
});

test('an expected error is never rewritten', () => {
  expect(() => fixed('f(); // throws RangeError', 1)).toThrow('not rewritten');
});
