import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inspect } from '../../src/snippets/compare.ts';
import { parseExpectation, tolerance, wordsOf } from '../../src/snippets/expectation.ts';

test('a comment that is no expectation is left alone', () => {
  for (const comment of [' a remark', ' a => b', ' it throws RangeError', '', ' ---cut---']) {
    expect(parseExpectation(comment, 1)).toBeUndefined();
  }
});

test('=> expects a value exactly', () => {
  expect(parseExpectation(' => [0, -0, NaN]', 3)).toEqual({ kind: 'equal', line: 3, text: '[0, -0, NaN]' });
  expect(parseExpectation('=>1', 1)).toMatchObject({ kind: 'equal', text: '1' });
});

test('≈ has the shape of its value as tolerance', () => {
  expect(parseExpectation(' => ≈ 0.3679', 1)).toMatchObject({ kind: 'approx', tolerance: '5e-5' });
  expect(parseExpectation(' => ≈ [[1.5], -20]', 1)).toMatchObject({
    text: '[[1.5], -20]',
    tolerance: '[[5e-2], 5e-1]',
  });
});

test('the tolerance is half a unit of the last digit shown', () => {
  const shown = ['0.3679', '0.10', '120', '1.5e-9', '2E3', '7.'];
  expect(shown.map(tolerance).map(Number)).toEqual([5e-5, 5e-3, 0.5, 5e-11, 500, 0.5]);
});

test('throws names an error, and may give a part of its message', () => {
  expect(parseExpectation(' throws RangeError', 1)).toMatchObject({ kind: 'throws', error: 'RangeError', part: '' });
  expect(parseExpectation(' throws RangeError: got 2', 1)).toMatchObject({ error: 'RangeError', part: 'got 2' });
});

test('what looks like an expectation and checks nothing is a fault', () => {
  const faults = [
    '=>',
    '=> ',
    '=> ≈',
    '=> two',
    '=> f(1)',
    '=> 1 + 1',
    '=> 1) + (1',
    '=> 1, 2',
    '=> -x',
    '=> [...a]',
    '=> /a/',
  ];
  const more = [
    '=> ≈ NaN',
    '=> ≈ { a: 1 }',
    "=> ≈ 'a'",
    '=> { a }',
    '=> { [a]: 1 }',
    '=> [, 1]',
    'throws',
    'throws always',
  ];
  for (const comment of [...faults, ...more]) {
    expect(() => parseExpectation(comment, 1), comment).toThrow(/literal|number|error/);
  }
});

test('an expectation reads as its author wrote it', () => {
  const comments = ['=> 0', '=> ≈ 0.50', 'throws TypeError: no'];
  expect(comments.map((comment) => wordsOf(parseExpectation(comment, 1)!))).toEqual([
    '0',
    '≈ 0.50',
    'throws TypeError: no',
  ]);
});

test('every value that can be shown in full can be expected', () => {
  const leaf = fc.oneof(fc.double(), fc.string(), fc.boolean(), fc.bigInt(), fc.constantFrom(null, undefined, -0));
  const value = fc.oneof(
    leaf,
    fc.array(leaf, { maxLength: 5 }),
    fc.dictionary(fc.string(), leaf, { maxKeys: 4, noNullPrototype: true }),
  );
  fc.assert(
    fc.property(value, (any) => {
      expect(parseExpectation(`=> ${inspect(any)}`, 1)).toMatchObject({ kind: 'equal', text: inspect(any) });
    }),
    { seed: 1 },
  );
});
