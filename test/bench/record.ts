/** The file that the page reads. */
import { createHash } from 'node:crypto';
import os from 'node:os';
import type { BenchmarkRecord, RecordedContender, RecordedWorkload } from '../../src/evidence/benchmark-record.ts';
import type { Candidate } from './compete.ts';

/** Of everything but the hash itself, in the order of the file. */
export function hashOf(record: Omit<BenchmarkRecord, 'sha256'>): string {
  const { sha256: _, ...rest } = record as BenchmarkRecord;
  return createHash('sha256').update(JSON.stringify(rest)).digest('hex');
}

/** Which machine and which Node; no names of hosts or folders. */
const machine = (): BenchmarkRecord['machine'] => ({
  cpu: os.cpus()[0]?.model.trim() || 'unknown',
  cores: os.cpus().length,
  os: `${os.type()} ${os.arch()}`,
  node: process.versions.node,
});

export const described = ({ contender, opened }: Candidate): RecordedContender => ({
  id: contender.id,
  name: contender.name,
  kind: contender.kind,
  version: typeof opened === 'string' ? '–' : opened.version,
  precision: contender.precision,
  how: contender.how,
});

export function recordOf(
  contenders: readonly RecordedContender[],
  workloads: readonly RecordedWorkload[],
  rounds: number,
): BenchmarkRecord {
  const record = { recorded: new Date().toISOString().slice(0, 10), machine: machine(), rounds, contenders, workloads };
  return { ...record, sha256: hashOf(record) };
}
