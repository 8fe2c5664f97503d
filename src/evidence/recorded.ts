import file from '../../content/evidence/frameworks.json' with { type: 'json' };

/** A number as JSON can hold it, or a word: `none` where a framework says that there is no gradient. */
export type Recorded = number | string;

/** A framework in one version, or the reason why it could not be run. */
export interface RecordedFramework {
  /** Names it in links and look-ups: `pytorch`, `pytorch-2-14`, `keras-jax`. */
  readonly id: string;
  readonly name: string;
  readonly version?: string;
  readonly language: string;
  readonly install: string;
  readonly platform?: string;
  readonly error?: string;
}

/** What a framework returned for an expression at one point. */
export interface EvidenceRow {
  readonly frameworkId: string;
  readonly framework: string;
  readonly version: string;
  readonly expression: string;
  /** As a user types it. */
  readonly code: string;
  readonly dtype: string;
  /** `reverse`, `forward`, `compiled`, `vectorized` …; `second` differentiates once more and has f′ as its value. */
  readonly mode: string;
  /** `0`, `-0`, `tiny` (the smallest positive subnormal number of the format), `Infinity`, `NaN` or a corner. */
  readonly x: string;
  readonly value?: Recorded;
  /** A number, or `pass` and `fail` for a gradient checker. */
  readonly derivative?: Recorded;
  readonly error?: string;
}

type Result = readonly [value: Recorded | null, derivative: Recorded] | { readonly error: string } | null;
type Run = readonly [dtype: string, mode: string, ...results: Result[]];
interface Group {
  readonly framework: string;
  readonly expression: string;
  readonly code: string;
  readonly points: readonly string[];
  readonly runs: readonly Run[];
}
interface EvidenceFile {
  readonly recorded: string;
  readonly rows: number;
  readonly frameworks: readonly RecordedFramework[];
  readonly groups: readonly Group[];
}

const { recorded, frameworks, groups, rows } = file as unknown as EvidenceFile;

export { recorded };
export const recordedFrameworks: readonly RecordedFramework[] = frameworks;
const byId = new Map(frameworks.map((framework) => [framework.id, framework]));

/** Every row, in the order of the file. */
export const evidenceRows: readonly EvidenceRow[] = groups.flatMap((group) =>
  group.runs.flatMap((run) => rowsOf(group, run)),
);
if (evidenceRows.length !== rows)
  throw new Error(`frameworks.json: ${rows} rows were recorded, ${evidenceRows.length} are there`);

function rowsOf({ framework: frameworkId, expression, code, points }: Group, [dtype, mode, ...results]: Run) {
  const { name = frameworkId, version = '' } = byId.get(frameworkId) ?? {};
  // One error stands for the whole run.
  const [first] = results;
  const all = results.length === 1 && first && 'error' in first;
  return points.flatMap((x, i): EvidenceRow[] => {
    const result = all ? first : results[i];
    if (!result) return [];
    const row = { frameworkId, framework: name, version, expression, code, dtype, mode, x };
    if ('error' in result) return [{ ...row, error: result.error }];
    const [value, derivative] = result;
    return [{ ...row, ...(value !== null && { value }), derivative }];
  });
}

const keyOf = (row: Pick<EvidenceRow, 'frameworkId' | 'expression' | 'dtype' | 'mode' | 'x'>): string =>
  [row.frameworkId, row.expression, row.dtype, row.mode, row.x].join(' ');
const index = new Map(evidenceRows.map((row) => [keyOf(row), row]));

/** The row of exactly these, or undefined. */
export const findRow = (row: Pick<EvidenceRow, 'frameworkId' | 'expression' | 'dtype' | 'mode' | 'x'>) =>
  index.get(keyOf(row));

/** The number that `Recorded` stands for, NaN and infinities too; undefined for a word and where there is none. */
export function numberOf(recordedNumber: Recorded | undefined): number | undefined {
  if (typeof recordedNumber === 'number') return recordedNumber;
  return { NaN: Number.NaN, Infinity: Number.POSITIVE_INFINITY, '-Infinity': Number.NEGATIVE_INFINITY }[
    recordedNumber ?? ''
  ];
}

/** The smallest positive subnormal number of each format. */
const TINY: Readonly<Record<string, number>> = {
  float16: 2 ** -24,
  bfloat16: 2 ** -133,
  float32: 2 ** -149,
  float64: Number.MIN_VALUE,
};

/** The point of a row as a number. */
export const pointOf = ({ x, dtype }: Pick<EvidenceRow, 'x' | 'dtype'>): number =>
  x === 'tiny' ? TINY[dtype] : Number(x);
