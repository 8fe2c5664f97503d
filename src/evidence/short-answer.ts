import { findRow, numberOf, type RecordedFramework, recordedFrameworks } from './recorded.ts';
import { shownNumber } from './shown.ts';

/** The spellings that carry the name. */
const named = ['relu', 'relu-functional', 'relu-layer', 'relu-method'];
const modes = ['reverse', 'hand-written', 'subgradient'];
const dtypes = ['float32', 'float64'];

/** What a framework returns at 0 for its function of that name; undefined if it has none. */
export function namedReluAtZero({ id: frameworkId }: RecordedFramework): number | undefined {
  for (const expression of named)
    for (const mode of modes)
      for (const dtype of dtypes) {
        const row = findRow({ frameworkId, expression, dtype, mode, x: '0' });
        const derivative = row && /relu/i.test(row.code) ? numberOf(row.derivative) : undefined;
        if (derivative !== undefined) return derivative;
      }
  return undefined;
}

export interface NamedRelu {
  readonly framework: RecordedFramework;
  readonly derivative: number;
}

/** All frameworks with a function of that name. */
export const namedRelus: readonly NamedRelu[] = recordedFrameworks.flatMap((framework) => {
  const derivative = namedReluAtZero(framework);
  return derivative === undefined ? [] : [{ framework, derivative }];
});
export const namedReluExceptions = namedRelus.filter(({ derivative }) => derivative !== 0);

/** The different numbers that frameworks return at 0 for an expression, in ascending order. */
export function answersAtZero(expression: string): number[] {
  const answers = recordedFrameworks.flatMap(({ id: frameworkId }) =>
    [...modes, 'symbolic', 'error propagation'].flatMap((mode) =>
      [...dtypes, 'exact'].flatMap((dtype) => {
        const found = numberOf(findRow({ frameworkId, expression, dtype, mode, x: '0' })?.derivative);
        return found === undefined || Number.isNaN(found) ? [] : [found];
      }),
    ),
  );
  return [...new Set(answers)].sort((a, b) => a - b);
}

const list = (words: readonly string[], last = 'and'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
const numbers = (expression: string): string => list(answersAtZero(expression).map(shownNumber), 'or');

/** The first words of the page, from the record. */
export function shortAnswer(): string {
  const zero = namedRelus.length - namedReluExceptions.length;
  const others = [...Map.groupBy(namedReluExceptions, ({ derivative }) => derivative)].map(
    ([derivative, group]) => `${shownNumber(derivative)} in ${list(group.map(({ framework }) => framework.name))}`,
  );
  const spellings = [
    { words: 'max(x, 0)', numbers: numbers('maximum-x-0') },
    { words: 'clip at 0', numbers: numbers('clip-min-0') },
    { words: '|x|', numbers: numbers('abs') },
  ];
  const given = [...Map.groupBy(spellings, (one) => one.numbers)].map(
    ([each, group]) => `${list(group.map(({ words }) => words))} ${group.length > 1 ? 'give' : 'gives'} ${each}`,
  );
  return `The function named ReLU has derivative 0 at 0 in ${zero} of ${namedRelus.length} recorded versions; ${list(others)}. ${given.join('; ')}: each a slope on paper. relu(x) − relu(−x), which is x, gives ${numbers('relu-minus-relu')} instead of 1.`;
}
