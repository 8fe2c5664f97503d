import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_LENGTH, parsed } from '../../../src/figures/autodiff/parse.ts';
import { PRESETS } from '../../../src/figures/autodiff/presets.ts';
import { printed } from '../../../src/figures/autodiff/print.ts';
import { evaluated } from '../../../src/figures/autodiff/program.ts';
import { programs } from './arbitrary.ts';

const plain = (text: string) => {
  const { node, problem } = parsed(text);
  return node ? printed(node) : problem;
};

describe('reading', () => {
  test.each([
    ['1 - 2 - x', '1 - 2 - x', -1.5],
    ['1-(2-x)', '1 - (2 - x)', -0.5],
    ['8/2/x', '8 / 2 / x', 8],
    ['-x*-2', '-x * -2', 1],
    ['--x', '--x', 0.5],
    ['-(x+1)', '-(x + 1)', -1.5],
    ['2*(x+.5)', '2 * (x + 0.5)', 2],
    ['  relu( x )', 'relu(x)', 0.5],
    ['max(x,min(1,-x))', 'max(x, min(1, -x))', 0.5],
    ['where(x>=0.5,1e1,0)', 'where(x >= 0.5, 10, 0)', 10],
    ['where(x<0.5,1,2)', 'where(x < 0.5, 1, 2)', 2],
    ['leaky(-x)', 'leaky(-x)', -0.05],
    ['sqrt(x*x)', 'sqrt(x * x)', 0.5],
    ['3 − x·x × 2 ÷ 4', '3 - x * x * 2 / 4', 2.875],
  ])('%s is %s', (text, shown, value) => {
    const { node } = parsed(text);
    expect(node && printed(node)).toBe(shown);
    expect(node && evaluated(node, 0.5)).toBeCloseTo(value, 14);
  });
  test('is undone by printing, and printing by reading', () => {
    fc.assert(
      fc.property(programs(false), (node) => {
        const text = printed(node);
        const again = parsed(text);
        fc.pre(!/^(?:Division by zero|A program has at most)/.test(again.problem ?? ''));
        expect(again.node).toEqual(node);
      }),
      { seed: 4, numRuns: 500 },
    );
  });
  test('knows every program that the figure offers, in the form it keeps', () => {
    for (const { program } of PRESETS) expect(plain(program)).toBe(program);
  });
});

describe('a text that is no program says what is wrong and where', () => {
  test.each([
    ['', 0, 'Something is missing at the end.'],
    ['   ', 0, 'Something is missing at the end.'],
    ['x +', 3, 'Something is missing at the end.'],
    ['* x', 0, 'Something is missing before “*”.'],
    ['max(x, )', 7, 'Something is missing before “)”.'],
    ['2x', 1, 'An operator is missing before “x”: write * for a product.'],
    ['x 2', 2, 'An operator is missing before “2”.'],
    [
      'relu(x) + rleu(x)',
      10,
      '“rleu” is unknown. The input is x; the operations are relu, leaky, abs, sqrt, max, min, where.',
    ],
    ['y', 0, '“y” is unknown. The input is x; the operations are relu, leaky, abs, sqrt, max, min, where.'],
    [
      'constructor(x)',
      0,
      '“constructor” is unknown. The input is x; the operations are relu, leaky, abs, sqrt, max, min, where.',
    ],
    ['relu x', 5, 'A “(” is missing after relu.'],
    ['relu(x', 6, 'A “)” is missing to close relu.'],
    ['(x', 2, 'A “)” is missing to close the parenthesis.'],
    ['x)', 1, 'This parenthesis closes nothing.'],
    ['max(x)', 0, 'max takes two arguments, got 1.'],
    ['max(x, 1, 2)', 0, 'max takes two arguments, got 3.'],
    ['abs(x, 1)', 0, 'abs takes one argument, got 2.'],
    ['x > 0', 2, 'A comparison stands only in the first place of where.'],
    ['where(x, 1, 2)', 7, 'where begins with a comparison, as in where(x > 0, x, 0).'],
    ['where(x > 0, 1)', 14, 'A “,” is missing between the two branches of where.'],
    ['|x|', 0, '“|” is no part of the language. Write abs(x) for |x|.'],
    ['x ^ 2', 2, '“^” is no part of the language. Write x * x for a square.'],
    ['x + 🙂', 4, '“🙂” is no part of the language.'],
    ['1e999', 0, '1e999 is too large for a number.'],
    ['x / 0', 2, 'Division by zero: the divisor 0 is always 0.'],
    ['x / (1 - 1) + x / 2', 2, 'Division by zero: the divisor 1 - 1 is always 0.'],
    [
      'x'.padEnd(MAX_LENGTH + 1, '+x'),
      0,
      'A program has at most 200 characters, blanks not counted; this one has 201.',
    ],
    [`${'1e20+'.repeat(20)}x`, 0, 'A program has at most 200 characters, blanks not counted; this one has 441.'],
    [' x'.repeat(5000), 0, 'A program has at most 200 characters, blanks not counted; this one has 5000.'],
    ['('.repeat(60), 41, 'Nothing may stand more than 40 levels deep.'],
    ['-'.repeat(60), 41, 'Nothing may stand more than 40 levels deep.'],
  ])('%s', (text, at, problem) => {
    expect(parsed(text)).toEqual({ problem, at });
  });
  test('whatever the text: nothing throws', () => {
    const piece = fc.constantFrom(
      'x',
      '(',
      ')',
      ',',
      '+',
      '-',
      '*',
      '/',
      '>',
      '>=',
      '1',
      '.5',
      'relu',
      'max',
      'where',
      ' ',
      '²',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 30 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { node, problem } = parsed(text);
        expect(node === undefined ? problem : printed(node)).toMatch(/./u);
      }),
      { seed: 9, numRuns: 2000 },
    );
  });
});
