import type { Objective, Point } from './objective.ts';
import { directional, type Iterate, type Run, runOf } from './run.ts';
import { type DescentState, OBJECTIVES, settled } from './state.ts';

/** Everything the figure shows, as numbers. */
export interface DescentModel {
  readonly state: DescentState;
  readonly problems: readonly string[];
  readonly objective: Objective;
  readonly run: Run;
  /** The rule beside it, from the same start. */
  readonly other?: Run;
  /** Steps done: fewer than the state asks for if the run has ended before. */
  readonly step: number;
  readonly now: Iterate;
  /** No step of the rule can change anything from here on. */
  readonly fate: 'moving' | 'at rest' | 'stuck' | 'endless';
  /** The same points come back: how many there are; 0 if they do not. */
  readonly cycle: number;
  /** How many steps raised f, and how many took the point away from the solutions. */
  readonly rises: number;
  readonly retreats: number;
  /** How fast f changes along −g at the current point; 0 or more means −g is no direction of descent. */
  readonly slopeAhead: number;
}

export function descentModel(wanted: DescentState): DescentModel {
  const { state, problems } = settled(wanted);
  const objective = OBJECTIVES[state.function];
  const run = runOf(state.rule, state, objective);
  const { iterates } = run;
  const now = iterates[iterates.length - 1];
  const pairs = iterates.slice(1).map((next, k) => [iterates[k], next] as const);
  return {
    state,
    problems,
    objective,
    run,
    ...(state.against !== 'none' && { other: runOf(state.against, state, objective) }),
    step: iterates.length - 1,
    now,
    fate: fateOf(now, state),
    cycle: cycleOf(iterates),
    rises: pairs.filter(([before, after]) => grew(before.value, after.value)).length,
    retreats: pairs.filter(([before, after]) => grew(before.distance ?? 0, after.distance ?? 0)).length,
    slopeAhead: directional(
      objective,
      now.point,
      now.slope.map((slope) => -slope),
    ),
  };
}

/** By more than the rounding of a step, which would count every other step of a cycle such as ±0.1. */
const grew = (before: number, after: number): boolean => after - before > 1e-12;

function fateOf({ size, slope }: Iterate, { rule }: DescentState): DescentModel['fate'] {
  if (size === Number.POSITIVE_INFINITY) return 'endless';
  if (size !== 0) return 'moving';
  return rule === 'exact' && slope.some((each) => each !== 0) ? 'stuck' : 'at rest';
}

/** Two to four points that repeat to the last bit; the rule must be one that cannot leave them. */
function cycleOf(iterates: readonly Iterate[]): number {
  const last = iterates.length - 1;
  const same = (a: Point, b: Point): boolean => a.every((at, axis) => at === b[axis]);
  for (const length of [2, 3, 4]) {
    if (last < length) return 0;
    const [now, then] = [iterates[last], iterates[last - length]];
    const moved = !same(now.point, iterates[last - 1].point);
    if (moved && same(now.point, then.point) && now.size === then.size) return length;
  }
  return 0;
}
