/** Native libraries run in a process of their own, after the others: their rates are not interleaved with them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { median, type RecordedContender, type RecordedResult } from '../../src/evidence/benchmark-record.ts';
import { type Check, inSmall, largestDifference, STEPS, toleranceOf } from './check.ts';
import { digits, oddity, shareOf } from './compete.ts';
import { core, coreAfter, coreSweep } from './contenders/core.ts';
import type { Workload } from './workload.ts';

/** What native.py prints. */
interface NativeOutput {
  readonly contenders: readonly Pick<RecordedContender, 'id' | 'name' | 'version' | 'how'>[];
  readonly results: readonly NativeResult[];
}
interface NativeResult {
  readonly workload: string;
  readonly contender: string;
  readonly rounds: readonly number[];
  /** After the steps of the comparison. */
  readonly parameters?: readonly number[];
  /** Of a born-dead task, in the last round. */
  readonly dead?: number;
  readonly drawn?: number;
}

export interface Native {
  readonly contenders: readonly RecordedContender[];
  /** For each workload, in order. */
  readonly results: readonly (readonly RecordedResult[])[];
}

const plain = (_key: string, value: unknown): unknown =>
  ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value;

/** Runs native.py with a Python that has PyTorch and JAX. */
export async function runNative(
  python: string,
  workloads: readonly Workload[],
  { rounds, milliseconds }: { rounds: number; milliseconds: number },
): Promise<Native> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  try {
    const file = path.join(folder, 'workloads.json');
    const compared = workloads.map((workload) => (workload.kind === 'sweep' ? inSmall(workload) : workload));
    const request = { workloads, compared, steps: STEPS, rounds, seconds: milliseconds / 1000 };
    writeFileSync(file, JSON.stringify(request, plain));
    const script = path.join(import.meta.dirname, 'native.py');
    const { status, stdout, stderr, error } = spawnSync(python, [script, file], {
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
    });
    if (status !== 0) throw new Error(error?.message ?? stderr.trim().split('\n').at(-1) ?? `exit code ${status}`);
    const { contenders, results } = JSON.parse(stdout) as NativeOutput;
    const judged: RecordedResult[][] = [];
    for (const workload of workloads) {
      const ours = results.filter((result) => result.workload === workload.id);
      judged.push(await Promise.all(ours.map((result) => judge(result, workload))));
    }
    return {
      contenders: contenders.map((contender) => ({ ...contender, kind: 'native', precision: 'float32' })),
      results: judged,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function judge(result: NativeResult, workload: Workload): Promise<RecordedResult> {
  const { contender, parameters = [], dead = 0, drawn = 1 } = result;
  const tolerance = toleranceOf('float32');
  let check: Check;
  if (workload.kind === 'born dead') {
    const odd = oddity(dead, drawn, shareOf((await core.open()).bornDead(workload)));
    if (odd !== undefined) return { contender, leftOut: odd };
    check = { what: `share of dead networks of ${drawn}, to five standard errors`, largest: 0, tolerance: 0 };
  } else if (workload.kind === 'sweep') {
    const small = inSmall(workload);
    const what = `parameters of ${small.networks} networks after ${small.steps} steps`;
    check = { what, largest: largestDifference(coreSweep(small), parameters), tolerance };
  } else {
    const what = `parameters after ${STEPS} steps`;
    check = { what, largest: largestDifference(coreAfter(workload, STEPS), parameters), tolerance };
  }
  if (!(check.largest <= check.tolerance))
    return { contender, leftOut: `computes something else: ${check.what} differ by ${check.largest.toExponential(1)}` };
  const rounds = result.rounds.map(digits);
  return {
    contender,
    median: median(rounds),
    min: Math.min(...rounds),
    max: Math.max(...rounds),
    rounds,
    check: { ...check, largest: Number(check.largest.toPrecision(2)) },
  };
}
