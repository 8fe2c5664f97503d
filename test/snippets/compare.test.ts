import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inspect, near, same } from '../../src/snippets/compare.ts';

test('leaves compare to the last bit', () => {
  expect(same(Number.NaN, Number.NaN)).toBe(true);
  expect(same(0, -0)).toBe(false);
  expect(same(0.1 + 0.2, 0.3)).toBe(false);
  expect(same([0], [-0])).toBe(false);
  expect(same('1', 1)).toBe(false);
  expect(same(null, undefined)).toBe(false);
});

test('arrays and objects compare leaf by leaf, keys in any order', () => {
  expect(same([1, [2, { a: 3 }]], [1, [2, { a: 3 }]])).toBe(true);
  expect(same({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true);
  expect(same({ a: 1 }, { a: 1, b: undefined })).toBe(false);
  expect(same({ a: 1, b: undefined }, { a: 1 })).toBe(false);
  expect(same({ a: undefined }, { b: undefined })).toBe(false);
  expect(same([1, 2], [1])).toBe(false);
});

test('a typed array compares as an array', () => {
  expect(same(new Float64Array([1, -0]), [1, -0])).toBe(true);
  expect(same(new Float32Array([0.1]), [0.1])).toBe(false);
});

test('a hole in an array equals only undefined', () => {
  expect(same(new Array(1), [1])).toBe(false);
  expect(same([1], new Array(1))).toBe(false);
  expect(same(new Array(1), [undefined])).toBe(true);
});

test('what has no fields is not an empty object', () => {
  for (const value of [new Map([[1, 2]]), new Set([1]), new Date(0), new Error('x'), []])
    expect(same(value, {})).toBe(false);
});

test('a class instance compares as its fields', () => {
  class Point {
    x = 1;
  }
  expect(same(new Point(), { x: 1 })).toBe(true);
});

test('near is within half a unit of the last digit, and no further', () => {
  expect(near(0.36785, 0.3679, 5e-5)).toBe(true);
  expect(near(0.36795, 0.3679, 5e-5)).toBe(true);
  expect(near(0.36784, 0.3679, 5e-5)).toBe(false);
  expect(near(0.36796, 0.3679, 5e-5)).toBe(false);
});

test('near compares arrays of any kind number by number', () => {
  expect(near(new Float64Array([0.333, 2]), [0.33, 2], [5e-3, 0.5])).toBe(true);
  expect(near([0.333, 2.6], [0.33, 2], [5e-3, 0.5])).toBe(false);
  expect(near([0.333], [0.33, 2], [5e-3, 0.5])).toBe(false);
  expect(near(0.333, [0.33], [5e-3])).toBe(false);
});

test('nothing but a number is near a number', () => {
  for (const value of [Number.NaN, '1', null, undefined, [1], 1n]) expect(near(value, 1, 0.5)).toBe(false);
});

test('values are shown as one writes them', () => {
  const shown: [unknown, string][] = [
    [-0, '-0'],
    [[1, -0, Number.NaN], '[1, -0, NaN]'],
    [new Float64Array([0.5]), '[0.5]'],
    [{ a: 1, 'b-c': "it's" }, "{ a: 1, 'b-c': 'it\\'s' }"],
    ['a\n"b"\\', '\'a\\n"b"\\\\\''],
    [{}, '{}'],
    [new Map(), '[Map]'],
    [Math.max, '[function max]'],
    [new RangeError('no'), 'RangeError: no'],
    [[[[[1]]]], '[[[[1]]]]'],
    [[[[[[1]]]]], '[[[[…]]]]'],
  ];
  for (const [value, text] of shown) expect(inspect(value)).toBe(text);
});

test('a long list is cut, and says by how much', () => {
  expect(inspect(new Array(103).fill(0))).toMatch(/0, … 3 more\]$/);
});

test('what is shown in full reads back as the same value', () => {
  const leaf = fc.oneof(fc.double(), fc.string({ unit: 'binary' }), fc.boolean(), fc.constantFrom(null, undefined, -0));
  const value = fc.oneof(
    leaf,
    fc.array(leaf, { maxLength: 9 }),
    fc.dictionary(fc.string(), leaf, { maxKeys: 5, noNullPrototype: true }),
  );
  fc.assert(
    fc.property(value, (any) => {
      // `{ __proto__: … }` is the one key that a literal cannot write.
      fc.pre(!(typeof any === 'object' && any !== null && Object.hasOwn(any, '__proto__')));
      const back: unknown = new Function(`return (${inspect(any)});`)();
      expect(same(back, any)).toBe(true);
    }),
    { seed: 2 },
  );
});
