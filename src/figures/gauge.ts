import type { Interval } from '../core/types.ts';

/** The subdifferential as a glyph of 22 × 40: a bar with closed ends, and where the returned value lies on it. */
export interface Gauge {
  readonly lo: number;
  readonly hi: number;
  readonly value: number;
  readonly outside: boolean;
  readonly single: boolean;
}

const TOP = 2;
const HEIGHT = 36;
const ROOM = 0.35;

export function gauge(value: number, [lo, hi]: Interval): Gauge {
  const bottom = Math.min(lo, value, 0) - ROOM;
  const top = Math.max(hi, value, 1) + ROOM;
  const place = (slope: number): number =>
    Math.round(100 * (TOP + HEIGHT - ((slope - bottom) / (top - bottom)) * HEIGHT)) / 100;
  return { lo: place(lo), hi: place(hi), value: place(value), outside: value < lo || value > hi, single: lo === hi };
}
