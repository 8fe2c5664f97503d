import type { Count } from './counts.ts';
import { DEPTHS, type MapSettings, WIDTHS } from './state.ts';

/** Some networks of every width at one depth, or of one width. */
export interface BornDeadJob {
  readonly kind: 'born-dead';
  readonly depth: number;
  readonly widths: readonly number[];
  readonly initializer: MapSettings['initializer'];
  readonly slope: number;
  readonly networks: number;
  readonly seed: number;
}

/** How many of them are silent and how far, in the order of the widths. */
export type BornDeadResult = readonly Pick<Count, 'silent' | 'silentLayers'>[];

const ALL_WIDTHS = Array.from({ length: WIDTHS.last - WIDTHS.first + 1 }, (_, i) => WIDTHS.first + i);
/** Networks of a job for each width: a deep row takes some tens of milliseconds. Drawn whole, a network takes longer. */
const perJob = ({ initializer }: Pick<MapSettings, 'initializer'>): number => (initializer === 'he' ? 250 : 50);

/** The whole map in pieces: all depths with the first networks, then with the next. */
export function jobsOf({ initializer, slope, networks, seed }: MapSettings): BornDeadJob[] {
  const jobs: BornDeadJob[] = [];
  const each = perJob({ initializer });
  for (let from = 0; from < networks; from += each) {
    for (let depth = DEPTHS.first; depth <= DEPTHS.last; depth++) {
      const count = Math.min(each, networks - from);
      jobs.push({
        kind: 'born-dead',
        depth,
        widths: ALL_WIDTHS,
        initializer,
        slope,
        networks: count,
        seed: seed + from,
      });
    }
  }
  return jobs;
}

/** More networks of one cell, beyond those that the map has drawn of it. */
export function moreOf(
  { initializer, slope, seed }: MapSettings,
  { depth, width, drawn, networks }: { depth: number; width: number; drawn: number; networks: number },
): BornDeadJob[] {
  const jobs: BornDeadJob[] = [];
  const each = 4 * perJob({ initializer });
  for (let from = 0; from < networks; from += each) {
    const count = Math.min(each, networks - from);
    jobs.push({
      kind: 'born-dead',
      depth,
      widths: [width],
      initializer,
      slope,
      networks: count,
      seed: seed + drawn + from,
    });
  }
  return jobs;
}
