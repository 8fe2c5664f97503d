import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  type BenchmarkRecord,
  isTimed,
  median,
  type RecordedContender,
  timedOf,
  timesAsFast,
  workloadOf,
} from '../../src/evidence/benchmark-record.ts';
import {
  benchmarks,
  formatRate,
  formatTimes,
  nativeInWords,
  standingInWords,
  standings,
  withRatios,
} from '../../src/evidence/benchmarks.ts';
import { toleranceOf } from '../bench/check.ts';
import { hashOf } from '../bench/record.ts';
import { workloads } from '../bench/workloads.ts';

describe('the recorded benchmark', () => {
  const results = benchmarks.workloads.flatMap((workload) => workload.results);

  test('the hash covers the whole record, so that an edit by hand is found', () => {
    expect(hashOf(benchmarks)).toBe(benchmarks.sha256);
    expect(hashOf({ ...benchmarks, rounds: benchmarks.rounds + 1 })).not.toBe(benchmarks.sha256);
  });
  test('it names date, processor, system and versions, and no folder', () => {
    expect(benchmarks.recorded).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(benchmarks.machine.cpu).not.toBe('');
    expect(benchmarks.machine.node).toMatch(/^\d+\.\d+\.\d+$/);
    expect(benchmarks.machine.cores).toBeGreaterThan(0);
    for (const { version, how } of benchmarks.contenders) expect(`${version}${how}`.length).toBeGreaterThan(5);
    expect(JSON.stringify(benchmarks)).not.toMatch(/\/(?:tmp|home|Users|root|work)\b/);
  });
  test('it holds every task that is defined now, under its title', () => {
    expect(benchmarks.workloads.map(({ id, title, unit }) => ({ id, title, unit }))).toEqual(
      workloads().map(({ id, title, unit }) => ({ id, title, unit })),
    );
  });
  test('every contender stands in every task, timed or with the reason why not', () => {
    const ids = benchmarks.contenders.map(({ id }) => id);
    for (const workload of benchmarks.workloads) {
      expect(workload.results.map(({ contender }) => contender)).toEqual(ids);
      for (const result of workload.results) if (!isTimed(result)) expect(result.leftOut).toMatch(/\w{3}/);
    }
  });
  test('medians and extremes are those of at least five rounds', () => {
    expect(benchmarks.rounds).toBeGreaterThanOrEqual(5);
    for (const result of results.filter(isTimed)) {
      expect(result.rounds.length).toBe(benchmarks.rounds);
      expect(result.median).toBe(median(result.rounds));
      expect([result.min, result.max]).toEqual([Math.min(...result.rounds), Math.max(...result.rounds)]);
    }
  });
  test('whoever was timed had agreed with the core before', () => {
    for (const { check } of results.filter(isTimed))
      expect(check?.largest).toBeLessThanOrEqual(check?.tolerance ?? Number.NaN);
  });
});

const contender = (id: string, kind: RecordedContender['kind']): RecordedContender => ({
  id,
  name: id.toUpperCase(),
  kind,
  version: '1.0',
  precision: 'float32',
  how: 'somehow',
});
const rated = (id: string, ...rounds: number[]) => ({
  contender: id,
  median: median(rounds),
  min: Math.min(...rounds),
  max: Math.max(...rounds),
  rounds,
});
const made = (...tasks: ReturnType<typeof rated>[][]): BenchmarkRecord => ({
  recorded: '2026-01-01',
  machine: { cpu: 'x', cores: 1, os: 'x', node: '24.0.0' },
  rounds: 5,
  contenders: [
    contender('core', 'core'),
    contender('a', 'javascript'),
    contender('b', 'javascript'),
    contender('n', 'native'),
  ],
  workloads: tasks.map((results, i) => ({ id: `W${i + 1}`, title: 'task', unit: 'samples', results })),
  sha256: '',
});

describe('what is concluded from a record', () => {
  test('a ratio is that of the medians', () => {
    const record = made([rated('core', 100, 1, 120), rated('a', 50, 200, 25)]);
    expect(timesAsFast(workloadOf(record, 'W1'), 'core', 'a')).toBe(2);
  });
  test('the core is called faster only where it is faster than every other', () => {
    const record = made(
      [rated('core', 10), rated('a', 9), rated('b', 2)],
      [rated('core', 10), rated('a', 1), rated('b', 40)],
    );
    expect(standingInWords(record)).toBe(
      'On W1 the core is faster than every other JavaScript library that does the same task; on W2 B is 4.0 times as fast as the core.',
    );
    expect(standingInWords(made([rated('core', 1), rated('a', 2)]))).toBe('On W1 A is 2.0 times as fast as the core.');
    expect(standingInWords(made([rated('core', 2), rated('a', 1)], [rated('core', 2), rated('b', 1)]))).toBe(
      'On W1 and W2 the core is faster than every other JavaScript library that does the same task.',
    );
  });
  test('a draw is no lead', () => {
    expect(standingInWords(made([rated('core', 3), rated('a', 3)]))).toContain('A is 1.0 times as fast');
  });
  test('one that does another task counts neither for nor against', () => {
    const record = made([rated('core', 10), { ...rated('a', 90), differs: 'batch of 1' } as never, rated('b', 2)]);
    expect(standings(record)[0]?.javascript).toEqual({ id: 'b', name: 'B', times: 5 });
  });
  test('the fastest engine of the core is the one that stands', () => {
    const record = made([rated('core', 10), rated('core-wasm', 30), rated('a', 20)]);
    const both = { ...record, contenders: [...record.contenders, contender('core-wasm', 'core')] };
    expect(standings(both)[0]).toMatchObject({ core: 'core-wasm', javascript: { times: 1.5 } });
  });
  test('a native library is said to win and to lose where it does', () => {
    const record = made([rated('core', 10), rated('n', 1)], [rated('core', 1), rated('n', 7)]);
    expect(nativeInWords(record)).toEqual([
      'N (1.0) is 7.0 times (W2) as fast as the core; the core is 10 times (W1) as fast as N.',
    ]);
    expect(nativeInWords({ ...record, contenders: record.contenders.slice(0, 3) })).toEqual([]);
  });
  test('a page that names what was not timed fails', () => {
    const record = made([rated('core', 10)]);
    expect(() => withRatios('{W1 core a}', record)).toThrow('benchmarks: a was not timed in W1');
    expect(() => withRatios('{W9 core a}', record)).toThrow('benchmarks: no workload W9 in the record');
    expect(() => timedOf(workloadOf(record, 'W1'), 'b')).toThrow('b was not timed');
  });
  test('numbers come into a text from the record, and other braces stay', () => {
    const record = made([rated('core', 123), rated('a', 10)]);
    expect(withRatios('{W1 core a} times, {0, 1}', record)).toBe('12 times, {0, 1}');
  });
});

test('the page types no ratio by hand, and states the tolerances of the comparison', () => {
  const page = readFileSync('content/reference/benchmarks.mdx', 'utf8');
  expect(page).not.toMatch(/\d\s*(?:times|×|samples|networks)\b/);
  expect(page).toContain('10⁻¹¹ in float64 or 10⁻⁵ in float32');
  expect([toleranceOf('float64'), toleranceOf('float32')]).toEqual([1e-11, 1e-5]);
});

test('ratios have two digits, whole from 10 on; rates have three', () => {
  expect([0.0123, 0.95, 1, 9.94, 9.96, 12.4, 173.6].map(formatTimes)).toEqual([
    '0.012',
    '0.95',
    '1.0',
    '9.9',
    '10',
    '12',
    '174',
  ]);
  expect([0.5, 12.34, 999.4, 999.5, 12_345, 580_000, 999_499, 999_500, 5_820_000].map(formatRate)).toEqual([
    '0.500',
    '12.3',
    '999',
    '1.00\u00a0k',
    '12.3\u00a0k',
    '580\u00a0k',
    '999\u00a0k',
    '1.00\u00a0M',
    '5.82\u00a0M',
  ]);
});
