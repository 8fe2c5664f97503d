import type { Settings } from './state.ts';

/** The plane of the inputs: its window, and the one operation all drawings are made of, cutting a convex piece in two. */

export type Point = readonly [x: number, y: number];

export interface Window {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** Equal units on both axes: 4 : 3, around the data. */
export const windowOf = ({ data }: Pick<Settings, 'data'>): Window =>
  data === 'xor'
    ? { left: -0.5, right: 1.5, bottom: -0.25, top: 1.25 }
    : { left: -2, right: 2, bottom: -1.5, top: 1.5 };

export const corners = ({ left, right, bottom, top }: Window): Point[] => [
  [left, top],
  [right, top],
  [right, bottom],
  [left, bottom],
];

export interface Cut {
  /** The part where the function is positive, and the rest; empty if there is none. */
  readonly positive: readonly Point[];
  readonly rest: readonly Point[];
  /** Where the function is 0 between the two: two points, or none. */
  readonly line: readonly Point[];
}

/** Cuts a convex polygon along the zero of a function that is linear on it. Both parts share the same two new corners. */
export function cut(polygon: readonly Point[], value: (point: Point) => number): Cut {
  const values = polygon.map(value);
  const positive: Point[] = [];
  const rest: Point[] = [];
  const line: Point[] = [];
  polygon.forEach((from, i) => {
    const next = (i + 1) % polygon.length;
    const [a, b] = [values[i], values[next]];
    (a > 0 ? positive : rest).push(from);
    if (a > 0 === b > 0) return;
    const crossing = along(from, polygon[next], a / (a - b));
    positive.push(crossing);
    rest.push(crossing);
    line.push(crossing);
  });
  return { positive, rest, line };
}

const along = (from: Point, to: Point, t: number): Point => [
  from[0] + t * (to[0] - from[0]),
  from[1] + t * (to[1] - from[1]),
];

/** From data to a drawing of the given width, rounded to a tenth of its unit. */
export function placer(window: Window, width: number): (point: Point) => Point {
  const unit = width / (window.right - window.left);
  return ([x, y]) => [round((x - window.left) * unit), round((window.top - y) * unit)];
}

export const round = (value: number): number => Math.round(value * 10) / 10 || 0;

/** SVG path data; nothing for no points. */
export const path = (points: readonly Point[], closed = false): string =>
  points.length === 0 ? '' : `M${points.map(([x, y]) => `${x} ${y}`).join('L')}${closed ? 'Z' : ''}`;
