import { corners, cut, type Point, path, placer, windowOf } from './plane.ts';
import { datasetOf, outputAt, type Snapshot, type UnitSnapshot } from './snapshot.ts';
import type { Settings } from './state.ts';

/** Geometry of the decision surface and of the units' thumbnails, in the units of their view boxes. */

export const SURFACE = { width: 360, height: 270 } as const;
export const THUMB = { width: 160, height: 120 } as const;

export interface SurfaceDrawing {
  /** Where the network says B (output > 0); it says A on the rest of the window. */
  readonly areaB: string;
  readonly boundary: string;
  /** The kink lines of the units that are not silent. */
  readonly kinks: string;
}

/**
 * Exact, not sampled: the kink lines cut the window into pieces on which the network is linear, and its boundary
 * crosses each piece in a straight line. So the drawing bends only where the network does.
 */
export function surfaceDrawing(snapshot: Snapshot): SurfaceDrawing {
  const window = windowOf(snapshot.settings);
  const place = placer(window, SURFACE.width);
  let areaB = '';
  let boundary = '';
  for (const piece of linearPieces(snapshot.units, corners(window))) {
    const { positive, line } = cut(piece, ([x, y]) => outputAt(snapshot, x, y));
    areaB += path(positive.map(place), true);
    boundary += path(line.map(place));
  }
  const kinks = snapshot.units
    .filter((unit) => !unit.silent)
    .map((unit) => path(cut(corners(window), preactivation(unit)).line.map(place)))
    .join('');
  return { areaB, boundary, kinks };
}

function linearPieces(units: readonly UnitSnapshot[], whole: readonly Point[]): (readonly Point[])[] {
  let pieces = [whole];
  for (const unit of units) {
    pieces = pieces.flatMap((piece) => {
      const { positive, rest } = cut(piece, preactivation(unit));
      return [positive, rest].filter((part) => part.length > 0);
    });
  }
  return pieces;
}

const preactivation =
  ({ weights, bias }: UnitSnapshot) =>
  ([x, y]: Point): number =>
    weights[0] * x + weights[1] * y + bias;

/** The part of the window in which the unit is active, and its kink line. */
export function thumbDrawing(unit: UnitSnapshot, settings: Settings): { active: string; kink: string } {
  const window = windowOf(settings);
  const place = placer(window, THUMB.width);
  const { positive, line } = cut(corners(window), preactivation(unit));
  return { active: path(positive.map(place), true), kink: path(line.map(place)) };
}

export interface Sample {
  readonly x: number;
  readonly y: number;
  readonly label: 0 | 1;
}

export function sampleMarks(settings: Settings, width: number): Sample[] {
  const { inputs, targets } = datasetOf(settings);
  const place = placer(windowOf(settings), width);
  return Array.from(targets, (target, i) => {
    const [x, y] = place([inputs[2 * i], inputs[2 * i + 1]]);
    return { x, y, label: target > 0.5 ? 1 : 0 };
  });
}
