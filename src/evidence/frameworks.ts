import type { Interval } from '../core/types.ts';
import { type EvidenceRow, findRow, recordedFrameworks } from './recorded.ts';

export { expressions } from './expressions.ts';
export { type EvidenceRow, evidenceRows, recorded } from './recorded.ts';

/** The frameworks that pages compare at a glance, each in one version. */
const atAGlance = ['pytorch', 'jax', 'tensorflow'].map((id) => {
  const framework = recordedFrameworks.find((candidate) => candidate.id === id);
  if (!framework?.version) throw new Error(`evidence: no recorded run of ${id}: ${framework?.error ?? 'not there'}`);
  return { id, name: framework.name, version: framework.version, platform: framework.platform ?? '' };
});
export const frameworks: readonly string[] = atAGlance.map(({ name }) => name);
export const versions: Readonly<Record<string, string>> = Object.fromEntries(
  atAGlance.map(({ name, version }) => [name, version]),
);
export const { platform } = atAGlance[0];

/** The rows that are shown where they are not the subject: few expressions, at 0 and −0, in reverse mode. */
const shown = [
  'relu',
  'maximum-x-0',
  'maximum-0-x',
  'clip-min-0',
  'where-gt',
  'where-ge',
  'half-x-plus-abs',
  'leaky-relu',
  'leaky-relu-tenth',
  'leaky-maximum',
  'leaky-maximum-swapped',
  'relu-minus-relu',
];
export const shownRows: readonly EvidenceRow[] = atAGlance.flatMap(({ id }) =>
  shown.flatMap((expression) =>
    ['float32', 'float64'].flatMap((dtype) =>
      ['0', '-0'].map((x) => rowAt({ frameworkId: id, expression, dtype, mode: 'reverse', x })),
    ),
  ),
);

function rowAt(wanted: Pick<EvidenceRow, 'frameworkId' | 'expression' | 'dtype' | 'mode' | 'x'>): EvidenceRow {
  const row = findRow(wanted);
  if (row) return row;
  const { frameworkId, expression, dtype, mode, x } = wanted;
  const where = `${frameworkId}, ${expression}, ${dtype}, x = ${x}${mode === 'reverse' ? '' : `, ${mode}`}`;
  throw new Error(`evidence: no row for ${where}`);
}

/** Names one row for links: the framework, the expression, the data type, then what is not reverse mode at 0. */
export function anchorOf({ frameworkId, expression, dtype, mode, x }: EvidenceRow): string {
  const signed = x.replace('-', 'minus-').replace('.', '-').toLowerCase();
  const point = { '0': '', '-0': '-minus' }[x] ?? `-at-${signed}`;
  const how = mode === 'reverse' ? '' : `-${mode.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;
  return `ev-${frameworkId}-${expression}-${dtype}${how}${point}`;
}

interface Where {
  readonly dtype?: string | undefined;
  readonly x?: string | undefined;
  readonly mode?: string | undefined;
}

/**
 * The row of a framework, by its id or its name, and an expression, at x = 0 in reverse mode if nothing else is asked;
 * a page that names one without a row, or with an error, fails the build. A name means the first version recorded.
 */
export function resultOf(
  framework: string,
  expression: string,
  { dtype = 'float32', x = '0', mode = 'reverse' }: Where = {},
): EvidenceRow & { readonly derivative: number | string } {
  const found = recordedFrameworks.find(({ id, name }) => id === framework || name === framework);
  const row = rowAt({ frameworkId: found?.id ?? framework, expression, dtype, mode, x });
  if (row.derivative === undefined)
    throw new Error(`evidence: ${framework}, ${expression} gave no result: ${row.error}`);
  return { ...row, derivative: row.derivative };
}

/** As `resultOf`, where only a number will do: not NaN, an infinity or the word of a gradient checker. */
export function evidenceOf(
  framework: string,
  expression: string,
  where?: Where,
): EvidenceRow & { readonly derivative: number } {
  const row = resultOf(framework, expression, where);
  const { derivative } = row;
  if (typeof derivative !== 'number')
    throw new Error(`evidence: ${framework}, ${expression} gave no number: ${derivative}`);
  return { ...row, derivative };
}

export const isOutside = (derivative: number, [lo, hi]: Interval): boolean => derivative < lo || derivative > hi;
