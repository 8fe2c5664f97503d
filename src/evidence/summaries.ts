import {
  decisive,
  frameworkConventions,
  optionsOf,
  type SameConvention,
  sameConvention,
  sameConventions,
  wordsOf,
} from './conventions.ts';
import { type Convention, type ConventionKey, choices } from './programs.ts';
import { type RecordedFramework, recordedFrameworks } from './recorded.ts';

/** The expression that speaks for a convention. */
const speaker: Readonly<Record<ConventionKey, string>> = {
  relu: 'relu',
  abs: 'abs',
  tie: 'maximum-x-0',
  leaky: 'leaky-relu',
  clip: 'clip-min-0',
  norm: 'norm-2-x-0',
};

/** What a framework does at kinks in a few words, and where it does not. */
export interface FrameworkSummary {
  readonly framework: RecordedFramework;
  readonly convention: Convention;
  readonly words: string;
  /** For `differentiate`, as a reader types them. */
  readonly options: string;
  readonly reproduced: number;
  /** Expressions that come out otherwise than with this convention. */
  readonly exceptions: readonly string[];
  /** Frameworks of the same convention. */
  readonly same: readonly RecordedFramework[];
}

/**
 * The convention of a framework, each part as its plainest spelling has it: what relu, |x|, max(x, 0), leaky ReLU, a
 * clip and a norm return. Where one was not recorded, the choice that fits most expressions.
 */
function conventionOf(frameworkId: string, majority: Convention): Convention {
  const parts = (Object.keys(choices) as ConventionKey[]).flatMap((key) => {
    const entry = sameConvention(frameworkId, speaker[key]);
    const own = entry && (decisive(entry)[key] ?? entry.conventions[0]?.[key]);
    // A spelling that no convention reproduces says nothing.
    const choice = entry ? own : majority[key];
    return choice === undefined ? [] : [[key, choice]];
  });
  return Object.fromEntries(parts);
}

/** Options as source text: `{ reluDerivativeAtZero: 0, maxTie: 'split' }`. */
export const optionsText = (convention: Convention): string => {
  const options = Object.entries(optionsOf(convention)).map(
    ([name, value]) => `${name}: ${typeof value === 'string' ? `'${value}'` : value}`,
  );
  return options.length === 0 ? '{}' : `{ ${options.join(', ')} }`;
};

let summaries: readonly FrameworkSummary[] | undefined;

export function frameworkSummaries(): readonly FrameworkSummary[] {
  summaries ??= summarize();
  return summaries;
}

/** What gives the same as a framework for an expression; first the framework's own convention, if it is one of them. */
export function ownConvention(frameworkId: string, expression: string): SameConvention | undefined {
  const same = sameConvention(frameworkId, expression);
  const own = frameworkSummaries().find(({ framework }) => framework.id === frameworkId)?.convention;
  if (!same || !own) return same;
  const first = same.conventions.filter((one) => fits(one, own));
  return { ...same, conventions: [...first, ...same.conventions.filter((one) => !first.includes(one))] };
}

function summarize(): FrameworkSummary[] {
  const majorities = frameworkConventions();
  const found = recordedFrameworks.flatMap((framework) => {
    const majority = majorities.find(({ frameworkId }) => frameworkId === framework.id);
    if (!majority) return [];
    const convention = conventionOf(framework.id, majority.convention);
    const entries = [...sameConventions().values()].filter(({ frameworkId }) => frameworkId === framework.id);
    const exceptions = entries
      .filter(({ conventions }) => !conventions.some((one) => fits(one, convention)))
      .map(({ expression }) => expression);
    return [{ framework, convention, exceptions, reproduced: entries.length - exceptions.length }];
  });
  return found.map(({ framework, convention, ...rest }) => ({
    framework,
    convention,
    ...rest,
    words: wordsOf(convention),
    options: optionsText(convention),
    same: found
      .filter((other) => other.framework !== framework && wordsOf(other.convention) === wordsOf(convention))
      .map((other) => other.framework),
  }));
}

const fits = (one: Convention, whole: Convention): boolean =>
  (Object.keys(one) as ConventionKey[]).every((key) => whole[key] === undefined || one[key] === whole[key]);
