import { parsed } from './parse.ts';
import { PRESETS, type Preset } from './presets.ts';
import { type Convention, derivativeOf } from './program.ts';
import type { AutodiffState } from './state.ts';
import { WINDOW } from './state.ts';
import { switchesOf } from './switches.ts';
import { allOf, type Node } from './syntax.ts';
import { belongs, type Truth, truthAt } from './truth.ts';

export type Kind = keyof Convention;

/** A derivative that was returned, and whether it is a derivative or subgradient of the function. */
export interface Outcome {
  readonly derivative: number;
  /** Undefined where there is nothing to compare with. */
  readonly belongs: boolean | undefined;
}
export interface ByConvention extends Outcome {
  readonly convention: Convention;
}

/** Frameworks that return the same for every program, and by what rule; those without an operation have no entry. */
export interface FrameworkRule {
  readonly names: readonly string[];
  readonly convention: Partial<Convention>;
  /** What they returned at 0 for a recorded expression: a number as text, since JSON has no NaN. */
  readonly recorded: Readonly<Record<string, string>>;
}
export interface ByFramework {
  readonly names: readonly string[];
  readonly convention: Partial<Convention>;
  /** `record`: it ran this program. `rule`: computed by its conventions. `none`: a convention is not on record. */
  readonly source: 'record' | 'rule' | 'none';
  readonly outcome?: Outcome;
  /** The record contradicts the rule, as the framework treats this program in its own way. */
  readonly unruly: boolean;
}

export interface AutodiffModel {
  readonly state: AutodiffState;
  readonly node: Node;
  readonly preset?: Preset | undefined;
  readonly truth: Truth;
  /** The kinds of kink in the program. */
  readonly uses: readonly Kind[];
  readonly mine: Outcome;
  /** Every combination of the usual choices. */
  readonly conventions: readonly ByConvention[];
  readonly frameworks: readonly ByFramework[];
  /** Where conventions can be read. */
  readonly switches: readonly number[];
}

const CHOICES: { readonly [K in Kind]: readonly Convention[K][] } = {
  relu: [0, 0.5, 1],
  abs: [-1, 0, 1],
  tie: ['split', 'first', 'second'],
  leaky: ['left', 'mean', 'right'],
};
const KINDS = Object.keys(CHOICES) as Kind[];

export function autodiffModel(state: AutodiffState, rules: readonly FrameworkRule[] = []): AutodiffModel {
  const node = nodeOf(state.program);
  const truth = truthAt(node, state.x);
  const uses = KINDS.filter((kind) => allOf(node).some((part) => kindOf(part) === kind));
  const preset = PRESETS.find(({ program }) => program === state.program);
  const outcome = (derivative: number): Outcome => ({ derivative, belongs: belongs(truth, derivative) });
  const run = (convention: Convention) => outcome(derivativeOf(node, state.x, convention, state.mode));
  const combinations = uses.reduce<Convention[]>(
    (all, kind) => all.flatMap((convention) => CHOICES[kind].map((choice) => ({ ...convention, [kind]: choice }))),
    [{ relu: state.relu, abs: state.abs, tie: state.tie, leaky: state.leaky }],
  );
  return {
    state,
    node,
    preset,
    truth,
    uses,
    mine: run(state),
    conventions: combinations.map((convention) => ({ convention, ...run(convention) })),
    frameworks: rules.map((rule) => byFramework(rule)),
    switches: switchesOf(node, WINDOW),
  };

  /** A record at this point counts more than a rule. Frameworks are asked in reverse mode, which is what they train by. */
  function byFramework({ names, convention, recorded }: FrameworkRule): ByFramework {
    const text = state.x === 0 && preset?.recorded ? recorded[preset.recorded] : undefined;
    const isRuled = uses.every((kind) => convention[kind] !== undefined);
    const whole = { relu: 0, abs: 0, tie: 'split', leaky: 'left', ...convention } as const;
    const ruled = isRuled ? derivativeOf(node, state.x, whole, 'reverse') : undefined;
    const derivative = text === undefined ? ruled : Number(text);
    return {
      names,
      convention,
      source: text !== undefined ? 'record' : isRuled ? 'rule' : 'none',
      ...(derivative !== undefined && { outcome: outcome(derivative) }),
      unruly: text !== undefined && ruled !== undefined && !alike(ruled, Number(text)),
    };
  }
}

function nodeOf(program: string): Node {
  const { node } = parsed(program);
  if (!node) throw new Error(`autodiffModel: program must be one of the language, got ${program}`);
  return node;
}

/** The record holds seven digits. */
const alike = (a: number, b: number): boolean => Object.is(a, b) || a === b || Math.abs(a - b) <= 1e-6;

function kindOf(node: Node): Kind | undefined {
  if (node.kind === 'extreme') return 'tie';
  return node.kind === 'unary' && node.name !== 'sqrt' ? node.name : undefined;
}
