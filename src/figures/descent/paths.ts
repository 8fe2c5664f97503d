import { round } from './views.ts';

/** A place in a drawing. */
export type Spot = readonly [x: number, y: number];

export interface Label {
  readonly at: Spot;
  readonly text: string;
}

/** A dot for each point in one path: lines of no length, with round ends. */
export const dots = (spots: readonly Spot[]): string => spots.map(([x, y]) => `M${x} ${y}h0`).join('');

/** A square around each point, in one path. */
export const squares = (spots: readonly Spot[]): string =>
  spots.map(([x, y]) => `M${round(x - 2.2)} ${round(y - 2.2)}h4.4v4.4h-4.4Z`).join('');

/** A line through points; nothing for none. */
export const path = (spots: readonly Spot[], closed = false): string =>
  spots.length === 0 ? '' : `M${spots.map(([x, y]) => `${x} ${y}`).join('L')}${closed ? 'Z' : ''}`;
