import { describe, expect, test } from 'vitest';
import { tablesOf } from '../../src/evidence/expression-tables.ts';
import { expressions } from '../../src/evidence/expressions.ts';
import { anchorOf } from '../../src/evidence/frameworks.ts';
import { type EvidenceRow, evidenceRows, numberOf, pointOf } from '../../src/evidence/recorded.ts';
import { shownResult } from '../../src/evidence/shown.ts';
import { isCheck, isOtherValue, isOutsideRow, isSecond } from '../../src/evidence/verdict.ts';

const cells = Object.keys(expressions).flatMap((id) =>
  tablesOf(id).flatMap(({ parts }) => parts.flatMap(({ lines }) => lines.flatMap((line) => line.cells))),
);

describe('the tables of an expression', () => {
  test('every recorded row stands in exactly one cell, with what it returned', () => {
    const rows = new Map(evidenceRows.map((row) => [anchorOf(row), row]));
    const wrong = cells.flatMap(({ anchors, text, outside, x }) =>
      anchors.filter((anchor) => {
        const row = rows.get(anchor);
        rows.delete(anchor);
        return !row || text !== shownResult(row) || outside !== isOutsideRow(row) || x !== row.x;
      }),
    );
    expect(wrong).toEqual([]);
    expect([...rows.keys()]).toEqual([]);
  });
  test('an expression that was not recorded fails', () => {
    expect(() => tablesOf('no-such-spelling')).toThrow('no recorded row of the expression no-such-spelling');
  });
});

/** How far a derivative is from all slopes of its function, in units of what its format rounds; NaN is nowhere near. */
function distance(row: EvidenceRow): number | undefined {
  const units: Record<string, number> = {
    float16: 2 ** -10,
    bfloat16: 2 ** -7,
    float32: 1e-6,
    float64: 5e-7,
    exact: 5e-7,
  };
  const slopes = expressions[row.expression].slopesAt(pointOf(row));
  const derivative = numberOf(row.derivative);
  if (!slopes || derivative === undefined || isSecond(row.mode) || isCheck(row.mode)) return undefined;
  if (Number.isNaN(derivative)) return Number.POSITIVE_INFINITY;
  const [lo, hi] = slopes;
  if (derivative >= lo && derivative <= hi) return 0;
  const nearest = derivative < lo ? lo : hi;
  if (!Number.isFinite(nearest) || !Number.isFinite(derivative)) return Number.POSITIVE_INFINITY;
  return Math.abs(derivative - nearest) / Math.max(1, Math.abs(nearest)) / units[row.dtype];
}

describe('a value outside of the subdifferential', () => {
  test('is marked exactly where the slopes of the function say so, and never hangs on the tolerance', () => {
    const wrong = evidenceRows.filter((row) => isOutsideRow(row) !== (distance(row) ?? 0) > 4);
    expect(wrong.map(anchorOf)).toEqual([]);
    const close = evidenceRows.filter((row) => (distance(row) ?? 0) > 2 && (distance(row) ?? 0) < 8);
    expect(close.map((row) => [anchorOf(row), distance(row)])).toEqual([]);
  });
  test('is not claimed at a jump, at NaN, outside the domain, of a second derivative or a checker', () => {
    const marked = evidenceRows.filter(isOutsideRow);
    expect(marked.length).toBeGreaterThan(1000);
    expect(marked.filter(({ x }) => x === 'NaN')).toEqual([]);
    expect(marked.filter(({ expression, x }) => ['sign', 'step'].includes(expression) && Number(x) === 0)).toEqual([]);
    expect(marked.filter(({ expression, x }) => expression === 'sqrt' && Number(x) < 0)).toEqual([]);
    expect(marked.filter(({ mode }) => isSecond(mode) || isCheck(mode))).toEqual([]);
  });
  test('a value that is not that of the function is shown, such as 0 for a mask at NaN', () => {
    const at = (frameworkId: string, expression: string, x: string) =>
      evidenceRows.find(
        (row) =>
          row.frameworkId === frameworkId &&
          row.expression === expression &&
          row.x === x &&
          row.mode === 'reverse' &&
          row.dtype === 'float32',
      ) as EvidenceRow;
    expect(isOtherValue(at('jax', 'mask-gt', 'NaN'))).toBe(true);
    expect(isOtherValue(at('pytorch', 'relu', 'NaN'))).toBe(false);
    expect(isOtherValue(at('pytorch', 'gelu', '1'))).toBe(false);
  });
});
