import { expect, test } from 'vitest';
import type { BenchmarkRecord } from '../../src/evidence/benchmark-record.ts';
import { judge, targets } from './targets.ts';
import { workloads } from './workloads.ts';

const timed = (contender: string, rate: number) => ({ contender, median: rate, min: rate, max: rate, rounds: [rate] });
const contender = (id: string) => ({
  id,
  name: id,
  kind: 'javascript' as const,
  version: '1',
  precision: 'float64' as const,
  how: '',
});
const record = (core: number, convnetjs: number): BenchmarkRecord => ({
  recorded: '2026-01-01',
  machine: { cpu: 'x', cores: 1, os: 'x', node: '24' },
  rounds: 5,
  contenders: [contender('core'), contender('convnetjs')],
  workloads: [
    { id: 'W3', title: '', unit: 'samples', results: [timed('core', core), timed('convnetjs', convnetjs)] },
    { id: 'W2', title: '', unit: 'samples', results: [timed('core', 1), { contender: 'convnetjs', leftOut: 'why' }] },
  ],
  sha256: '',
});

const verdicts = (of: BenchmarkRecord, workload: string) =>
  judge(of)
    .filter(({ target }) => target.workload === workload && target.contender === 'core')
    .map(({ verdict }) => verdict);

test('a target is met at its ratio and not below', () => {
  expect(verdicts(record(2.5, 1), 'W3')).toEqual(['met']);
  expect(verdicts(record(2.49, 1), 'W3')).toEqual(['not met']);
});

test('a target is not measured if one of the two was left out, or the workload did not run', () => {
  expect(verdicts(record(1, 1), 'W2')).toEqual(['not measured', 'not measured']);
  expect(verdicts(record(1, 1), 'W5')).toEqual(['not measured']);
});

test('every target names a workload that exists', () => {
  const ids = workloads().map(({ id }) => id);
  for (const { workload } of targets) expect(ids).toContain(workload);
});
