import { describe, expect, test } from 'vitest';
import { answersOf } from '../../src/evidence/at-zero.ts';
import { readAnchors, readRow } from '../../src/evidence/claims.ts';
import { expressions } from '../../src/evidence/expressions.ts';
import { families } from '../../src/evidence/families.ts';
import { evidenceOf } from '../../src/evidence/frameworks.ts';
import { readNotRun } from '../../src/evidence/read-not-run.ts';
import { answersAtZero, namedRelus, shortAnswer } from '../../src/evidence/short-answer.ts';
import { frameworkSummaries } from '../../src/evidence/summaries.ts';

const summaryOf = (id: string) => frameworkSummaries().find(({ framework }) => framework.id === id);

describe('a framework in a few words', () => {
  test('says of a clip what the clip returns, not what most expressions do: PyTorch changed it in 2.14', () => {
    expect(summaryOf('pytorch')?.convention.clip).toBe('inside');
    expect(evidenceOf('pytorch', 'clip-min-0').derivative).toBe(1);
    expect(summaryOf('pytorch-2-14')?.convention.clip).toBe('outside');
    expect(evidenceOf('pytorch-2-14', 'clip-min-0').derivative).toBe(0);
  });
  test('names the options of the core, and who has the same', () => {
    expect(summaryOf('jax')?.options).toBe("{ reluDerivativeAtZero: 0, absDerivativeAtZero: 1, maxTie: 'split' }");
    expect(summaryOf('jax')?.same.map(({ id }) => id)).toEqual(['keras-jax']);
    expect(summaryOf('tfjs-cpu')?.options).toContain('absDerivativeAtZero: -1');
  });
  test('says nothing of a kink whose plainest spelling follows no convention: js-pytorch has a leaky ReLU for it', () => {
    expect(summaryOf('js-pytorch')?.convention.relu).toBeUndefined();
    expect(summaryOf('js-pytorch')?.exceptions).toContain('relu');
  });
  test('counts every expression once, as reproduced or as an exception', () => {
    for (const { reproduced, exceptions } of frameworkSummaries()) {
      expect(reproduced + exceptions.length).toBeGreaterThan(0);
      expect(new Set(exceptions).size).toBe(exceptions.length);
    }
  });
});

describe('the short answer', () => {
  test('has at most 60 words and names every exception of the record', () => {
    expect(shortAnswer().split(/\s+/).length).toBeLessThanOrEqual(60);
    const exceptions = namedRelus.filter(({ derivative }) => derivative !== 0);
    expect(exceptions.map(({ framework }) => framework.id)).toEqual(['jax-js', 'ml-fnn', 'js-pytorch']);
    for (const { framework } of exceptions) expect(shortAnswer()).toContain(framework.name);
    expect(shortAnswer()).toContain(`0 at 0 in ${namedRelus.length - 3} of ${namedRelus.length}`);
  });
  test('gives the numbers of the record', () => {
    expect(answersAtZero('maximum-x-0')).toEqual([0, 0.5, 1]);
    expect(answersAtZero('abs')).toEqual([-1, 0, 1]);
    expect(answersAtZero('relu-minus-relu')).toEqual([0, 0.002, 2]);
  });
});

describe('the answers at 0 of an expression', () => {
  test('hold each framework once, the commonest answer first', () => {
    for (const id of Object.keys(expressions)) {
      const groups = answersOf(id);
      const names = groups.flatMap(({ frameworks }) => frameworks.map(({ framework }) => framework.id));
      expect(new Set(names).size).toBe(names.length);
      expect(groups.map(({ frameworks }) => frameworks.length)).toEqual(
        groups.map(({ frameworks }) => frameworks.length).toSorted((a, b) => b - a),
      );
    }
  });
});

describe('what was read, not run', () => {
  test('has an anchor for each row; a page that names a row that is not there fails', () => {
    expect(new Set(readAnchors).size).toBe(readNotRun.length);
    expect(readRow('Theano >= 0.9', 'theano.tensor.nnet.relu(x) (alpha=0)').derivativeAtZero).toBe(0.5);
    expect(() => readRow('Theano', 'no such line')).toThrow('nothing was read of Theano, no such line');
  });
});

test('every expression stands in one family with a title', () => {
  expect(families.flatMap((family) => family.expressions.map(({ id }) => id)).sort()).toEqual(
    Object.keys(expressions).sort(),
  );
});
