import type { Interval } from '../../core/types.ts';
import type { FunctionName } from './state.ts';

/** Both drawings have this view box, so that they stand level. */
export const BOX = { width: 360, height: 300 } as const;

/** Where a function is looked at: one scale for both axes, so slopes and right angles are true. */
export interface View {
  /** Units of the drawing for 1. */
  readonly unit: number;
  /** The place of the origin. */
  readonly origin: readonly [x: number, y: number];
  /** Where the reader may start. */
  readonly start: { readonly x: Interval; readonly y: Interval };
  /** One arrow key, one page. */
  readonly step: number;
  readonly bigStep: number;
  /** Numbers no key jumps over: 0 and the kinks. */
  readonly stops: readonly number[];
  readonly ticks: readonly number[];
  /** The values whose level lines are drawn. */
  readonly levels: readonly number[];
}

/** Below the graph of a function of one variable hang its steps, down to the lower edge. */
export const TRAIL = { top: 216, bottom: 290 } as const;

const line = (stops: readonly number[]): View => ({
  unit: 70,
  origin: [180, 200],
  start: { x: [-2, 2], y: [0, 0] },
  step: 0.05,
  bigStep: 0.5,
  stops,
  ticks: [-2, -1, 1, 2],
  levels: [],
});

export const VIEWS: Readonly<Record<FunctionName, View>> = {
  abs: line([0]),
  hinge: line([-1, 0, 0.5, 1]),
  diamond: {
    unit: 80,
    origin: [180, 150],
    start: { x: [-2, 2], y: [-1.5, 1.5] },
    step: 0.05,
    bigStep: 0.5,
    stops: [0],
    ticks: [-2, -1, 1, 2],
    levels: [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5],
  },
  wolfe: {
    unit: 15.5,
    origin: [98, 150],
    start: { x: [-6, 16.5], y: [-9, 9] },
    step: 0.25,
    bigStep: 2,
    stops: [0],
    ticks: [-5, 5, 10, 15],
    levels: [-1, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 24, 28, 32, 36, 40],
  },
};

export const place = ({ unit, origin }: View, [x, y]: readonly [number, number]): readonly [number, number] => [
  round(origin[0] + unit * x),
  round(origin[1] - unit * y),
];

/** The least and the largest x in the window. */
export const ends = ({ unit, origin }: View): readonly [number, number] => [
  -origin[0] / unit,
  (BOX.width - origin[0]) / unit,
];

/** The point under a pointer, from the coordinates of the drawing. */
export const pointAt = ({ unit, origin }: View, at: { readonly x: number; readonly y: number }) => ({
  x: (at.x - origin[0]) / unit,
  y: (origin[1] - at.y) / unit,
});

export const round = (value: number): number => Math.round(value * 10) / 10 || 0;
