import { expect, test } from 'vitest';
import { check } from '../../src/snippets/check.ts';

const fail = (): never => {
  throw new RangeError('leakyRelu: negativeSlope must be finite, got NaN');
};

test('a value passes exactly, or not', () => {
  expect(
    check(
      'equal',
      0,
      () => [1],
      () => [1],
      0,
    ),
  ).toEqual({ index: 0, pass: true, text: '[1]', value: [1] });
  expect(
    check(
      'equal',
      1,
      () => 2,
      () => 1,
      0,
    ),
  ).toMatchObject({ index: 1, pass: false, text: '2' });
});

test('≈ passes within its tolerance', () => {
  expect(
    check(
      'approx',
      0,
      () => 0.333,
      () => 0.33,
      5e-3,
    ),
  ).toMatchObject({ pass: true, text: '0.333' });
  expect(
    check(
      'approx',
      0,
      () => 0.34,
      () => 0.33,
      5e-3,
    ),
  ).toMatchObject({ pass: false, text: '0.34' });
});

test('an expected error passes by its name, and by a part of its message if one is given', () => {
  expect(check('throws', 0, fail, () => 'RangeError', '')).toEqual({ index: 0, pass: true, text: 'throws RangeError' });
  expect(check('throws', 0, fail, () => 'RangeError', 'finite')).toMatchObject({ pass: true });
  expect(check('throws', 0, fail, () => 'RangeError', 'positive')).toMatchObject({ pass: false });
});

test('another error, no error, and what is no error are told apart', () => {
  expect(check('throws', 0, fail, () => 'TypeError', '').text).toMatch(/^throws RangeError: leakyRelu/);
  expect(
    check(
      'throws',
      0,
      () => 1,
      () => 'TypeError',
      '',
    ),
  ).toEqual({ index: 0, pass: false, text: '1' });
  const text = () => {
    throw 'TypeError';
  };
  expect(check('throws', 0, text, () => 'TypeError', '')).toMatchObject({ pass: false, text: "throws 'TypeError'" });
});

test('an error that nothing expected is thrown on', () => {
  expect(() => check('equal', 0, fail, () => 1, 0)).toThrow(RangeError);
});
