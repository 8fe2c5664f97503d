import type { AutodiffModel, Outcome } from './model.ts';
import { sideOf } from './one-sided.ts';
import { at, joined, piecesOf } from './pieces.ts';
import { evaluated } from './program.ts';
import { WINDOW } from './state.ts';
import { truthAt } from './truth.ts';

type Spot = readonly [x: number, y: number];
export interface Label {
  readonly at: Spot;
  readonly text: string;
}

export const BOX = { width: 360, height: 300 } as const;
/** One scale on both axes, so that slopes are true. */
const UNIT = 80;
const MIDDLE = 180;
const ZERO = 190;
/** Samples between two switches of a program that is not piecewise linear are this far apart. */
const SAMPLES = 240;

/** Geometry of the graph, in units of its view box. */
export interface GraphPicture {
  readonly axes: string;
  readonly xTicks: readonly Label[];
  readonly yTicks: readonly Label[];
  readonly graph: string;
  /** Whether the graph is drawn from its breakpoints; else from samples and the exact values at the switches. */
  readonly exact: boolean;
  readonly kinks: readonly Spot[];
  /** Where the function is smooth and a convention is read all the same. */
  readonly hidden: readonly Spot[];
  readonly open: readonly Spot[];
  readonly closed: readonly Spot[];
  /** The lines of the true slopes through the point, and the area between them. */
  readonly slopes: string;
  readonly wash: string;
  /** The line of the slope that was returned. */
  readonly returned: string;
  readonly point: Spot;
}

export function graphPicture(model: AutodiffModel): GraphPicture {
  const { node, truth, switches, mine, state } = model;
  // A graph far from 0 is brought into view by whole units.
  const lift = Math.abs(truth.value) > 1.2 && Number.isFinite(truth.value) ? Math.round(truth.value) : 0;
  const place = (x: number, y: number): Spot => [round(MIDDLE + UNIT * x), round(inView(ZERO - UNIT * (y - lift)))];
  const pieces = piecesOf(node, WINDOW);
  const curves = pieces
    ? joined(pieces).map((piece): (readonly [number, number])[] => [
        [piece.from, at(piece, piece.from)],
        [piece.to, at(piece, piece.to)],
      ])
    : sampled(model);
  const marked = switches
    .filter((x) => Math.abs(x) < WINDOW[1])
    .map((x) => ({ x, ...truthAt(node, x) }))
    .map(({ x, value, kind, left, right }) => ({
      kind,
      spot: place(x, value),
      ends: [place(x, left.value), place(x, right.value)],
    }));
  const jumps = marked.filter(({ kind }) => kind === 'jump');
  const value = Number.isFinite(truth.value) ? truth.value : 0;
  const { x } = state;
  const through = (slope: number): Spot[] =>
    Number.isFinite(slope)
      ? [place(x - 6, value - 6 * slope), place(x + 6, value + 6 * slope)]
      : [place(x, value - 6), place(x, value + 6)];
  const isContinuous = truth.slopes || truth.kind === 'steep';
  const sides = isContinuous ? [...new Set([truth.left.slope, truth.right.slope])].filter((s) => !Number.isNaN(s)) : [];
  const [lo, hi] = sides.map(through);
  const center = place(x, value);
  return {
    axes: `M0 ${place(0, 0)[1]}H${BOX.width}M${MIDDLE} 0V${BOX.height}`,
    xTicks: [-2, -1, 1, 2].map((tick) => ({ at: [place(tick, 0)[0], nearAxis(place(0, 0)[1])], text: signed(tick) })),
    yTicks: [-1, 1, 2].map((tick) => ({ at: [MIDDLE - 8, place(0, tick + lift)[1] + 4], text: signed(tick + lift) })),
    graph: connected(curves.map((curve) => curve.map(([u, v]) => place(u, v)))),
    exact: pieces !== undefined,
    kinks: marked.filter(({ kind }) => kind === 'kink' || kind === 'steep').map(({ spot }) => spot),
    hidden: marked.filter(({ kind }) => kind === 'smooth').map(({ spot }) => spot),
    open: jumps.flatMap(({ spot, ends }) => ends.filter((end) => end[1] !== spot[1] && Number.isFinite(end[1]))),
    closed: jumps.map(({ spot }) => spot),
    slopes: sides.map((slope) => path(through(slope))).join(''),
    wash: truth.kind === 'kink' ? `${path([center, lo[0], hi[0]])}Z${path([center, lo[1], hi[1]])}Z` : '',
    returned: Number.isNaN(mine.derivative) || !Number.isFinite(truth.value) ? '' : path(through(mine.derivative)),
    point: center,
  };
}

/** Points along the curve; at each switch the exact limits from both sides, so no corner is cut and no jump joined. */
function sampled({ node, switches }: AutodiffModel): (readonly [number, number])[][] {
  const [lo, hi] = WINDOW;
  const ends = [lo, ...switches.filter((x) => lo < x && x < hi), hi];
  const curves = ends.slice(1).map((to, i) => {
    const from = ends[i];
    const steps = Math.max(2, Math.ceil((SAMPLES * (to - from)) / (hi - lo)));
    return Array.from({ length: steps + 1 }, (_, k): readonly [number, number] => {
      if (k === 0) return [from, sideOf(node, from, 1).value];
      if (k === steps) return [to, sideOf(node, to, -1).value];
      const x = from + ((to - from) * k) / steps;
      return [x, evaluated(node, x)];
    });
  });
  return curves.flatMap(unbroken);
}

/** Cut where there is no value, and at poles: neighbors so far apart that the line would be steeper than 100. */
function unbroken(curve: readonly (readonly [number, number])[]): (readonly [number, number])[][] {
  const result: (readonly [number, number])[][] = [[]];
  for (const [x, y] of curve) {
    const last = result[result.length - 1];
    const before = last.at(-1);
    if (!Number.isFinite(y)) result.push([]);
    else if (before && Math.abs(y - before[1]) > 2) result.push([[x, y]]);
    else last.push([x, y]);
  }
  return result.filter((each) => each.length > 1);
}

/** Curves that meet are one line. */
function connected(curves: readonly (readonly Spot[])[]): string {
  let [text, last]: [string, Spot | undefined] = ['', undefined];
  for (const curve of curves) {
    const meets = last && last[0] === curve[0][0] && last[1] === curve[0][1];
    text += meets ? `L${path(curve.slice(1)).slice(1)}` : path(curve);
    last = curve[curve.length - 1];
  }
  return text;
}

const nearAxis = (y: number): number => Math.min(BOX.height - 4, Math.max(14, y + 16));

/** The slopes beside each other: what is true, and what is returned. */
export interface SlopePicture {
  readonly axis: string;
  readonly guides: string;
  readonly ticks: readonly Label[];
  /** The subdifferential as a bar with closed ends; '' where there is none. */
  readonly bar: string;
  readonly caps: string;
  readonly wash: string;
  readonly mine: readonly Mark[];
  readonly conventions: readonly Mark[];
  readonly frameworks: readonly Mark[];
}
export interface Mark {
  readonly at: Spot;
  readonly belongs: boolean | undefined;
}

/** The heights of the rows. */
export const ROWS = { truth: 46, mine: 110, conventions: 174, frameworks: 238, axis: 262 } as const;
const SIDE = 26;

export function slopePicture({ truth, mine, conventions, frameworks }: AutodiffModel): SlopePicture {
  const returned = [mine, ...conventions, ...frameworks.flatMap(({ outcome }) => outcome ?? [])];
  const all = [...returned.map(({ derivative }) => derivative), ...(truth.slopes ?? [])].filter(Number.isFinite);
  const [lo, hi] = [Math.min(-1, ...all.map(Math.floor)), Math.max(2, ...all.map(Math.ceil))];
  const place = (slope: number): number => round(SIDE + ((slope - lo) / (hi - lo)) * (BOX.width - 2 * SIDE));
  const step = Math.ceil((hi - lo) / 8);
  const ticks = Array.from({ length: Math.floor((hi - lo) / step) + 1 }, (_, i) => lo + i * step);
  const marks = (outcomes: readonly Outcome[], y: number): Mark[] => {
    const finite = outcomes.filter(({ derivative }) => Number.isFinite(derivative));
    const distinct = new Map(finite.map(({ derivative, belongs }) => [place(derivative), belongs]));
    return [...distinct].map(([x, belongs]) => ({ at: [x, y], belongs }));
  };
  const ends = truth.slopes?.map(place);
  const { axis } = ROWS;
  const isKink = ends && truth.kind === 'kink';
  return {
    axis: `M${SIDE - 12} ${axis}H${BOX.width - SIDE + 12}${ticks.map((tick) => `M${place(tick)} ${axis}v5`).join('')}`,
    guides: ends ? [...new Set(ends)].map((x) => `M${x} ${ROWS.truth}V${axis}`).join('') : '',
    ticks: ticks.map((tick) => ({ at: [place(tick), axis + 20], text: signed(tick) })),
    bar: isKink ? `M${ends[0]} ${ROWS.truth}H${ends[1]}` : '',
    caps: ends ? [...new Set(ends)].map((x) => `M${x} ${ROWS.truth - 9}v18`).join('') : '',
    wash: isKink ? `M${ends[0]} ${ROWS.truth}H${ends[1]}V${axis}H${ends[0]}Z` : '',
    mine: marks([mine], ROWS.mine),
    conventions: marks(conventions, ROWS.conventions),
    frameworks: marks(
      frameworks.flatMap(({ outcome }) => outcome ?? []),
      ROWS.frameworks,
    ),
  };
}

const path = (spots: readonly Spot[]): string => `M${spots.map(([x, y]) => `${x} ${y}`).join('L')}`;
/** Off the drawing far enough for any line to leave it in the right direction; drawings have no huge numbers. */
const inView = (y: number): number => Math.min(5000, Math.max(-5000, y));
const round = (value: number): number => Math.round(value * 10) / 10 || 0;
const signed = (value: number): string => String(value).replace('-', '−');

/** The x under a pointer. */
export const xAt = (place: number): number => (place - MIDDLE) / UNIT;
