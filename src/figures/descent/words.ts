import type { Table } from '../../ui/csv.ts';
import { formatNumber, formatShort } from '../../ui/format.ts';
import type { DescentModel } from './model.ts';
import type { Point } from './objective.ts';
import type { DescentState, RuleName } from './state.ts';

/** What a rule is called in a list, and what its step is. */
export const RULE_NAMES: Readonly<Record<RuleName, string>> = {
  constant: 'constant step a',
  length: 'constant length γ',
  shrinking: 'shrinking step a/√k',
  polyak: 'Polyak’s step',
  exact: 'exact line search',
};

/** The rule with its number: “a constant step a = 0.5”. */
export function ruleWords(rule: RuleName, size: number): string {
  const number = formatShort(size);
  if (rule === 'constant') return `a constant step a = ${number}`;
  if (rule === 'length') return `a constant length γ = ${number}`;
  if (rule === 'shrinking') return `a shrinking step a/√k, a = ${number},`;
  return RULE_NAMES[rule];
}

/** Few digits, and never a small number as 0.0001. */
export const short = (value: number): string => formatShort(value, Math.abs(value) < 0.001 ? 3 : 4);

/** “0.25”, or “(1, −0.5)”. */
export const pointText = (point: Point, digits = 3): string =>
  point.length === 1
    ? formatShort(point[0], digits)
    : `(${point.map((at) => formatShort(at, digits)).join(',\u00a0')})`;

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** What the picture shows, for those who do not see it and for “copy as Markdown”. */
export function descentSentence(model: DescentModel): string {
  const { state, objective, run, other, step, now } = model;
  const rule = ruleWords(run.rule, state.size);
  const start =
    step === 0
      ? `At the start, with ${rule.replace(/,$/, '')},`
      : `After ${counted(step, 'step')} with ${rule} from ${pointText(run.iterates[0].point)},`;
  const allowed = run.bound ? ` (the bound allows ${short(run.bound.at(step + 1))})` : '';
  const none = objective.minimum ? '' : ', and the function has no smallest one';
  const best = `the best value is ${bestText(model, now.best)}${none}${allowed}`;
  const beside = other
    ? ` Beside it, ${ruleWords(other.rule, state.size).replace(/,$/, '')}: best ${bestText(model, other.iterates[other.iterates.length - 1].best)}.`
    : '';
  return `${start} ${objective.label} is ${short(now.value)} at ${pointText(now.point)}; ${best}.${steps(model)}${ahead(model)}${beside}`;
}

function bestText({ objective: { minimum } }: DescentModel, best: number): string {
  if (!minimum) return short(best);
  return best === minimum.value ? 'the minimum' : `${short(best - minimum.value)} above the minimum`;
}

/** How often it went up, and how often away. */
function steps({ step, rises, retreats, objective }: DescentModel): string {
  if (step === 0) return '';
  const up = rises === 0 ? 'No step raised f' : `${counted(rises, 'step')} raised f`;
  if (!objective.minimum) return ` ${up}.`;
  return ` ${up}; ${retreats === 0 ? 'none' : retreats} led away from the solution.`;
}

/** What comes next, where it is not simply one more step. */
function ahead({ fate, cycle, run, now, slopeAhead, state }: DescentModel): string {
  if (fate === 'endless') return ' Along this line the function falls without end, so there is no exact step.';
  if (fate === 'stuck')
    return ' Along this subgradient nothing is lower, so exact line search never leaves this point.';
  if (fate === 'at rest') return ' The step is 0 here, so the run stays.';
  if (cycle > 0) {
    const points = run.iterates.slice(-cycle).map(({ point }) => pointText(point));
    return state.rule === 'constant' || state.rule === 'length'
      ? ` From here the same points return forever: ${points.join(' and ')}.`
      : '';
  }
  if (slopeAhead > 0 && now.slope.some((slope) => slope !== 0))
    return ` The subgradient ${pointText(now.slope)} is allowed, yet no direction of descent: against it, f rises at rate ${short(slopeAhead)}.`;
  return '';
}

/** What a screen reader says while the start moves. */
export function startText({ state, objective }: DescentModel, axis: 'x' | 'y'): string {
  const name = objective.dimension === 1 ? 'x' : axis === 'x' ? 'x₁' : 'x₂';
  const value = objective.value(objective.dimension === 1 ? [state.x] : [state.x, state.y]);
  return `start ${name} ${formatNumber(state[axis])}: ${objective.label} ${short(value)} there`;
}

export const stepText = ({ step, now }: DescentModel): string =>
  `step ${step}: at ${pointText(now.point)}, value ${short(now.value)}`;

/** Each point of the run, in full precision when it is copied. */
export function descentTable({ run, objective }: DescentModel): Table {
  const axes = objective.dimension === 1 ? [''] : ['₁', '₂'];
  const least = objective.minimum?.value;
  return {
    columns: [
      'k',
      ...axes.map((axis) => `x${axis}`),
      'f',
      ...(least === undefined ? ['best f'] : ['best f − f*', 'bound', 'distance']),
      ...axes.map((axis) => `g${axis}`),
      'next step',
    ],
    rows: run.iterates.map(({ point, value, best, distance = Number.NaN, slope, size }, k) => [
      k,
      ...point,
      value,
      ...(least === undefined ? [best] : [best - least, run.bound?.at(k + 1) ?? 'none', distance]),
      ...slope,
      size === Number.POSITIVE_INFINITY ? 'none' : size,
    ]),
  };
}

/** The sizes that a rule reads have its letter. */
export const sizeLabel = ({ rule, against }: DescentState): string | undefined => {
  const sized = [rule, against].filter((each) => each === 'constant' || each === 'length' || each === 'shrinking');
  if (sized.length === 0) return undefined;
  const letters = new Set(sized.map((each) => (each === 'length' ? 'γ' : 'a')));
  return [...letters].join(' and ');
};
