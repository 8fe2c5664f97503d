import { LOSSES } from './draw-losses.ts';
import type { History, PlaygroundSnapshot } from './snapshot.ts';
import { lossText } from './words.ts';

/** The look at a step, or the nearest one: looks are thinned out as a run gets long. */
export function lookAt({ steps }: History, step: number): number {
  let nearest = 0;
  steps.forEach((known, i) => {
    if (Math.abs(known - step) < Math.abs(steps[nearest] - step)) nearest = i;
  });
  return nearest;
}

/** The step below a share of the chart's width, `last` being the step at its right end. */
export function stepAt(share: number, last: number): number {
  const { width, left, right } = LOSSES;
  return Math.min(last, Math.max(0, ((share * width - left) / (right - left)) * last));
}

/** Where a step stands in the chart. */
export const stepX = (step: number, last: number): number => LOSSES.left + (step / last) * (LOSSES.right - LOSSES.left);

/** “step 240: training 0.1234, test 0.2345; dead 2, stuck 1” */
export function lossReading(
  { history }: Pick<PlaygroundSnapshot, 'history'>,
  pinned: Pick<PlaygroundSnapshot, 'history'> | undefined,
  look: number,
): string {
  const step = history.steps[look];
  const losses = (of: History, at: number): string =>
    `training ${lossText(of.train[at])}${of.test.length > 0 ? `, test ${lossText(of.test[at])}` : ''}`;
  const other = pinned?.history;
  const at = other ? lookAt(other, step) : 0;
  const beside = other
    ? `; pinned${other.steps[at] === step ? '' : ` at ${other.steps[at]}`}: ${losses(other, at)}`
    : '';
  return `step ${step}: ${losses(history, look)}; dead ${history.dead[look]}, stuck ${history.stuck[look]}${beside}`;
}

/** The look that a key goes to from another, or nothing for a key that is none of the chart's. */
export function lookByKey(key: string, look: number, count: number): number | undefined {
  const big = Math.max(1, Math.round(count / 10));
  const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -big, PageUp: big }[key];
  if (by !== undefined) return Math.min(count - 1, Math.max(0, look + by));
  return { Home: 0, End: count - 1 }[key];
}
