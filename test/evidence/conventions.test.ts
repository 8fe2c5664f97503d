import { describe, expect, test } from 'vitest';
import {
  decisive,
  frameworkConventions,
  isAsked,
  reproduces,
  sameConvention,
  sameConventions,
  wordsOf,
} from '../../src/evidence/conventions.ts';
import { programOf } from '../../src/evidence/programs.ts';
import { evidenceRows, recordedFrameworks } from '../../src/evidence/recorded.ts';
import { unreproduced } from '../../src/evidence/unreproduced.ts';

const entries = [...sameConventions()];
const conventionOf = (id: string) => frameworkConventions().find(({ frameworkId }) => frameworkId === id);

describe('the recorded answer of a framework follows from a convention of the core', () => {
  for (const { id } of recordedFrameworks) {
    const own = entries.filter(([, { frameworkId }]) => frameworkId === id);
    if (own.length === 0) continue;
    test(`${id}: ${own.length} expressions, except for those with a reason`, () => {
      const none = own.filter(([, { conventions }]) => conventions.length === 0).map(([key]) => key);
      expect(none.sort()).toEqual([...unreproduced.keys()].filter((key) => key.startsWith(`${id} `)).sort());
    });
  }
  test('the reasons name nothing that does not exist', () => {
    const keys = entries.map(([key]) => key);
    expect([...unreproduced.keys()].filter((key) => !keys.includes(key))).toEqual([]);
  });
  test('most expressions are covered', () => {
    expect(new Set(entries.map(([, { expression }]) => expression)).size).toBeGreaterThanOrEqual(90);
    expect(entries.length).toBeGreaterThan(850);
  });
});

describe('the convention of a whole framework', () => {
  test.each([
    ['pytorch', { relu: 0, abs: 0, tie: 'split', leaky: 'left', norm: 'abs' }],
    ['pytorch-2-14', { relu: 0, abs: 0, tie: 'split', leaky: 'left', clip: 'outside', norm: 'abs' }],
    ['jax', { relu: 0, abs: 1, tie: 'split', leaky: 'right', clip: 'min of max', norm: 'root' }],
    ['tensorflow', { relu: 0, abs: 0, tie: 'first', leaky: 'left', clip: 'inside', norm: 'root' }],
    ['tfjs-cpu', { relu: 0, abs: -1, tie: 'first', leaky: 'left', clip: 'inside' }],
    ['jax-js', { relu: 1, abs: 1, tie: 'first', leaky: 'right', clip: 'inside' }],
    ['cvxpy', { relu: 1, abs: 0, tie: 'first' }],
  ])('%s', (id, convention) => {
    expect(conventionOf(id)?.convention).toMatchObject(convention);
  });
  test('with that of another framework, other derivatives come out', () => {
    const ids = ['pytorch', 'jax', 'tensorflow', 'tfjs-cpu', 'jax-js'];
    for (const id of ids) {
      const own = entries.map(([, entry]) => entry).filter(({ frameworkId }) => frameworkId === id);
      const count = (other: string) => {
        const { convention = {} } = conventionOf(other) ?? {};
        const fits = (candidate: object) =>
          Object.entries(candidate).every(([key, choice]) => convention[key as keyof typeof convention] === choice);
        return own.filter(({ conventions }) => conventions.some(fits)).length;
      };
      for (const other of ids) if (other !== id) expect(count(other)).toBeLessThan(count(id));
    }
  });
});

describe('a convention in words', () => {
  const textOf = (id: string, expression: string) => {
    const entry = sameConvention(id, expression);
    return entry && wordsOf(decisive(entry));
  };
  test('names what decides, and nothing else', () => {
    expect(textOf('pytorch', 'relu')).toBe('relu′(0) = 0');
    expect(textOf('jax-js', 'relu-minus-relu')).toBe('relu′(0) = 1');
    expect(textOf('tfjs-cpu', 'half-x-plus-abs')).toBe('abs′(0) = −1');
    expect(textOf('tensorflow', 'max-plus-min')).toBe('a tie goes to the first');
    expect(textOf('keras-torch', 'prelu-layer')).toBe('relu′(0) = 0, leaky ReLU is relu(x) − a·relu(−x)');
    expect(textOf('pytorch', 'where-gt')).toBe('any');
    expect(textOf('pytorch', 'gelu')).toBeUndefined();
  });
  test('a framework without a relu writes a maximum for it, and ties decide', () => {
    expect(textOf('autograd', 'hinge')).toBe('a tie is split');
    expect(programOf('hinge', 'torch.relu(1 - x)')?.uses).toEqual(['relu']);
  });
  test('an infinite slope of the wrong sign is not the same, and at −0 is not asked for', () => {
    const program = programOf('sqrt', 'sqrt(x)');
    const at = (derivative: number) => [{ mode: 'reverse' as const, x: 0, derivative }];
    expect(program && reproduces(program, {}, at(Number.POSITIVE_INFINITY))).toBe(true);
    expect(program && reproduces(program, {}, at(Number.NEGATIVE_INFINITY))).toBe(false);
    const root = evidenceRows.filter(({ expression, mode }) => expression === 'sqrt' && mode === 'reverse');
    expect(root.filter((row) => row.derivative === '-Infinity' && isAsked(row))).toEqual([]);
  });
  test('a derivative that is off by a part in a thousand is not the same', () => {
    const program = programOf('relu', 'relu(x)');
    const at = (derivative: number) => [{ mode: 'reverse' as const, x: 1, derivative }];
    expect(program && reproduces(program, { relu: 0 }, at(1))).toBe(true);
    expect(program && reproduces(program, { relu: 0 }, at(1.001))).toBe(false);
  });
});
