import { describe, expect, test } from 'vitest';
import { autodiffModel, type FrameworkRule } from '../../../src/figures/autodiff/model.ts';
import { PRESETS } from '../../../src/figures/autodiff/presets.ts';
import { type AutodiffState, autodiffParameters } from '../../../src/figures/autodiff/state.ts';
import { autodiffSentence, autodiffTable, conventionText, distinct } from '../../../src/figures/autodiff/words.ts';
import { defaults } from '../../../src/ui/parameters.ts';

const rules: FrameworkRule[] = [
  { names: ['A 1', 'B 2'], convention: { relu: 0, abs: 0, tie: 'split', leaky: 'left' }, recorded: {} },
  { names: ['C 3'], convention: { relu: 0.5 }, recorded: {} },
];
const at = (partial: Partial<AutodiffState>) => autodiffModel({ ...defaults(autodiffParameters), ...partial }, rules);
const say = (partial: Partial<AutodiffState>) => autodiffSentence(at(partial));

describe('the sentence', () => {
  test('says that a returned number is wrong, and how many conventions and frameworks are', () => {
    expect(say({})).toBe(
      'f(x) = relu(x) − relu(−x) is smooth at x = 0: its value is 0 and its derivative 1. With relu′(0) = 0, reverse mode returns 0, which is wrong. The 3 usual conventions return 0, 1, 2; 2 of 3 are outside. Of 3 frameworks and versions, 2 return a number outside.',
    );
  });
  test('names the subdifferential at a kink', () => {
    expect(say({ program: 'max(x, 0)' })).toContain(
      'has a kink at x = 0, where its subdifferential is [0,\u00a01]. With ties split, reverse mode returns 0.5, which lies in it.',
    );
  });
  test('says why there is nothing to compare with', () => {
    expect(say({ program: '1 / x' })).toContain('has no value at x = 0, by division by zero: x is 0 there.');
    expect(say({ program: 'sqrt(relu(x))' })).toContain(
      'infinitely steep at x = 0 (slope 0 from the left, ∞ from the right)',
    );
    expect(say({ program: 'where(x > 0, 1, 0)' })).toContain('is not continuous at x = 0');
    expect(say({ program: 'sqrt(x)' })).toContain('has no values on one side of x = 0');
  });
  test('says that the choice makes no difference off the kinks', () => {
    expect(say({ x: 0.5 })).toContain(
      'The conventions make no difference here. Of 3 frameworks and versions, all return a number inside.',
    );
  });
  test('never holds undefined, at any point of any program', () => {
    for (const { program } of PRESETS)
      for (const x of [-1, 0, 1]) expect(say({ program, x })).not.toMatch(/undefined|null/);
  });
});

test('a convention is told by what the program reads', () => {
  const convention = { relu: 0, abs: -1, tie: 'first', leaky: 'formula' } as const;
  expect(conventionText(convention, ['relu'])).toBe('relu′(0) = 0');
  expect(conventionText(convention, ['abs', 'tie'])).toBe('abs′(0) = −1, ties to the first');
  expect(conventionText(convention, [])).toBe('no convention is read');
  expect(conventionText({}, ['relu'])).toBe('–');
});

test('the table has you, each convention and each framework', () => {
  const { columns, rows } = autodiffTable(at({}));
  expect(rows).toHaveLength(1 + 3 + 2);
  expect(rows.every((row) => row.length === columns.length)).toBe(true);
  expect(rows[2]).toEqual([
    'relu(x) - relu(-x)',
    0,
    '1',
    'a convention',
    'relu′(0) = 0.5',
    'reverse',
    1,
    'inside',
    'computed',
  ]);
  expect(rows[4].slice(3)).toEqual(['A 1; B 2', 'relu′(0) = 0', 'reverse', 0, 'outside', 'by its rule']);
});

test('numbers that differ are listed once, in order, NaN too', () => {
  const outcomes = [1, Number.NaN, -0, 0, Number.NaN, 1].map((derivative) => ({ derivative, belongs: undefined }));
  expect(distinct(outcomes)).toEqual(['0', '1', 'NaN']);
});
