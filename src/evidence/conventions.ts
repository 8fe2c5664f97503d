import { type DifferentiateOptions, differentiate } from '../core/index.ts';
import { type Convention, type ConventionKey, choices, type ExpressionProgram, programOf } from './programs.ts';
import { type EvidenceRow, evidenceRows, numberOf, recordedFrameworks } from './recorded.ts';

/** Modes in which the record is asked for the derivative at a kink; `forward` is the only one not like reverse. */
const MODES = [
  'reverse',
  'reverse of MX',
  'forward',
  'compiled',
  'hand-written',
  'symbolic',
  'subgradient',
  'error propagation',
];

/** What the core's `differentiate` is given for a convention; leaky ReLU and clip are in the program itself. */
export const optionsOf = ({ relu, abs, tie }: Convention): DifferentiateOptions => ({
  ...(relu !== undefined && { reluDerivativeAtZero: relu }),
  ...(abs !== undefined && { absDerivativeAtZero: abs }),
  ...(tie !== undefined && { maxTie: tie }),
});

/** The conventions with which the core gives every recorded derivative of an expression at finite points. */
export interface SameConvention {
  readonly frameworkId: string;
  readonly expression: string;
  /** The operations whose kinks matter; empty if the program alone decides. */
  readonly uses: readonly ConventionKey[];
  /** Every convention that reproduces the rows; none if the framework follows no such rule here. */
  readonly conventions: readonly Convention[];
}

interface Asked {
  readonly mode: 'forward' | 'reverse';
  readonly x: number;
  readonly derivative: number;
}

/**
 * Rows at finite points, of the formats that can tell 0.01 from its neighbors, without the flushed subnormal ones; and
 * without the slope −∞ of a root at −0, because the core takes −0 for 0.
 */
export const isAsked = ({ dtype, mode, x, derivative }: EvidenceRow): boolean =>
  MODES.includes(mode) &&
  !dtype.endsWith('16') &&
  x !== 'tiny' &&
  !(x === '-0' && derivative === '-Infinity') &&
  Number.isFinite(Number(x)) &&
  numberOf(derivative) !== undefined;

function askedOf(rows: readonly EvidenceRow[]): Asked[] {
  const asked = rows.filter(isAsked).map(
    ({ mode, x, derivative }): Asked => ({
      mode: mode === 'forward' ? 'forward' : 'reverse',
      x: Number(x),
      derivative: numberOf(derivative) as number,
    }),
  );
  return [
    ...new Map(
      asked.map((entry) => [`${entry.mode} ${Object.is(entry.x, -0)} ${entry.x} ${entry.derivative}`, entry]),
    ).values(),
  ];
}

/** Seven digits are recorded, of a float32. */
const isSame = (a: number, b: number): boolean =>
  Object.is(a, b) || a === b || (Number.isFinite(b) && Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b)));

export function reproduces({ program }: ExpressionProgram, convention: Convention, asked: readonly Asked[]): boolean {
  return asked.every(({ mode, x, derivative }) =>
    isSame(differentiate(program(convention), x, { ...optionsOf(convention), mode }).derivative, derivative),
  );
}

/** Every choice for these kinks, the usual one first. */
function combinations(uses: readonly ConventionKey[]): Convention[] {
  return uses.reduce<Convention[]>(
    (all, key) => all.flatMap((convention) => choices[key].map((choice) => ({ ...convention, [key]: choice }))),
    [{}],
  );
}

function search(frameworkId: string, expression: string, rows: readonly EvidenceRow[]): SameConvention | undefined {
  const program = programOf(expression, rows[0].code);
  const asked = askedOf(rows);
  if (!program || asked.length === 0) return;
  const conventions = combinations(program.uses).filter((convention) => reproduces(program, convention, asked));
  return { frameworkId, expression, uses: program.uses, conventions };
}

let found: ReadonlyMap<string, SameConvention> | undefined;

/** One entry for each framework and expression made of relu, leaky ReLU, abs, max, min, where and roots. */
export function sameConventions(): ReadonlyMap<string, SameConvention> {
  if (found) return found;
  const rows = Map.groupBy(evidenceRows, ({ frameworkId, expression }) => `${frameworkId} ${expression}`);
  found = new Map(
    [...rows].flatMap(([key, group]) => {
      const entry = search(group[0].frameworkId, group[0].expression, group);
      return entry ? [[key, entry]] : [];
    }),
  );
  return found;
}

/** Undefined for an expression made of other operations, or one that the framework was not asked for. */
export const sameConvention = (frameworkId: string, expression: string): SameConvention | undefined =>
  sameConventions().get(`${frameworkId} ${expression}`);

/** The one convention with which most expressions of a framework come out as recorded, and those that do not. */
export interface FrameworkConvention {
  readonly frameworkId: string;
  readonly convention: Convention;
  readonly reproduced: number;
  readonly exceptions: readonly string[];
}

export function frameworkConventions(): FrameworkConvention[] {
  return recordedFrameworks.flatMap(({ id }) => {
    const entries = [...sameConventions().values()].filter(({ frameworkId }) => frameworkId === id);
    const uses = (Object.keys(choices) as ConventionKey[]).filter((key) =>
      entries.some((entry) => entry.uses.includes(key)),
    );
    const fits = ({ conventions }: SameConvention, whole: Convention) =>
      conventions.some((convention) =>
        (Object.keys(convention) as ConventionKey[]).every((key) => convention[key] === whole[key]),
      );
    const ranked = combinations(uses).map((convention) => ({
      convention,
      exceptions: entries.filter((entry) => !fits(entry, convention)).map(({ expression }) => expression),
    }));
    const [best] = ranked.toSorted((a, b) => a.exceptions.length - b.exceptions.length);
    if (entries.length === 0 || !best) return [];
    return [{ frameworkId: id, ...best, reproduced: entries.length - best.exceptions.length }];
  });
}

const words: { readonly [K in ConventionKey]-?: (choice: NonNullable<Convention[K]>) => string } = {
  relu: (slope) => `relu′(0) = ${slope}`,
  abs: (slope) => `abs′(0) = ${`${slope}`.replace('-', '−')}`,
  tie: (who) =>
    ({ split: 'a tie is split', first: 'a tie goes to the first', second: 'a tie goes to the second' })[who],
  leaky: (side) =>
    ({
      left: 'leaky ReLU has its left slope at 0',
      right: 'leaky ReLU has slope 1 at 0',
      mean: 'leaky ReLU has the mean slope at 0',
      formula: 'leaky ReLU is relu(x) − a·relu(−x)',
    })[side],
  clip: (how) =>
    ({
      inside: 'a clip has slope 1 at its limits',
      outside: 'a clip has slope 0 at its limits',
      'min of max': 'a clip is min(max(x, lo), hi)',
      'max of min': 'a clip is max(min(x, hi), lo)',
      'min of relu': 'a clip is min(relu(x), hi)',
    })[how],
  norm: (rule) => ({ root: 'a norm is a root', abs: 'a norm has slope 0 at 0' })[rule],
};

/** A convention in words: `relu′(0) = 0, a tie is split`; of a program without a kink of these kinds, `any`. */
export function wordsOf(convention: Convention): string {
  const keys = (Object.keys(choices) as ConventionKey[]).filter((key) => convention[key] !== undefined);
  return keys.map((key) => (words[key] as (choice: unknown) => string)(convention[key])).join(', ') || 'any';
}

/** The first convention that reproduces the rows, only of what matters: a kink whose every choice reproduces the rows is left out. */
export function decisive({ uses, conventions }: SameConvention): Convention {
  const [first] = conventions;
  if (!first) return {};
  const matters = (key: ConventionKey) =>
    conventions.filter((other) => uses.every((use) => use === key || other[use] === first[use])).length <
    choices[key].length;
  return Object.fromEntries(uses.filter(matters).map((key) => [key, first[key]]));
}
