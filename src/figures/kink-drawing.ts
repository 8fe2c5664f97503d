import type { Activation, Interval } from '../core/types.ts';
import type { KinkModel } from './kink.ts';

/** One scale everywhere: 100 units of the drawing are 1, on both axes of both plots, so slopes look like slopes. */
const UNIT = 100;
const Y_ZERO = 240;
const LEFT = { x: 220, z: [-2, 2], y: [-1, 2] } as const;
const RIGHT = { x: 184, z: [-1.6, 1.6] } as const;
const FAN_LINES = 9;

type Point = readonly [x: number, y: number];

export const functionX = (z: number) => round(LEFT.x + UNIT * z);
export const slopeX = (z: number) => round(RIGHT.x + UNIT * z);
export const plotY = (y: number) => round(Y_ZERO - UNIT * y);
/** The numbers under a pointer, from the coordinates of the drawing. */
export const zAt = (x: number) => (x - LEFT.x) / UNIT;
export const slopeAt = (y: number) => (Y_ZERO - y) / UNIT;

export interface KinkDrawing {
  /** The branches of the graph, left and right of the kink. */
  readonly inactive: string;
  readonly active: string;
  /** The supporting lines at the kink, and the area they sweep; '' away from it. */
  readonly fan: string;
  readonly wash: string;
  /** The chosen line at the kink, else the tangent. */
  readonly line: string;
  /** Where the chosen line rises above the graph. */
  readonly violation: string;
  readonly point: Point;
  /** Degrees, for the words along the branches. */
  readonly inactiveAngle: number;
  readonly activeAngle: number;
  /** Where the words of the left branch begin, and whether they hang below it. */
  readonly inactiveText: Point;
  readonly inactiveTextBelow: boolean;
  /** The numbers left of 0 stand below the axis, or above it where the graph runs below. */
  readonly leftTickY: number;
  /** The branches of the derivative, left and right of the kink. */
  readonly lowBranch: string;
  readonly highBranch: string;
  /** The subdifferential at the kink: a bar and its end caps. */
  readonly bar: string;
  readonly caps: string;
  readonly ends: readonly [lo: Point, hi: Point];
  /** The convention, and its words beside it. */
  readonly grip: Point;
  readonly gripTextY: number;
  /** The one slope at z, away from the kink. */
  readonly slopePoint: Point;
}

export function kinkDrawing(model: KinkModel): KinkDrawing {
  const { activation, state, atKink, slopes, derivative, violation } = model;
  const [lo, hi] = slopes;
  const lineSlope = atKink ? state.g : derivative;
  return {
    ...branches(activation, LEFT.z),
    fan: atKink ? fan(slopes) : '',
    wash: atKink ? wash(slopes) : '',
    line: polyline(lineEnds(lineSlope)),
    violation: atKink && violation ? wedge(activation, state.g, violation) : '',
    point: [functionX(state.z), plotY(model.value)],
    inactiveAngle: degrees(lo),
    activeAngle: degrees(hi),
    inactiveText: [functionX(-1.9), plotY(activation.value(-1.9))],
    // Between a nearly flat branch and the axis there is no room for words; under a steep one there is no window left.
    inactiveTextBelow: lo > 0 && lo < 0.3,
    leftTickY: lo > 0 ? 232 : 258,
    lowBranch: `M${slopeX(RIGHT.z[0])} ${plotY(lo)}H${slopeX(0)}`,
    highBranch: `M${slopeX(0)} ${plotY(hi)}H${slopeX(RIGHT.z[1])}`,
    bar: `M${slopeX(0)} ${plotY(lo)}V${plotY(hi)}`,
    caps: `M${slopeX(0) - 13} ${plotY(lo)}h26M${slopeX(0) - 13} ${plotY(hi)}h26`,
    ends: [
      [slopeX(0), plotY(lo)],
      [slopeX(0), plotY(hi)],
    ],
    grip: [slopeX(0), plotY(state.g)],
    gripTextY: gripTextY(state.g, hi),
    slopePoint: [slopeX(state.z), plotY(derivative)],
  };
}

/** A kinked function is its breakpoints: the ends of the window and the kinks, joined by straight lines. */
function branches(activation: Activation, [from, to]: Interval): Pick<KinkDrawing, 'inactive' | 'active'> {
  const at = (z: number): Point => [z, activation.value(z)];
  const kinks = activation.kinks.filter((z) => from < z && z < to);
  const middle = kinks[0] ?? 0;
  return { inactive: polyline([at(from), at(middle)]), active: polyline([at(middle), at(to)]) };
}

function fan([lo, hi]: Interval): string {
  const lines = Array.from({ length: FAN_LINES }, (_, i) => lo + ((hi - lo) * i) / (FAN_LINES - 1));
  return lines.map((slope) => polyline(lineEnds(slope))).join('');
}

/** The area between the lowest and the highest supporting line on either side of the kink. */
function wash([lo, hi]: Interval): string {
  const [lowLeft, lowRight] = lineEnds(lo);
  const [highLeft, highRight] = lineEnds(hi);
  const corner: Point[] = highLeft[0] > lowLeft[0] ? [[LEFT.z[0], LEFT.y[0]]] : [];
  return `${polyline([[0, 0], lowRight, highRight])}Z${polyline([[0, 0], lowLeft, ...corner, highLeft])}Z`;
}

/** Between the graph and a line that is too steep for it, inside the window. */
function wedge(activation: Activation, slope: number, side: 'left' | 'right'): string {
  const [left, right] = lineEnds(slope);
  const end = side === 'left' ? LEFT.z[0] : LEFT.z[1];
  return `${polyline([[0, 0], [end, activation.value(end)], side === 'left' ? left : right])}Z`;
}

/** Where the line y = slope · z leaves the window. */
function lineEnds(slope: number): readonly [Point, Point] {
  const leave = (z: number): Point => {
    const y = slope * z;
    const bound = Math.min(LEFT.y[1], Math.max(LEFT.y[0], y));
    return [bound === y ? z : bound / slope, bound];
  };
  return [leave(LEFT.z[0]), leave(LEFT.z[1])];
}

/** The words keep clear of the right branch and of the numbers of the axis. */
function gripTextY(g: number, hi: number): number {
  if (g < -0.02) return Math.max(279, plotY(g) + 5);
  const middle = plotY(g) + 5;
  if (Math.abs(g - hi) > 0.16) return middle;
  return g < hi ? plotY(hi) + 22 : plotY(hi) - 13;
}

/** `M20 240L220 240`, in units of the drawing. */
function polyline(points: readonly Point[]): string {
  return points.map(([z, y], i) => `${i === 0 ? 'M' : 'L'}${functionX(z)} ${plotY(y)}`).join('');
}

function degrees(slope: number): number {
  return round((-180 * Math.atan(slope)) / Math.PI);
}

function round(value: number): number {
  return Number(value.toFixed(2)) || 0;
}
