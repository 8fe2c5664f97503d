import { describe, expect, test } from 'vitest';
import { progressWords } from '../../src/ui/progress.ts';

describe('progressWords', () => {
  test.each([
    [{ done: 0, total: 1000, seconds: 5 }, '0 of 1,000 networks'],
    [{ done: 3, total: 1000, seconds: 0.1 }, '3 of 1,000 networks'],
    [{ done: 340, total: 1000, seconds: 2 }, '340 of 1,000 networks, about 4 s left'],
    [{ done: 999, total: 1000, seconds: 2 }, '999 of 1,000 networks, less than a second left'],
    [{ done: 1, total: 1_000_000, seconds: 1 }, '1 of 1,000,000 networks, about 16667 min left'],
    [{ done: 1000, total: 1000, seconds: 2 }, '1,000 of 1,000 networks'],
  ])('%j reads “%s”', (state, words) => {
    expect(progressWords(state)).toBe(words);
  });
});
