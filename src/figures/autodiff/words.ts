import type { Table } from '../../ui/csv.ts';
import { formatInterval, formatShort } from '../../ui/format.ts';
import type { AutodiffModel, ByFramework, Kind, Outcome } from './model.ts';
import { PRESETS } from './presets.ts';
import type { Convention } from './program.ts';
import { NEGATIVE_SLOPE } from './syntax.ts';
import type { Truth } from './truth.ts';

/** The program with true minus signs, for running text. */
export const shownProgram = (program: string): string => program.replaceAll('-', '−').replaceAll('*', '·');

const TIES = { split: 'ties split', first: 'ties to the first', second: 'ties to the second' } as const;
export const LEAKY = {
  left: formatShort(NEGATIVE_SLOPE),
  right: '1',
  mean: formatShort((1 + NEGATIVE_SLOPE) / 2),
  formula: `by relu(x) − ${NEGATIVE_SLOPE}·relu(−x)`,
} as const;

/** `relu′(0) = 0, a tie is split`: the conventions that a program can read. */
export function conventionText(convention: Partial<Convention>, uses: readonly Kind[]): string {
  const said = uses.flatMap((kind) => {
    const value = convention[kind];
    if (value === undefined) return [];
    if (kind === 'tie') return [TIES[value as Convention['tie']]];
    if (kind === 'leaky')
      return [value === 'formula' ? `leaky ${LEAKY.formula}` : `leaky′(0) = ${LEAKY[value as Convention['leaky']]}`];
    return [`${kind}′(0) = ${formatShort(value as number)}`];
  });
  return said.join(', ') || (uses.length > 0 ? '–' : 'no convention is read');
}

/** “1”, “[0, 1]”, or why there is neither. */
export function truthText({ kind, slopes }: Truth): string {
  if (slopes) return kind === 'smooth' ? formatShort(slopes[0]) : formatInterval(slopes);
  return {
    steep: 'none, infinitely steep',
    jump: 'none, a jump',
    edge: 'none, an edge',
    undefined: 'none, no value',
    kink: '',
    smooth: '',
  }[kind];
}

export const sideText = (slope: number): string => (Number.isNaN(slope) ? 'none' : formatShort(slope));

export const verdictText = ({ belongs }: Outcome, { kind }: Truth): string => {
  if (belongs === undefined) return 'nothing to compare with';
  if (kind === 'smooth') return belongs ? 'the derivative' : 'outside: not the derivative';
  return belongs ? 'in the subdifferential' : 'outside the subdifferential';
};

/** What the picture shows, for those who do not see it and for “copy as Markdown”. */
export function autodiffSentence(model: AutodiffModel): string {
  const { state, mine, uses, conventions } = model;
  const returned = formatShort(mine.derivative);
  const how =
    uses.length > 0 ? `With ${conventionText(state, uses)}, ${state.mode} mode` : `${capital(state.mode)} mode`;
  const other = uses.length > 0 && conventions.length > 1 ? ` ${others(model)}` : '';
  return `${truthSentence(model)} ${how} returns ${returned}${verdict(model)}.${other}${frameworksSentence(model)}`;
}

const capital = (word: string): string => word[0].toUpperCase() + word.slice(1);

function truthSentence({ state, truth }: AutodiffModel): string {
  const { kind, slopes, left, right, reason, value } = truth;
  const f = `f(x) = ${shownProgram(state.program)}`;
  const where = `at x = ${formatShort(state.x)}`;
  if (kind === 'undefined') return `${f} has no value ${where}, by ${reason}.`;
  if (kind === 'edge') return `${f} has no values on one side of x = ${formatShort(state.x)}, so no subdifferential.`;
  if (kind === 'jump') return `${f} is not continuous ${where}, so it has no derivative and no subdifferential.`;
  if (kind === 'steep')
    return `${f} is infinitely steep ${where} (slope ${sideText(left.slope)} from the left, ${sideText(right.slope)} from the right), so it has no subdifferential in Clarke’s sense.`;
  if (kind === 'kink')
    return `${f} has a kink ${where}, where its subdifferential is ${formatInterval(slopes ?? [0, 0])}.`;
  return `${f} is smooth ${where}: its value is ${formatShort(value)} and its derivative ${formatShort(slopes?.[0] ?? 0)}.`;
}

function verdict({ mine, truth }: AutodiffModel): string {
  if (mine.belongs === undefined) return '';
  if (truth.kind === 'smooth') return mine.belongs ? ', the derivative' : ', which is wrong';
  return mine.belongs ? ', which lies in it' : ', which lies outside of it';
}

function others({ conventions, truth }: AutodiffModel): string {
  const values = distinct(conventions);
  if (values.length === 1) return 'The conventions make no difference here.';
  const wrong = conventions.filter(({ belongs }) => belongs === false).length;
  const count = truth.slopes ? `; ${wrong === 0 ? 'none is' : `${wrong} of ${conventions.length} are`} outside` : '';
  return `The ${conventions.length} usual conventions return ${values.join(', ')}${count}.`;
}

function frameworksSentence({ frameworks, truth }: AutodiffModel): string {
  if (!truth.slopes) return '';
  const names = frameworks.filter(({ outcome }) => outcome?.belongs === false).flatMap((each) => each.names);
  const all = frameworks.filter(({ outcome }) => outcome).flatMap((each) => each.names);
  if (all.length === 0) return '';
  return names.length === 0
    ? ` Of ${all.length} frameworks and versions, all return a number inside.`
    : ` Of ${all.length} frameworks and versions, ${names.length === all.length ? 'all' : names.length} return a number outside.`;
}

/** The different numbers, in order, NaN last. */
export function distinct(outcomes: readonly Outcome[]): string[] {
  const numbers = [...new Set(outcomes.map(({ derivative }) => derivative + 0))];
  numbers.sort((a, b) => (Number.isNaN(a) ? 1 : Number.isNaN(b) ? -1 : a - b));
  return numbers.map((value) => formatShort(value));
}

export const sourceText = ({ source, unruly }: ByFramework): string =>
  source === 'none'
    ? 'no rule on record'
    : source === 'rule'
      ? 'by its rule'
      : unruly
        ? 'recorded, against its rule'
        : 'recorded';

/** What a screen reader says while x moves. */
export const xText = ({ state, truth, mine }: AutodiffModel): string =>
  `x ${formatShort(state.x)}: true slope ${truthText(truth)}, returned ${formatShort(mine.derivative)}`;

export const presetText = (program: string): string =>
  PRESETS.find((preset) => preset.program === program)?.label ?? 'a program of your own';

/** One row for each convention and each framework, in full precision when it is copied. */
export function autodiffTable({ state, truth, uses, mine, conventions, frameworks }: AutodiffModel): Table {
  const start = [state.program, state.x, truthText(truth).replace('\u00a0', ' ')];
  const row = (who: string, rule: string, mode: string, outcome: Outcome | undefined, source: string) => [
    ...start,
    who,
    rule,
    mode,
    outcome ? outcome.derivative : 'none',
    outcome?.belongs === undefined ? 'n/a' : outcome.belongs ? 'inside' : 'outside',
    source,
  ];
  return {
    columns: ['program', 'x', 'true', 'by', 'convention', 'mode', 'derivative', 'verdict', 'source'],
    rows: [
      row('you', conventionText(state, uses), state.mode, mine, 'computed'),
      ...conventions.map((each) =>
        row('a convention', conventionText(each.convention, uses), state.mode, each, 'computed'),
      ),
      ...frameworks.map((each) =>
        row(each.names.join('; '), conventionText(each.convention, uses), 'reverse', each.outcome, sourceText(each)),
      ),
    ],
  };
}

/** “; 2 of 3 outside”. */
export function countText(outcomes: readonly Outcome[]): string {
  const outside = outcomes.filter(({ belongs }) => belongs === false).length;
  return outside === 0 ? '' : `; ${outside} of ${outcomes.length} outside`;
}
