import type { Dataset } from '../../core/index.ts';
import { outputAt, type Snapshot, type UnitSnapshot } from './run.ts';
import type { TrainingState } from './state.ts';

/** Geometry of the drawings, in the units of their view boxes. Everything is drawn from a snapshot's own numbers. */

export const SURFACE = { width: 360, height: 270 } as const;
export const THUMB = { width: 160, height: 120 } as const;
const CELL = 5;

interface Window {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}
type Point = readonly [x: number, y: number];

/** Equal units on both axes: 4 : 3, around the data. */
export const windowOf = ({ data }: Pick<TrainingState, 'data'>): Window =>
  data === 'xor' ? { left: -0.5, right: 1.5, bottom: -0.25, top: 1.25 } : { left: -2, right: 2, bottom: -1.5, top: 1.5 };

const round = (value: number): number => Math.round(value * 10) / 10;

/** From data to a box of the given width. */
function placer(window: Window, width: number): (point: Point) => [number, number] {
  const unit = width / (window.right - window.left);
  return ([x, y]) => [round((x - window.left) * unit), round((window.top - y) * unit)];
}

const path = (points: readonly (readonly [number, number])[], closed = false): string =>
  points.length === 0 ? '' : `M${points.map(([x, y]) => `${x} ${y}`).join('L')}${closed ? 'Z' : ''}`;

export interface SurfaceDrawing {
  /** Where the network says A (output ≤ 0) and B, as runs of cells. */
  readonly areaA: string;
  readonly areaB: string;
  readonly boundary: string;
  /** The kink lines of the units that are not silent. */
  readonly kinks: string;
}

export function surfaceDrawing(snapshot: Snapshot, state: TrainingState): SurfaceDrawing {
  const window = windowOf(state);
  const unit = (window.right - window.left) / SURFACE.width;
  const valueAt = (px: number, py: number): number => outputAt(snapshot, state, window.left + px * unit, window.top - py * unit);
  const columns = SURFACE.width / CELL;
  const rows = SURFACE.height / CELL;
  const corners = Array.from({ length: rows + 1 }, (_, j) => Array.from({ length: columns + 1 }, (_, i) => valueAt(i * CELL, j * CELL)));

  const areas = { A: '', B: '' };
  for (let j = 0; j < rows; j++) {
    let start = 0;
    let label: 'A' | 'B' | undefined;
    for (let i = 0; i <= columns; i++) {
      const here = i === columns ? undefined : valueAt((i + 0.5) * CELL, (j + 0.5) * CELL) > 0 ? 'B' : 'A';
      if (here === label) continue;
      if (label) areas[label] += `M${start * CELL} ${j * CELL}h${(i - start) * CELL}v${CELL}H${start * CELL}Z`;
      label = here;
      start = i;
    }
  }
  const place = placer(window, SURFACE.width);
  const kinks = snapshot.units
    .filter((candidate) => !candidate.silent)
    .map((candidate) => path(kinkLine(candidate, window).map(place)))
    .join('');
  return { areaA: areas.A, areaB: areas.B, boundary: zeroLine(corners), kinks };
}

/** Marching squares: the output is linear almost everywhere, so its zero is found exactly along most edges. */
function zeroLine(corners: readonly (readonly number[])[]): string {
  let out = '';
  const crossing = (a: number, b: number): number | undefined => (a > 0 !== b > 0 ? a / (a - b) : undefined);
  for (let j = 0; j + 1 < corners.length; j++) {
    for (let i = 0; i + 1 < (corners[j]?.length ?? 0); i++) {
      const a = corners[j][i];
      const b = corners[j][i + 1];
      const c = corners[j + 1][i + 1];
      const d = corners[j + 1][i];
      const points: [number, number][] = [];
      const top = crossing(a, b);
      const right = crossing(b, c);
      const bottom = crossing(d, c);
      const left = crossing(a, d);
      if (top !== undefined) points.push([i + top, j]);
      if (right !== undefined) points.push([i + 1, j + right]);
      if (bottom !== undefined) points.push([i + bottom, j + 1]);
      if (left !== undefined) points.push([i, j + left]);
      for (let k = 0; k + 1 < points.length; k += 2) {
        out += path([points[k], points[k + 1]].map(([x, y]) => [round(x * CELL), round(y * CELL)] as const));
      }
    }
  }
  return out;
}

/** The line z = 0 inside the window, as two points, or none. */
function kinkLine({ weights, bias }: UnitSnapshot, window: Window): Point[] {
  const box = boxOf(window);
  return box.flatMap((from, i) => {
    const to = box[(i + 1) % box.length] as Point;
    const a = weights[0] * from[0] + weights[1] * from[1] + bias;
    const b = weights[0] * to[0] + weights[1] * to[1] + bias;
    return a > 0 !== b > 0 ? [along(from, to, a / (a - b))] : [];
  });
}

/** The part of the window with z > 0. */
function activePart({ weights, bias }: UnitSnapshot, window: Window): Point[] {
  const box = boxOf(window);
  return box.flatMap((from, i) => {
    const to = box[(i + 1) % box.length] as Point;
    const a = weights[0] * from[0] + weights[1] * from[1] + bias;
    const b = weights[0] * to[0] + weights[1] * to[1] + bias;
    return [...(a > 0 ? [from] : []), ...(a > 0 !== b > 0 ? [along(from, to, a / (a - b))] : [])];
  });
}

const boxOf = ({ left, right, bottom, top }: Window): Point[] => [
  [left, top],
  [right, top],
  [right, bottom],
  [left, bottom],
];
const along = (from: Point, to: Point, t: number): Point => [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])];

export const thumbDrawing = (unit: UnitSnapshot, state: TrainingState): { active: string; kink: string } => {
  const window = windowOf(state);
  const place = placer(window, THUMB.width);
  return { active: path(activePart(unit, window).map(place), true), kink: path(kinkLine(unit, window).map(place)) };
};

export interface Sample {
  readonly x: number;
  readonly y: number;
  readonly label: 0 | 1;
}

export function sampleMarks(data: Dataset, state: TrainingState, width: number): Sample[] {
  const place = placer(windowOf(state), width);
  return Array.from(data.targets, (target, i) => {
    const [x, y] = place([data.inputs[2 * i], data.inputs[2 * i + 1]]);
    return { x, y, label: target > 0.5 ? 1 : 0 };
  });
}

export const CURVE = { width: 360, height: 200, left: 46, right: 346, top: 14, bottom: 160 } as const;

export interface CurveDrawing {
  readonly line: string;
  readonly end: readonly [number, number];
  readonly yTicks: readonly { readonly y: number; readonly text: string }[];
  readonly xTicks: readonly { readonly x: number; readonly text: string }[];
  /** Where units fell silent for good (so far). */
  readonly falls: readonly { readonly x: number; readonly y: number; readonly step: number; readonly dead: boolean }[];
}

/** Loss against steps, the loss on a log axis. */
export function curveDrawing({ losses, units, step }: Snapshot): CurveDrawing {
  const positive = losses.filter((loss) => loss > 0);
  const low = Math.min(-1, Math.floor(Math.log10(Math.min(...positive, 1))));
  const high = Math.max(0, Math.ceil(Math.log10(Math.max(...positive, 0.1))));
  const lastStep = Math.max(100, step);
  const x = (at: number): number => round(CURVE.left + (at / lastStep) * (CURVE.right - CURVE.left));
  const y = (loss: number): number => {
    const share = (high - Math.log10(Math.max(loss, 10 ** low))) / (high - low);
    return round(CURVE.top + share * (CURVE.bottom - CURVE.top));
  };
  // At most 240 points; the first steps, where most happens, are all kept.
  const every = Math.max(1, Math.ceil(losses.length / 200));
  const points = losses.flatMap((loss, i) => (i < 40 || i % every === 0 || i === losses.length - 1 ? [[x(i), y(loss)] as const] : []));
  const tickStep = niceStep(lastStep / 4);
  const decades = high - low > 8 ? 2 : 1;
  return {
    line: path(points),
    end: points[points.length - 1] ?? [CURVE.left, CURVE.bottom],
    yTicks: Array.from({ length: Math.floor((high - low) / decades) + 1 }, (_, i) => low + i * decades).map((power) => ({
      y: y(10 ** power),
      text: power >= -3 && power <= 3 ? String(10 ** power).replace('1e-', '10⁻') : `10${superscript(power)}`,
    })),
    xTicks: Array.from({ length: Math.floor(lastStep / tickStep) + 1 }, (_, i) => i * tickStep).map((at) => ({ x: x(at), text: String(at) })),
    falls: units.flatMap(({ silentSince, dead }) =>
      silentSince === undefined ? [] : [{ x: x(silentSince), y: y(losses[silentSince] ?? 1), step: silentSince, dead }],
    ),
  };
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= rough) ?? rough;
}

const superscript = (power: number): string => [...String(power)].map((c) => ({ '-': '⁻' })[c] ?? '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)]).join('');
