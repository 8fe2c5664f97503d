import { norm, type StepRule } from '../../core/subgradient-method.ts';
import type { Objective, Point } from './objective.ts';
import { type Bound, boundOf, distance, ruleOf } from './rules.ts';
import type { DescentState, RuleName } from './state.ts';

/** A point on the way, what the method knows there, and the step it takes from there. */
export interface Iterate {
  readonly point: Point;
  readonly value: number;
  /** The subgradient that was picked. */
  readonly slope: Point;
  /** The size of the step to come; 0 if nothing moves, Infinity if the line falls forever. */
  readonly size: number;
  /** The smallest value so far. */
  readonly best: number;
  /** To the solutions; absent if there are none. */
  readonly distance?: number;
}

export interface Run {
  readonly rule: RuleName;
  readonly iterates: readonly Iterate[];
  readonly bound?: Bound;
}

/** An element of the subdifferential: the shortest, or the upper end along each axis. */
export const pickSlope = (objective: Objective, x: Point, kink: DescentState['kink']): Point =>
  objective.slopes(x).map(([lo, hi]) => (kink === 'upper' ? hi : Math.min(hi, Math.max(lo, 0)) + 0));

/** The points of the method: `steps` steps, fewer if one of them never ends. */
export function descend(
  objective: Objective,
  rule: StepRule | 'exact',
  start: Point,
  steps: number,
  kink: DescentState['kink'] = 'shortest',
): Iterate[] {
  const iterates: Iterate[] = [];
  let point = start;
  let best = Number.POSITIVE_INFINITY;
  for (let k = 1; k <= steps + 1; k++) {
    const value = objective.value(point);
    const slope = pickSlope(objective, point, kink);
    best = Math.min(best, value);
    const move = rule === 'exact' ? objective.exactMove(point, slope) : against(point, slope, rule, k, value);
    const { minimum } = objective;
    iterates.push({
      point,
      value,
      slope,
      best,
      size: move?.size ?? Number.POSITIVE_INFINITY,
      ...(minimum && { distance: distance(point, minimum.nearest(point)) }),
    });
    if (!move) break;
    point = move.to;
  }
  return iterates;
}

/** x − t·g as `subgradientMethod` does it, bit for bit: where g is 0 nothing moves. */
function against(point: Point, slope: Point, rule: StepRule, k: number, value: number) {
  const length = norm(slope);
  if (length === 0) return { size: 0, to: point };
  const size = rule(k, length, value);
  return { size, to: point.map((at, axis) => at - size * slope[axis]) };
}

/** The run of a rule from the start of a state. */
export function runOf(name: RuleName, state: DescentState, objective: Objective): Run {
  const start = startOf(state, objective);
  const bound = boundOf(name, state.size, objective, start);
  return {
    rule: name,
    iterates: descend(objective, ruleOf(name, state.size, objective), start, state.step, state.kink),
    ...(bound && { bound }),
  };
}

export const startOf = ({ x, y }: DescentState, { dimension }: Objective): Point => (dimension === 1 ? [x] : [x, y]);

/** How fast f changes along a direction, right at x: the slope the subdifferential makes largest. */
export const directional = (objective: Objective, x: Point, direction: Point): number =>
  objective.slopes(x).reduce((sum, [lo, hi], axis) => sum + Math.max(lo * direction[axis], hi * direction[axis]), 0);
