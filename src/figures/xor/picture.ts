import { corners, cut, path, placer, type Window } from '../training/plane.ts';
import type { OpenedNetwork } from './networks.ts';
import type { Tallies } from './progress.ts';
import type { SweepSettings } from './state.ts';
import { endings, solvedShare } from './summary.ts';

export const BARS = { width: 560, height: 176, left: 70, right: 548, top: 8, row: 36, bar: 24 } as const;

export interface Segment {
  readonly id: string;
  readonly x: number;
  readonly width: number;
  readonly count: number;
}

export interface BarDrawing {
  readonly y: number;
  readonly segments: readonly Segment[];
  /** One standard error to both sides of the end of the solved part. */
  readonly error: { readonly from: number; readonly to: number } | undefined;
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** A bar for each width: the solved ones first, then the plateaus from low to high, then the rest; grey where not run yet. */
export function barsDrawing(tallies: Tallies, settings: SweepSettings): BarDrawing[] {
  const { left, right, top, row } = BARS;
  const scale = (right - left) / settings.seeds;
  return tallies.map((tally, i) => {
    let x = left;
    const segments: Segment[] = [];
    for (const id of [...endings(settings).map((ending) => ending.id), 'other' as const]) {
      const count = tally.endings[id];
      const width = tenth(count * scale);
      if (count > 0) segments.push({ id, x: tenth(x), width, count });
      x += count * scale;
    }
    const { share, error } = solvedShare(tally);
    const end = left + share * tally.count * scale;
    const reach = error * tally.count * scale;
    return {
      y: top + i * row,
      segments,
      error: tally.count > 0 ? { from: tenth(Math.max(left, end - reach)), to: tenth(end + reach) } : undefined,
    };
  });
}

export const PLANE = { width: 240, height: 180 } as const;
const WINDOW: Window = { left: -0.5, right: 1.5, bottom: -0.25, top: 1.25 };
const place = placer(WINDOW, PLANE.width);

export const POINTS = (
  [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ] as const
).map(([x1, x2]) => {
  const [x, y] = place([x1, x2]);
  return { x, y, name: `(${x1}, ${x2})`, label: x1 === x2 ? 0 : 1 };
});

/** The kink line of each unit that is not dead; a line outside the window is no line of the picture. */
export const openedKinks = ({ units }: OpenedNetwork): string =>
  units
    .filter(({ dead }) => !dead)
    .map(({ weights, bias }) =>
      path(cut(corners(WINDOW), ([x, y]) => weights[0] * x + weights[1] * y + bias).line.map(place)),
    )
    .join('');
