import { type Point, path, round } from './plane.ts';
import type { Snapshot } from './snapshot.ts';

/** Geometry of the loss curve. Its view box has the shape of the surface's, so that the two stand level. */
export const CURVE = { width: 360, height: 270, left: 44, right: 344, top: 14, bottom: 228 } as const;

/** More points than this cannot be told apart. */
const POINTS = 200;

export interface CurveDrawing {
  readonly line: string;
  readonly end: Point;
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
  // The first steps, where most happens, are all kept.
  const every = Math.max(1, Math.ceil(losses.length / POINTS));
  const points = losses.flatMap((loss, i): Point[] =>
    i < 40 || i % every === 0 || i === losses.length - 1 ? [[x(i), y(loss)]] : [],
  );
  const tickStep = niceStep(lastStep / 4);
  const decades = high - low > 8 ? 2 : 1;
  return {
    line: path(points),
    end: points[points.length - 1],
    yTicks: Array.from({ length: Math.floor((high - low) / decades) + 1 }, (_, i) => low + i * decades).map(
      (power) => ({ y: y(10 ** power), text: power >= -3 && power <= 3 ? decimal(power) : `10${superscript(power)}` }),
    ),
    xTicks: Array.from({ length: Math.floor(lastStep / tickStep) + 1 }, (_, i) => i * tickStep).map((at) => ({
      x: x(at),
      text: String(at),
    })),
    falls: units
      .flatMap(({ silentSince, dead }) =>
        silentSince === undefined ? [] : [{ x: x(silentSince), y: y(losses[silentSince]), step: silentSince, dead }],
      )
      .sort((a, b) => a.step - b.step),
  };
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= rough) ?? rough;
}

const decimal = (power: number): string => (power < 0 ? (10 ** power).toFixed(-power) : String(10 ** power));

const superscript = (power: number): string =>
  [...String(power)].map((c) => (c === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)])).join('');
