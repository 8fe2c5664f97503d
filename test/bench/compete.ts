/** One workload: who can take part, who computes the same, and how fast. */
import { median, type RecordedResult, type RecordedWorkload } from '../../src/evidence/benchmark-record.ts';
import { type Check, checkBornDead, checkSweep, checkTraining, inSmall, toleranceOf } from './check.ts';
import { type BornDeadRun, type Contender, LeftOut, type Opened, type Run } from './contender.ts';
import { type Entry, measure } from './measure.ts';
import type { Workload } from './workload.ts';

/** A contender that was loaded, or why it could not be. */
export interface Candidate {
  readonly contender: Contender;
  readonly opened: Opened | string;
}

/** Loads a contender; one that fails is named in every table with the reason, and why its package may be missing. */
export async function open(contender: Contender, installProblem?: string): Promise<Candidate> {
  try {
    return { contender, opened: await contender.open() };
  } catch (error) {
    const why = installProblem === undefined ? '' : ` (${installProblem})`;
    return { contender, opened: `could not be loaded: ${firstLine(error)}${why}` };
  }
}

const firstLine = (error: unknown): string => String(error instanceof Error ? error.message : error).split('\n')[0];

/** Sets a contender up and compares it with the core. */
async function enter(
  { precision }: Contender,
  opened: Opened,
  workload: Workload,
  reference: Opened,
): Promise<{ run: Run; check: Check }> {
  const tolerance = toleranceOf(precision);
  if (workload.kind === 'training') {
    const run = opened.train(workload);
    const check = await checkTraining(run, workload, tolerance);
    return { run: { ...run, fault: () => divergence(run.result()) }, check };
  }
  if (workload.kind === 'sweep') {
    const small = inSmall(workload);
    const check = await checkSweep(opened.sweep(small), small, tolerance);
    return { run: opened.sweep(workload), check };
  }
  const run = opened.bornDead(workload);
  await run.prepare();
  const check = checkBornDead(run, reference.bornDead(workload), workload);
  const share = shareOf(reference.bornDead(workload));
  return { run: { ...run, fault: (units) => oddity(run.dead(), units * run.perUnit, share) }, check };
}

/** Training that diverges is quick and useless. */
const divergence = (numbers: ArrayLike<number>): string | undefined =>
  Array.from(numbers).every(Number.isFinite) ? undefined : 'its training diverges here';

/** The share of dead networks among those that the core draws. */
export function shareOf(run: BornDeadRun): number {
  void run.prepare();
  run.run(20_000);
  return run.dead() / 20_000;
}

/** Five standard errors between two shares are no accident: then other networks were drawn. */
export function oddity(dead: number, drawn: number, share: number): string | undefined {
  const error = Math.sqrt(share * (1 - share) * (1 / drawn + 1 / 20_000));
  return Math.abs(dead / drawn - share) > 5 * error ? `draws other networks: ${dead} of ${drawn} are dead` : undefined;
}

/** Four digits: more would be noise. */
export const digits = (rate: number): number => Number(rate.toPrecision(4));

export async function compete(
  workload: Workload,
  candidates: readonly Candidate[],
  timing: { rounds: number; milliseconds: number },
): Promise<RecordedWorkload> {
  const reference = candidates[0].opened;
  if (typeof reference === 'string') throw new Error(`bench: the core ${reference}`);
  const entries: (Entry & { readonly check: Check })[] = [];
  const leftOut = new Map<string, string>();
  for (const { contender, opened } of candidates) {
    const { id } = contender;
    if (typeof opened === 'string') {
      leftOut.set(id, opened);
      continue;
    }
    try {
      const { run, check } = await enter(contender, opened, workload, reference);
      if (check.largest <= check.tolerance) entries.push({ id, run, check });
      else leftOut.set(id, `computes something else: ${check.what} differ by ${check.largest.toExponential(1)}`);
    } catch (error) {
      leftOut.set(id, error instanceof LeftOut ? error.message : `failed: ${firstLine(error)}`);
    }
  }
  const { rates, failed } = await measure(entries, timing);
  const results = candidates.map(({ contender: { id } }): RecordedResult => {
    const reason = leftOut.get(id) ?? failed.get(id);
    const entry = entries.find((candidate) => candidate.id === id);
    const rounds = rates.get(id)?.map(digits);
    if (reason !== undefined || !entry || !rounds) return { contender: id, leftOut: reason ?? 'not measured' };
    const { check, run } = entry;
    return {
      contender: id,
      median: median(rounds),
      min: Math.min(...rounds),
      max: Math.max(...rounds),
      rounds,
      check: { ...check, largest: Number(check.largest.toPrecision(2)) },
      ...(run.differs === undefined ? {} : { differs: run.differs }),
      ...(run.note === undefined ? {} : { note: run.note }),
    };
  });
  const { id, title, unit } = workload;
  return { id, title, unit, results };
}
