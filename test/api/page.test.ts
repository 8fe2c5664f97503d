import { expect, test } from 'vitest';
import { namesIn, tokensOf } from '../../src/api/signature.ts';
import { usesOf } from '../../src/api/uses.ts';
import { workOf } from '../../src/api/work-of.ts';

test('keywords are marked and the names of exports are linked, line by line', () => {
  const anchorOf = (name: string) => (name === 'Rng' ? 'rng-type' : undefined);
  expect(tokensOf('function f(\n  a: Rng,\n): number', anchorOf)).toEqual([
    [{ text: 'function', keyword: true }, { text: ' f(' }],
    [{ text: '  a: ' }, { text: 'Rng', to: 'rng-type' }, { text: ',' }],
    [{ text: '): number' }],
  ]);
});

test('a word in a string is neither a keyword nor a name', () => {
  expect(tokensOf("type A = 'Rng' | 'new'", () => 'x').flat()).toEqual([
    { text: 'type', keyword: true },
    { text: ' ' },
    { text: 'A', to: 'x' },
    { text: " = 'Rng' | 'new'" },
  ]);
  expect([...namesIn("type A = 'Rng' | B")]).toEqual(['A', 'B']);
});

test('a snippet uses the names it imports from the core, under whatever name, and no others', () => {
  const one = { source: "import { relu, leakyRelu as leaky } from 'relu-at-zero';\nrelu.value(1);" };
  const two = { source: "import {\n  relu,\n} from 'relu-at-zero';\nconst gelu = 1;" };
  const uses = usesOf([one, two]);
  expect(uses.get('relu')).toEqual([one, two]);
  expect(uses.get('leakyRelu')).toEqual([one]);
  expect([...uses.keys()]).toEqual(['relu', 'leakyRelu']);
});

const work = (id: string, family: string, year: number) => ({
  id,
  type: 'article',
  title: 'On kinks',
  author: [{ family }],
  issued: { 'date-parts': [[year]] },
});
const works = [work('he2015', 'He', 2015), work('lu2020a', 'Lu', 2020), work('lu2020b', 'Lu', 2020)];

test('a source is found by its first author and year', () => {
  expect(workOf(['He et al. 2015.'], works)).toBe('he2015');
  expect(workOf(['He, Zhang and Sun 2015.'], works)).toBe('he2015');
  expect(workOf(['He 2015'], works)).toBe('he2015');
});

test('a source that fits no work, two works, or is a sentence stays text', () => {
  expect(workOf(['He et al. 2016.'], works)).toBeUndefined();
  expect(workOf(['Lu et al. 2020.'], works)).toBeUndefined();
  expect(workOf(['RangeError if ', { code: 'x' }, ' is not in 2015.'], works)).toBeUndefined();
});
