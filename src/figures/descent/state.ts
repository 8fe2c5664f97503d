import { choiceParameter, integerParameter, numberParameter, type Parameters } from '../../ui/parameters.ts';
import { absoluteValue, diamond, hingeLoss, type Objective } from './objective.ts';
import { VIEWS } from './views.ts';
import { wolfe } from './wolfe.ts';

export type FunctionName = 'abs' | 'hinge' | 'diamond' | 'wolfe';
export type RuleName = 'constant' | 'length' | 'shrinking' | 'polyak' | 'exact';

export interface DescentState {
  readonly function: FunctionName;
  readonly rule: RuleName;
  /** A second rule from the same start, to compare. */
  readonly against: RuleName | 'none';
  /** The a, the γ or the first step of the rules that have one. */
  readonly size: number;
  /** Which subgradient is taken where there are several: the shortest, or the upper end along each axis. */
  readonly kink: 'shortest' | 'upper';
  /** The start; functions of one variable do not read y. */
  readonly x: number;
  readonly y: number;
  readonly step: number;
}

export const MAX_STEPS = 200;

const RULES = ['constant', 'length', 'shrinking', 'polyak', 'exact'] as const;

export const descentParameters: Parameters<DescentState> = {
  function: choiceParameter({
    name: 'function',
    label: 'function',
    choices: ['abs', 'hinge', 'diamond', 'wolfe'],
    default: 'abs',
  }),
  rule: choiceParameter({ name: 'rule', label: 'step rule', choices: RULES, default: 'constant' }),
  against: choiceParameter({ name: 'against', label: 'beside it', choices: ['none', ...RULES], default: 'none' }),
  // Sums of halves and quarters are exact in binary, so the cycle of the default start is ±a/2 to the last bit.
  size: numberParameter({ name: 'size', label: 'step size', default: 0.5, min: 0.05, max: 2 }),
  kink: choiceParameter({
    name: 'kink',
    label: 'subgradient at a kink',
    choices: ['shortest', 'upper'],
    default: 'shortest',
  }),
  x: numberParameter({ name: 'x', label: 'x', default: 1.75, min: -20, max: 20 }),
  y: numberParameter({ name: 'y', label: 'y', default: 0.7, min: -20, max: 20 }),
  step: integerParameter({ name: 'step', label: 'step', default: 0, min: 0, max: MAX_STEPS }),
};

export const OBJECTIVES: Readonly<Record<FunctionName, Objective>> = {
  abs: absoluteValue,
  hinge: hingeLoss,
  diamond,
  wolfe,
};

/** What a function is shown with when the reader chooses it: the story it tells best. */
const STORIES: Readonly<Record<FunctionName, DescentState>> = {
  abs: { function: 'abs', rule: 'constant', against: 'none', size: 0.5, kink: 'shortest', x: 1.75, y: 0.7, step: 12 },
  hinge: {
    function: 'hinge',
    rule: 'constant',
    against: 'shrinking',
    size: 0.5,
    kink: 'shortest',
    x: -1.7,
    y: 0.7,
    step: 12,
  },
  diamond: {
    function: 'diamond',
    rule: 'polyak',
    against: 'constant',
    size: 0.25,
    kink: 'shortest',
    x: 1,
    y: 0.7,
    step: 12,
  },
  wolfe: {
    function: 'wolfe',
    rule: 'exact',
    against: 'length',
    size: 1,
    kink: 'shortest',
    x: 16,
    y: 1,
    step: 100,
  },
};

export const storyOf = (name: FunctionName): DescentState => STORIES[name];

/** The rule without the comparison it would be with itself. */
export function withRule(state: DescentState, rule: RuleName): Partial<DescentState> {
  return { rule, against: state.against === rule ? 'none' : state.against };
}

/**
 * A state whose parts fit together, and a sentence for each part that did not. Any link is one that the figure can
 * draw: values that are allowed one by one can still contradict one another.
 */
export function settled(state: DescentState): { readonly state: DescentState; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const next: { -readonly [K in keyof DescentState]: DescentState[K] } = { ...state };
  const { minimum, label, dimension } = OBJECTIVES[state.function];
  if (!minimum && state.rule === 'polyak') {
    next.rule = 'exact';
    problems.push(`Polyak’s step needs the smallest value, and ${label} has none: exact line search is used.`);
  }
  if (!minimum && state.against === 'polyak') {
    next.against = 'none';
    problems.push(`Polyak’s step needs the smallest value, and ${label} has none: it is left out beside the other.`);
  }
  if (next.against === next.rule) next.against = 'none';
  const { start } = VIEWS[state.function];
  for (const name of dimension === 1 ? (['x'] as const) : (['x', 'y'] as const)) {
    const [lo, hi] = start[name];
    const inside = Math.min(hi, Math.max(lo, state[name]));
    if (inside === state[name]) continue;
    next[name] = inside;
    problems.push(`${name} = ${state[name]} lies outside of the picture of ${label}: ${inside} is used.`);
  }
  return { state: next, problems };
}
