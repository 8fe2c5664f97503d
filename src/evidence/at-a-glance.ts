import { type Expression, expressions } from './expressions.ts';
import { evidenceHref } from './links.ts';
import { type EvidenceRow, evidenceRows, findRow, type RecordedFramework, recordedFrameworks } from './recorded.ts';
import { isOutsideRow } from './verdict.ts';

/** What people type, and with what: the table that answers “what does mine do”. */
const spellings = [
  'relu',
  'maximum-x-0',
  'maximum-0-x',
  'clip-min-0',
  'where-gt',
  'where-ge',
  'half-x-plus-abs',
  'max-of-x-0',
  'relu6',
  'leaky-relu',
  'prelu',
  'abs',
  'sqrt',
  'sqrt-relu',
  'relu-minus-relu',
  'max-plus-min',
] as const;
const ids = [
  'pytorch',
  'pytorch-2-14',
  'jax',
  'tensorflow',
  'keras-tensorflow',
  'keras-jax',
  'keras-torch',
  'autograd',
  'tfjs-cpu',
  'jax-js',
] as const;

export interface GlanceCell {
  readonly framework: RecordedFramework;
  /** Undefined if the framework was not asked. */
  readonly row: EvidenceRow | undefined;
  readonly outside: boolean;
  readonly href: string;
  /** The number formats in which the same came back. */
  readonly dtypes: readonly string[];
}
export interface GlanceRow {
  readonly expression: Expression;
  readonly cells: readonly GlanceCell[];
}

export const glanceFrameworks: readonly RecordedFramework[] = ids.map((id) => {
  const found = recordedFrameworks.find((framework) => framework.id === id);
  if (!found) throw new Error(`frameworks at zero: ${id} is not in the record`);
  return found;
});

/** Derivative in reverse mode at 0 in single precision, in double precision where there is no single. */
export function glanceOf(framework: RecordedFramework, expression: string): GlanceCell {
  const at = (dtype: string) => findRow({ frameworkId: framework.id, expression, dtype, mode: 'reverse', x: '0' });
  const row = at('float32') ?? at('float64');
  const dtypes = ['float32', 'float64', 'float16', 'bfloat16'].filter((dtype) => at(dtype) !== undefined);
  return {
    framework,
    row,
    outside: row !== undefined && isOutsideRow(row),
    href: row === undefined ? '' : evidenceHref(row),
    dtypes,
  };
}

export function glanceTable(shown: readonly string[] = spellings): GlanceRow[] {
  return shown.map((id) => {
    const expression = expressions[id];
    const cells = glanceFrameworks.map((framework) => glanceOf(framework, id));
    if (!expression || cells.every(({ row }) => row === undefined))
      throw new Error(`frameworks at zero: no recorded row of the expression ${id}`);
    return { expression, cells };
  });
}

/** Framework, expression and mode for which the number format changes what comes back at exactly 0. */
export function formatsThatDiffer(): { compared: number; different: readonly string[] } {
  const atZero = evidenceRows.filter(({ x, derivative }) => x === '0' && derivative !== undefined);
  const groups = [...Map.groupBy(atZero, (row) => `${row.frameworkId} ${row.expression} ${row.mode}`)].filter(
    ([, rows]) => rows.length > 1,
  );
  return {
    compared: groups.length,
    different: groups.flatMap(([key, [first, ...rest]]) => (rest.every((row) => isAlike(row, first)) ? [] : [key])),
  };
}

/** Equal as far as the shortest of the formats, bfloat16, can tell. */
const isAlike = ({ derivative: a }: EvidenceRow, { derivative: b }: EvidenceRow): boolean =>
  typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) <= 2 ** -7 * Math.max(1, Math.abs(b)) : a === b;
