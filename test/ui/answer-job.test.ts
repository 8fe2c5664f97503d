import { expect, test } from 'vitest';
import { answerJob } from '../../src/ui/answer-job.ts';

test('a job is answered by its result, or by the message of what it throws, with its batch and index', () => {
  const root = (x: number): number => {
    if (x < 0) throw new RangeError(`no root of ${x}`);
    return Math.sqrt(x);
  };
  expect(answerJob({ batch: 3, index: 7, job: 9 }, root)).toEqual({ batch: 3, index: 7, result: 3 });
  expect(answerJob({ batch: 3, index: 8, job: -1 }, root)).toEqual({ batch: 3, index: 8, error: 'no root of -1' });
});
