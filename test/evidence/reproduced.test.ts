import { describe, expect, test } from 'vitest';
import { type Claim, claims, measuredIds, oursText, reproductions, verdictOf } from '../../src/evidence/reproduced.ts';
import { measurements } from '../frameworks/reproduced/measurements.ts';

const claim = (range?: readonly [number, number], theirError?: number): Claim => ({
  id: 'x',
  claim: '',
  source: '',
  theirs: '',
  ...(range && { range }),
  ...(theirError !== undefined && { theirError }),
});
const ours = (value: number, error: number) => ({ id: 'x', value, error, sample: '' });

describe('the verdict', () => {
  test.each([
    [[1, 1], 1, 0, 'reproduced'],
    [[1, 1], 1 + 1e-15, 0, 'not reproduced'],
    [[0.5, 0.6], 0.62, 0.01, 'reproduced'],
    [[0.5, 0.6], 0.64, 0.01, 'not reproduced'],
    [[0.5, 0.6], 0.46, 0.01, 'not reproduced'],
  ] as const)('theirs %j, ours %d ± %d: %s', (range, value, error, verdict) => {
    expect(verdictOf(claim(range), ours(value, error))).toBe(verdict);
  });
  test('their own error widens the reach', () => {
    expect(verdictOf(claim([0.2, 0.2]), ours(0.24, 0.01))).toBe('not reproduced');
    expect(verdictOf(claim([0.2, 0.2], 0.01), ours(0.24, 0.01))).toBe('reproduced');
  });
  test('an effect must stand out from 0', () => {
    const effect = { ...claim([0, 1]), effect: true } as const;
    expect(verdictOf(effect, ours(0.031, 0.01))).toBe('reproduced');
    expect(verdictOf(effect, ours(0.029, 0.01))).toBe('not reproduced');
  });
  test('what has no range or no measurement was not re-run', () => {
    expect(verdictOf(claim(), ours(1, 0))).toBe('not re-run');
    expect(verdictOf(claim([1, 1]), undefined)).toBe('not re-run');
  });
});

describe('the record', () => {
  test('has a measurement for each claim that says what would count, and none beside', () => {
    const asked = claims.filter(({ range }) => range).map(({ id }) => id);
    expect([...measuredIds].sort()).toEqual([...asked].sort());
    expect(Object.keys(measurements).sort()).toEqual([...asked].sort());
  });
  test('a claim that was not run says why', () => {
    for (const { verdict, note } of reproductions) if (verdict === 'not re-run') expect(note).toBeTruthy();
  });
  test('numbers are written with their error, exact ones as they are', () => {
    const text = (id: string) => oursText(reproductions.find((row) => row.id === id) as (typeof reproductions)[number]);
    expect(text('born-dead-3-2')).toMatch(/^15\.\d\d % ± 0\.\d\d$/);
    expect(text('relu3')).toBe('0.5');
    expect(text('wolfe')).toBe('2.4·10⁻¹⁵');
    expect(text('bertoin')).toBe('');
  });

  // The same functions on smaller samples: a core that no longer measures what was recorded is found here.
  test.each(Object.keys(measurements))('%s is measured again on a smaller sample', (id) => {
    const recorded = reproductions.find((row) => row.id === id)?.measured;
    const again = measurements[id]('sample');
    expect(recorded).toBeDefined();
    if (!recorded) return;
    if (recorded.first !== undefined) expect(again.first).toBe(recorded.first);
    else if (recorded.error === 0) expect(again.value).toBe(recorded.value);
    else {
      const reach = 4 * Math.sqrt(recorded.error ** 2 + again.error ** 2);
      expect(Math.abs(again.value - recorded.value)).toBeLessThan(Math.max(reach, 1e-3));
    }
  });
});
