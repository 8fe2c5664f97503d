import { formatShort } from '../../ui/format.ts';
import type { DescentModel } from './model.ts';
import { dots, type Label, path } from './paths.ts';
import { MAX_STEPS } from './state.ts';
import { round } from './views.ts';

/** Geometry of the right drawing: values against steps, above the minimum if there is one. */
export const PLOT = { left: 42, right: 346, top: 22, bottom: 258 } as const;

export interface ProgressDrawing {
  readonly grid: string;
  readonly xTicks: readonly Label[];
  readonly yTicks: readonly Label[];
  /** The value at each step, the best so far, and the bound above it. */
  readonly values: string;
  readonly dots: string;
  readonly best: string;
  readonly other: string;
  readonly bound: string;
  /** What the bound tends to. */
  readonly limit?: { readonly y: number; readonly text: string };
  readonly now: readonly [number, number];
}

/** The end of the axis of steps: few lengths, so that it seldom jumps. */
export const lastStepOf = (step: number): number => [20, 50, 100, MAX_STEPS].find((last) => step <= last) ?? MAX_STEPS;

export function progressDrawing({ run, other, objective, step }: DescentModel, lastStep: number): ProgressDrawing {
  const least = objective.minimum?.value ?? 0;
  const gaps = run.iterates.map(({ value }) => value - least);
  const bests = run.iterates.map(({ best }) => best - least);
  const others = other?.iterates.map(({ best }) => best - least) ?? [];
  // From the data alone: a bound may be far above them, and is cut off there.
  const tick = niceStep((Math.max(...gaps, ...others) - Math.min(0, ...bests, ...others)) / 4);
  const high = tick * Math.ceil((1.08 * Math.max(...gaps, ...others, tick)) / tick);
  const low = tick * Math.floor(Math.min(0, ...bests, ...others) / tick);
  const x = (k: number): number => round(PLOT.left + ((PLOT.right - PLOT.left) * k) / lastStep);
  const y = (value: number): number => round(PLOT.bottom - ((PLOT.bottom - PLOT.top) * (value - low)) / (high - low));
  const { bound } = run;
  const spots = (values: readonly number[]) => values.map((value, k) => [x(k), y(value)] as const);
  const values = spots(gaps);
  const xTick = lastStep / 4;
  return {
    grid: range(low, high, tick)
      .map((value) => `M${PLOT.left} ${y(value)}H${PLOT.right}`)
      .join(''),
    xTicks: range(0, lastStep, xTick).map((k) => ({ at: [x(k), PLOT.bottom + 18], text: String(k) })),
    yTicks: range(low, high, tick).map((value) => ({ at: [PLOT.left - 8, y(value) + 4], text: formatShort(value, 3) })),
    values: path(values),
    dots: values.length > 61 ? '' : dots(values),
    best: path(spots(bests)),
    other: path(spots(others)),
    bound: bound ? boundPath(bound.at, lastStep, x, y, high) : '',
    ...(bound &&
      bound.limit > 0 && {
        limit: { y: y(bound.limit), text: `${bound.limitFormula} = ${formatShort(bound.limit, 3)}` },
      }),
    now: [x(step), y(bests[step])],
  };
}

/** From where it enters the window: it always falls. */
function boundPath(
  at: (count: number) => number,
  lastStep: number,
  x: (k: number) => number,
  y: (value: number) => number,
  high: number,
): string {
  const spots: (readonly [number, number])[] = [];
  for (let k = 0; k <= lastStep; k++) {
    const value = at(k + 1);
    if (value <= high) {
      const before = at(k);
      if (spots.length === 0 && k > 0) spots.push([x(k - 1 + (before - high) / (before - value)), y(high)]);
      spots.push([x(k), y(value)]);
    }
  }
  return path(spots);
}

const range = (from: number, to: number, by: number): number[] =>
  Array.from({ length: Math.round((to - from) / by) + 1 }, (_, i) => Number((from + i * by).toPrecision(12)));

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1e-6)));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= rough) ?? rough;
}
