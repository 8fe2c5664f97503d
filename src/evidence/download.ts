import { toCsv } from '../ui/csv.ts';
import { expressions } from './expressions.ts';
import { type EvidenceRow, evidenceRows, pointOf, recorded, recordedFrameworks } from './recorded.ts';
import { isOutsideRow } from './verdict.ts';

const fields = [
  'frameworkId',
  'framework',
  'version',
  'expression',
  'code',
  'dtype',
  'mode',
  'x',
  'value',
  'derivative',
  'error',
] as const;
const columns = [...fields, 'slopeMin', 'slopeMax', 'outside'] as const;
type Line = Partial<Record<(typeof columns)[number], string | number | boolean>>;

/** JSON has neither infinities nor NaN: they are words, as in the record. */
const word = (slope: number): number | string => (Number.isFinite(slope) ? slope : String(slope));

/** A row as it is handed out: what was recorded, and all slopes of the function at its point. */
function lineOf(row: EvidenceRow): Line {
  const slopes = row.mode === 'second' ? undefined : expressions[row.expression]?.slopesAt(pointOf(row));
  return {
    ...row,
    ...(slopes && { slopeMin: word(slopes[0]), slopeMax: word(slopes[1]) }),
    outside: isOutsideRow(row),
  };
}

/** The whole record, a row a line. */
export function evidenceJson(rows: readonly EvidenceRow[] = evidenceRows): string {
  const frameworks = recordedFrameworks.map((framework) => JSON.stringify(framework)).join(',\n');
  const lines = rows.map((row) => JSON.stringify(lineOf(row))).join(',\n');
  return `{"recorded":${JSON.stringify(recorded)},\n"frameworks":[\n${frameworks}\n],\n"rows":[\n${lines}\n]}\n`;
}

export function evidenceCsv(rows: readonly EvidenceRow[] = evidenceRows): string {
  const lines = rows.map((row) => {
    const line = lineOf(row);
    return columns.map((column) => {
      const field = line[column];
      return typeof field === 'boolean' ? String(field) : (field ?? '');
    });
  });
  return `${toCsv({ columns, rows: lines })}\r\n`;
}
