import { type Point, path, round } from '../training/plane.ts';
import type { History } from './snapshot.ts';

/** Its view box has the shape of the surface's, so that the two stand level. */
export const LOSSES = {
  width: 360,
  height: 270,
  left: 46,
  right: 344,
  top: 12,
  bottom: 180,
  from: 204,
  to: 238,
} as const;

export interface LossDrawing {
  readonly train: string;
  readonly test: string;
  readonly yTicks: readonly { readonly y: number; readonly text: string }[];
  /** The step at the right end. */
  readonly last: number;
  readonly xTicks: readonly { readonly x: number; readonly text: string }[];
  /** Units dead, and units stuck, over time: areas below a step curve that share their scale. */
  readonly dead: string;
  readonly stuck: string;
}

/** Loss of training and test samples on a log axis, and below it how many of `units` are dead or stuck. */
export function lossDrawing(histories: readonly History[], units: number): LossDrawing[] {
  const all = histories.flatMap(({ train, test }) => [...train, ...test]).filter((loss) => loss > 0);
  const low = Math.max(-6, Math.min(-1, Math.floor(Math.log10(Math.min(...all, 1)))));
  const high = Math.min(6, Math.max(0, Math.ceil(Math.log10(Math.max(...all, 0.1)))));
  const last = Math.max(100, ...histories.map(({ steps }) => steps[steps.length - 1] ?? 0));
  const { left, right, top, bottom, from, to } = LOSSES;
  const x = (step: number): number => round(left + (step / last) * (right - left));
  const y = (loss: number): number => {
    const power = Math.min(high, Math.max(low, Math.log10(Math.max(loss, 1e-300))));
    return round(top + ((high - power) / (high - low)) * (bottom - top));
  };
  const count = (value: number): number => round(to - (value / Math.max(1, units)) * (to - from));
  const tickStep = niceStep(last / 4);
  const decades = high - low > 6 ? 2 : 1;
  const yTicks = Array.from({ length: Math.floor((high - low) / decades) + 1 }, (_, i) => low + i * decades).map(
    (power) => ({ y: y(10 ** power), text: powerText(power) }),
  );
  const xTicks = Array.from({ length: Math.floor(last / tickStep) + 1 }, (_, i) => ({
    x: x(i * tickStep),
    text: String(i * tickStep),
  }));
  const curve = (steps: readonly number[], losses: readonly number[]): string =>
    path(losses.map((loss, i): Point => [x(steps[i]), y(loss)]));
  const area = (steps: readonly number[], counts: readonly number[]): string => {
    if (!counts.some((value) => value > 0)) return '';
    let d = `M${x(steps[0])} ${to}`;
    counts.forEach((value, i) => {
      d += `${i > 0 ? `H${x(steps[i])}` : ''}V${count(value)}`;
    });
    return `${d}V${to}Z`;
  };
  return histories.map(({ steps, train, test, dead, stuck }) => ({
    train: curve(steps, train),
    test: curve(steps, test),
    yTicks,
    xTicks,
    last,
    dead: area(steps, dead),
    stuck: area(steps, stuck),
  }));
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= rough) ?? rough;
}

const powerText = (power: number): string =>
  power < -3 || power > 3
    ? `10${[...String(power)].map((c) => (c === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)])).join('')}`
    : power < 0
      ? (10 ** power).toFixed(-power)
      : String(10 ** power);
