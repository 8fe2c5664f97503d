import { expect, test } from 'vitest';
import { CUT, instrument } from '../../src/snippets/instrument.ts';

const lines = (...text: string[]): string => text.join('\n');

test('an import becomes a look-up of the names', () => {
  expect(instrument("import { relu, reluWith as make } from 'relu-at-zero';").code).toBe(
    'const { relu, reluWith: make } = __import("relu-at-zero", "relu", "reluWith");',
  );
});

test('a statement with an expectation becomes a check of its value', () => {
  expect(instrument('f(1); // => 2').code).toBe('__check("equal", 0, () => (f(1)), () => (2), 0); // => 2');
  expect(instrument('f(1) // => ≈ 0.3').code).toBe(
    '__check("approx", 0, () => (f(1)), () => (0.3), 5e-2); // => ≈ 0.3',
  );
  expect(instrument('f(1); // throws RangeError: at 1').code).toContain('() => (f(1)), () => ("RangeError"), "at 1");');
});

test('a declaration stays, and the value of its name is checked', () => {
  expect(instrument('const a = f() // => 1').code).toBe(
    'const a = f(); __check("equal", 0, () => (a), () => (1), 0); // => 1',
  );
});

test('lines never move', () => {
  const source = lines(
    'import {',
    '  relu,',
    "} from 'relu-at-zero';",
    '(',
    '  // a remark',
    '  relu.value(1)',
    '); // => 1',
    'const a = [1, 2].map(',
    '  (x) => x + 1,',
    ') // => [2, 3]',
    'a; // => [2, 3]',
  );
  const { code, expectations } = instrument(source);
  expect(code.split('\n')).toHaveLength(11);
  expect(code.split('\n')[10]).toMatch(/^__check\("equal", 2, \(\) => \(a\)/);
  expect(expectations.map(({ line }) => line)).toEqual([7, 10, 11]);
});

test('of several statements on a line, the last one is checked', () => {
  expect(instrument('let a = 1; a = 2; a; // => 2').code).toBe(
    'let a = 1; a = 2; __check("equal", 0, () => (a), () => (2), 0); // => 2',
  );
});

test('a text that looks like a comment is none', () => {
  expect(instrument("const a = '// => 1';").expectations).toEqual([]);
  expect(instrument('`\n// => 1\n`.length; // => 8').expectations).toHaveLength(1);
});

test.each([
  ['1;\n// => 1', 2, 'nothing to check'],
  ['// => 1\n1;', 1, 'nothing to check'],
  ['f(); g( // => 1\n2);', 1, 'nothing to check'],
  ['if (a) {\n  b; // => 1\n}', 2, 'nothing to check'],
  ['const [a] = b; // => 1', 1, 'nothing to check'],
  ['const a = 1, b = 2; // => 2', 1, 'nothing to check'],
  ['const a = f(); // throws RangeError', 1, 'nothing to check'],
  ['1; /* => 1 */', 1, 'an expectation is a line comment'],
  ["import a from 'relu-at-zero';", 1, 'by name'],
  ["import * as a from 'relu-at-zero';", 1, 'by name'],
  ["\nimport { a } from './core';", 2, "imports only 'relu-at-zero'"],
  ["f(() => [import('relu-at-zero')]);", 1, 'no import()'],
  ['f(import.meta.url);', 1, 'no import.meta'],
  ['export const a = 1;', 1, 'exports nothing'],
  ['const a = 1;\nconst b: number = 2;', 2, 'without type syntax'],
  ['const a = 1 as const;', 1, 'without type syntax'],
  ['f(;', 1, 'SyntaxError'],
])('%j is refused at line %i: %s', (source, line, message) => {
  expect(() => instrument(source)).toThrow(
    expect.objectContaining({ name: 'SnippetError', line, message: expect.stringContaining(message) }),
  );
});

test('the cut line is a comment of its own', () => {
  expect(CUT.test('// ---cut---')).toBe(true);
  expect(CUT.test('a; // ---cut---')).toBe(false);
});
