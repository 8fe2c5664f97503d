import { anchorOf } from './frameworks.ts';
import { type EvidenceRow, evidenceRows, type RecordedFramework, recordedFrameworks } from './recorded.ts';
import { shownNumber, shownResult } from './shown.ts';
import { isCheck, isOtherValue, isOutsideRow, isSecond } from './verdict.ts';

/** A cell of the page of an expression: what every row of a few runs gave at one point. */
export interface EvidenceCell {
  readonly x: string;
  readonly text: string;
  readonly outside: boolean;
  /** The value, where it is not that of the function. */
  readonly value?: string;
  readonly anchors: readonly string[];
}
/** Runs of one framework whose cells are equal. */
export interface EvidenceLine {
  /** `reverse` in `float32` and `float64`, `forward` in `float32`. */
  readonly runs: readonly { readonly mode: string; readonly dtypes: readonly string[] }[];
  readonly cells: readonly EvidenceCell[];
  readonly errors: readonly string[];
}
export interface EvidencePart {
  readonly framework: RecordedFramework;
  readonly code: string;
  readonly lines: readonly EvidenceLine[];
}
export type TableKind = 'derivative' | 'second' | 'check';
export interface EvidenceTable {
  readonly kind: TableKind;
  readonly points: readonly string[];
  readonly parts: readonly EvidencePart[];
}

const kindOf = ({ mode }: EvidenceRow): TableKind =>
  isSecond(mode) ? 'second' : isCheck(mode) ? 'check' : 'derivative';
const order = ['0', '-0', 'tiny', '1', '-1', 'Infinity', '-Infinity', 'NaN'];
const rank = (x: string): number => (order.includes(x) ? order.indexOf(x) : order.length);

const byExpression = Map.groupBy(evidenceRows, ({ expression }) => expression);

/** The tables of an expression, those without rows left out; every recorded row is in exactly one cell. */
export function tablesOf(expression: string): EvidenceTable[] {
  const rows = byExpression.get(expression);
  if (!rows) throw new Error(`frameworks at zero: no recorded row of the expression ${expression}`);
  return (['derivative', 'second', 'check'] as const).flatMap((kind) => {
    const own = rows.filter((row) => kindOf(row) === kind);
    const points = [...new Set(own.map(({ x }) => x))].sort((a, b) => rank(a) - rank(b) || Number(a) - Number(b));
    const parts = recordedFrameworks.flatMap((framework) => {
      const asked = own.filter(({ frameworkId }) => frameworkId === framework.id);
      return asked.length === 0 ? [] : [{ framework, code: asked[0].code, lines: linesOf(asked) }];
    });
    return parts.length === 0 ? [] : [{ kind, points, parts }];
  });
}

const textsOf = (row: EvidenceRow) => ({
  text: shownResult(row),
  outside: isOutsideRow(row),
  ...(isOtherValue(row) && { value: shownNumber(row.value ?? '') }),
});

/** Runs with the same texts become one line. */
function linesOf(rows: readonly EvidenceRow[]): EvidenceLine[] {
  const runs = [...Map.groupBy(rows, ({ mode, dtype }) => `${mode}|${dtype}`).values()];
  const equal = Map.groupBy(runs, (run) => JSON.stringify(run.map((row) => [row.x, textsOf(row), row.error])));
  return [...equal.values()].map((same) => ({
    runs: modesOf(same.map(([first]) => first)),
    cells: same[0].map((row, i) => ({ x: row.x, ...textsOf(row), anchors: same.map((run) => anchorOf(run[i])) })),
    errors: [...new Set(same[0].flatMap(({ error }) => (error === undefined ? [] : [error])))],
  }));
}

/** Modes that ran in the same formats stand together. */
function modesOf(rows: readonly EvidenceRow[]): { mode: string; dtypes: string[] }[] {
  return [...Map.groupBy(rows, ({ mode }) => mode)].map(([mode, group]) => ({
    mode,
    dtypes: group.map(({ dtype }) => dtype),
  }));
}
