import { bornDeadFraction } from '../../core/index.ts';
import { addResult, type Counts, NOTHING } from './counts.ts';
import { DEPTHS, type MapSettings, WIDTHS } from './state.ts';

/** Some networks of every width at one depth, or of one width. */
export interface BornDeadJob {
  readonly kind: 'born-dead';
  readonly depth: number;
  readonly widths: readonly number[];
  readonly slope: number;
  readonly networks: number;
  readonly seed: number;
}

/** How many of them are silent, in the order of the widths. */
export type BornDeadResult = readonly number[];

const ALL_WIDTHS = Array.from({ length: WIDTHS.last - WIDTHS.first + 1 }, (_, i) => WIDTHS.first + i);
/** Networks of a job for each width: a deep row takes some tens of milliseconds. */
const PER_JOB = 250;

/** The whole map in pieces: all depths with the first networks, then with the next. */
export function jobsOf({ slope, networks, seed }: MapSettings): BornDeadJob[] {
  const jobs: BornDeadJob[] = [];
  for (let from = 0; from < networks; from += PER_JOB) {
    for (let depth = DEPTHS.first; depth <= DEPTHS.last; depth++) {
      const count = Math.min(PER_JOB, networks - from);
      jobs.push({ kind: 'born-dead', depth, widths: ALL_WIDTHS, slope, networks: count, seed: seed + from });
    }
  }
  return jobs;
}

/** More networks of one cell, beyond those that the map has drawn of it. */
export function moreOf(
  { slope, seed }: MapSettings,
  { depth, width, drawn, networks }: { depth: number; width: number; drawn: number; networks: number },
): BornDeadJob[] {
  const jobs: BornDeadJob[] = [];
  const each = 1000;
  for (let from = 0; from < networks; from += each) {
    const count = Math.min(each, networks - from);
    jobs.push({ kind: 'born-dead', depth, widths: [width], slope, networks: count, seed: seed + drawn + from });
  }
  return jobs;
}

export const compute = ({ depth, widths, slope, networks, seed }: BornDeadJob): BornDeadResult =>
  widths.map((width) => bornDeadFraction({ depth, width, networks, seed, negativeSlope: slope }).silent);

/** The whole map in one go: at build, and in tests. */
export function mapAll(settings: MapSettings): Counts {
  let counts = NOTHING;
  for (const job of jobsOf(settings)) counts = addResult(counts, job, compute(job));
  return counts;
}
