import { differentiate } from '../core/index.ts';
import { decisive, optionsOf, type SameConvention, wordsOf } from './conventions.ts';
import { type Expression, expressions } from './expressions.ts';
import { programText } from './program-texts.ts';
import { type Convention, programOf } from './programs.ts';
import { evidenceRows, type RecordedFramework, recordedFrameworks } from './recorded.ts';
import { optionsText, ownConvention } from './summaries.ts';

/** A line of the core that returns what some frameworks returned. */
export interface CoreLine {
  readonly text: string;
  /** The line for another x. */
  textAt(x: number): string;
  readonly derivative: number;
  readonly words: string;
  readonly frameworks: readonly RecordedFramework[];
}

/** The first point where the function has more slopes than one; 0 for one that is smooth. */
export const kinkOf = ({ corners, slopesAt }: Expression): number =>
  [0, ...corners].find((x) => {
    const slopes = slopesAt(x);
    return slopes !== undefined && slopes[0] !== slopes[1];
  }) ?? 0;

const operations = ['relu', 'leakyRelu', 'abs', 'max', 'min', 'where', 'sqrt', 'exp', 'log'];

/** A framework without a relu has to write max(z, 0) for it. */
function withoutRelu(text: string): string {
  const start = /\brelu\(/.exec(text)?.index;
  if (start === undefined) return text;
  const open = start + 'relu('.length;
  let depth = 1;
  let end = open;
  while (depth > 0 && end < text.length) depth += { '(': 1, ')': -1 }[text[end++]] ?? 0;
  return withoutRelu(`${text.slice(0, start)}max(${text.slice(open, end - 1)}, 0)${text.slice(end)}`);
}

/** `differentiate(({ x, relu }) => relu(x), 0, { reluDerivativeAtZero: 1 }).derivative` */
function lineText(body: string, x: number, convention: Convention): string {
  const names = ['x', ...operations.filter((name) => new RegExp(`\\b(?<!\\.)${name}\\(`).test(body))];
  const options = optionsText(convention);
  return `differentiate(({ ${names.join(', ')} }) => ${body}, ${Object.is(x, -0) ? '-0' : x}${options === '{}' ? '' : `, ${options}`}).derivative`;
}

function lineOf({ frameworkId, expression, conventions, ...rest }: SameConvention) {
  const row = evidenceRows.find((one) => one.frameworkId === frameworkId && one.expression === expression);
  const [first] = conventions;
  const program = row && programOf(expression, row.code);
  if (!row || !program || !first) return [];
  const short = decisive({ frameworkId, expression, conventions, ...rest });
  const written = programText(expression, short);
  if (written === undefined) throw new Error(`frameworks at zero: the program of ${expression} has no text`);
  const hasRelu = program.uses.includes('relu') || !/\brelu\(/.test(written);
  const x = kinkOf(expressions[expression]);
  const textAt = (at: number) => lineText(hasRelu ? written : withoutRelu(written), at, short);
  return [
    {
      text: textAt(x),
      textAt,
      derivative: differentiate(program.program(first), x, optionsOf(first)).derivative,
      words: wordsOf(short),
    },
  ];
}

/** Lines of the core for an expression, each with the frameworks that returned the same at every point. */
export function coreLines(expression: string): CoreLine[] {
  const found = recordedFrameworks.flatMap((framework) => {
    const same = ownConvention(framework.id, expression);
    return same ? lineOf(same).map((line) => ({ ...line, framework })) : [];
  });
  return [...Map.groupBy(found, ({ text }) => text).values()].map((group) => ({
    text: group[0].text,
    textAt: group[0].textAt,
    derivative: group[0].derivative,
    words: group[0].words,
    frameworks: group.map(({ framework }) => framework),
  }));
}
