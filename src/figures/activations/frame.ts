import type { Interval } from '../../core/types.ts';
import { formatShort } from '../../ui/format.ts';

type Point = readonly [x: number, y: number];

/** All plots have the same width and the same left edge, so z stands at the same place in each. */
const WIDTH = 420;
const LEFT = 36;
const RIGHT = 408;
const SIZES = {
  // 1.8 windows high: with the y of the value plot, units are equal on both axes.
  value: { title: 'value', height: 404, top: 44, bottom: 44 + 0.9 * (RIGHT - LEFT) },
  derivative: { title: 'derivative', height: 196, top: 24, bottom: 170 },
  second: { title: 'second derivative', height: 196, top: 24, bottom: 170 },
} as const;
/** Intervals of a sampled piece as wide as the window: about two units of the drawing each. */
const SAMPLES = 192;

interface Tick {
  readonly at: number;
  readonly text: string;
}

/** A window in z and y, and where it lies in a drawing. */
export interface Frame {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly span: number;
  readonly y: Interval;
  readonly grid: string;
  readonly axes: string;
  readonly zTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  x(z: number): number;
  at(point: Point): Point;
  holds(y: number): boolean;
  /** A polyline; what leaves the window is cut off. */
  line(points: readonly Point[]): string;
}

export function frame(kind: keyof typeof SIZES, span: number, y: Interval): Frame {
  const { title, height, top, bottom } = SIZES[kind];
  const x = (z: number): number => round(LEFT + ((z + span) / (2 * span)) * (RIGHT - LEFT));
  const down = (value: number): number => round(bottom - ((value - y[0]) / (y[1] - y[0])) * (bottom - top));
  const zs = multiples(span / 4, [-span, span]);
  const ys = multiples(kind === 'value' ? span / 4 : y[1] - y[0] > 2.5 ? 1 : 0.5, y);
  const at = ([z, value]: Point): Point => [x(z), down(value)];
  return {
    title,
    width: WIDTH,
    height,
    left: LEFT,
    right: RIGHT,
    top,
    bottom,
    span,
    y,
    grid: [
      ...zs.map((z) => `M${x(z)} ${top}V${bottom}`),
      ...ys.map((value) => `M${LEFT} ${down(value)}H${RIGHT}`),
    ].join(''),
    axes: `M${LEFT} ${down(0)}H${RIGHT}M${x(0)} ${top}V${bottom}`,
    zTicks: zs.filter((_, i) => i % 2 === 0).map((z) => ({ at: x(z), text: formatShort(z) })),
    yTicks: ys.map((value) => ({ at: down(value), text: formatShort(value) })),
    x,
    at,
    holds: (value) => value >= y[0] && value <= y[1],
    line: (points) => polyline(points, [[-span, span], y], at),
  };
}

/** The z under a pointer, from the coordinates of the drawing. */
export const zAt = (x: number, span: number): number => ((x - LEFT) / (RIGHT - LEFT)) * 2 * span - span;

export interface Curve {
  /** Kinks and jumps. */
  readonly breaks: readonly number[];
  /** The limits from the left and from the right. */
  sides(z: number): readonly [left: number, right: number];
  /** Whether two points draw a piece between two breaks. */
  isLine(piece: Interval): boolean;
}

/** The graph, cut at every break: each piece runs from its limit at one end to its limit at the other. */
export function curvePath(box: Frame, { breaks, sides, isLine }: Curve): string {
  const lines: Point[][] = [];
  for (const piece of piecesOf(breaks, box.span)) {
    const points = pointsOf(
      piece,
      sides,
      isLine(piece) ? 1 : Math.ceil((SAMPLES * (piece[1] - piece[0])) / (2 * box.span)),
    );
    const [first] = points as [Point];
    const last = lines.at(-1)?.at(-1);
    // Where the graph is not torn, the line goes on, so that its corner is a corner.
    if (last?.[0] === first[0] && last[1] === first[1]) lines.at(-1)?.push(...points.slice(1));
    else lines.push(points);
  }
  return lines.map(box.line).join('');
}

function piecesOf(breaks: readonly number[], span: number): Interval[] {
  const inside = breaks.filter((z) => -span < z && z < span).sort((a, b) => a - b);
  const ends = [-span, ...inside, span];
  return ends.slice(1).map((end, i): Interval => [ends[i] as number, end]);
}

/** Samples, with the exact limits at both ends. */
function pointsOf([from, to]: Interval, sides: Curve['sides'], count: number): Point[] {
  return Array.from({ length: count + 1 }, (_, i): Point => {
    if (i === 0) return [from, sides(from)[1]];
    if (i === count) return [to, sides(to)[0]];
    const z = from + ((to - from) * i) / count;
    return [z, sides(z)[0]];
  });
}

/** Nine numbers inside a piece, to see whether a derivative is constant there. */
export function within([from, to]: Interval): number[] {
  return Array.from({ length: 9 }, (_, i) => from + ((to - from) * (i + 0.5)) / 9);
}

function multiples(step: number, [lo, hi]: Interval): number[] {
  const first = Math.ceil(lo / step - 1e-9);
  const last = Math.floor(hi / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step || 0);
}

/** Liang and Barsky's cut of each segment; a new subpath begins where the line comes back into the window. */
function polyline(
  points: readonly Point[],
  window: readonly [Interval, Interval],
  at: (point: Point) => Point,
): string {
  let d = '';
  let open = false;
  points.slice(1).forEach((to, i) => {
    const from = points[i] as Point;
    const [enter, leave] = inside(from, to, window);
    if (enter > leave) {
      open = false;
      return;
    }
    const on = (t: number): Point => [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])];
    const start = enter === 0 ? from : on(enter);
    const end = leave === 1 ? to : on(leave);
    if (!open || enter > 0) d += `M${at(start).join(' ')}`;
    d += `L${at(end).join(' ')}`;
    open = leave === 1;
  });
  return d;
}

function inside(
  from: Point,
  to: Point,
  window: readonly [Interval, Interval],
): readonly [enter: number, leave: number] {
  let [enter, leave] = [0, 1];
  for (const axis of [0, 1] as const) {
    const [start, run, [lo, hi]] = [from[axis], to[axis] - from[axis], window[axis]];
    if (run === 0) {
      if (start < lo || start > hi) return [1, 0];
      continue;
    }
    const [a, b] = [(lo - start) / run, (hi - start) / run];
    enter = Math.max(enter, Math.min(a, b));
    leave = Math.min(leave, Math.max(a, b));
  }
  return [enter, leave];
}

function round(value: number): number {
  return Number(value.toFixed(2)) || 0;
}
