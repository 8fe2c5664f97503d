import { describe, expect, test } from 'vitest';
import { differences } from '../../src/evidence/differences.ts';
import { findRow, type Recorded } from '../../src/evidence/recorded.ts';
import earlier from './fixtures/earlier-measurement.json' with { type: 'json' };

type Row = readonly [dtypes: string, mode: string, points: string, value: Recorded | null, derivative: Recorded | null];

/** A row of a word or a number each; where it holds no derivative, the framework had thrown. */
const rows = (earlier.groups as unknown as { framework: string; expression: string; rows: Row[] }[]).flatMap(
  ({ framework: frameworkId, expression, rows }) =>
    rows.flatMap(([dtypes, mode, points, value, derivative]) =>
      dtypes.split(' ').flatMap((dtype) =>
        points.split(' ').map((x) => ({
          earlier: { value, derivative },
          now: findRow({ frameworkId, expression, dtype, mode, x }),
          name: `${frameworkId} ${expression} ${mode}`,
        })),
      ),
    ),
);

/** To the seven digits of both, of numbers that were rounded from different formats. */
const isSame = (a: Recorded | null | undefined, b: Recorded | null | undefined): boolean =>
  typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b)) : a === b;

/** Neither kept the words of the other's errors. */
const isError = (derivative: Recorded | null): boolean =>
  derivative === null || /error|stop|zoo/i.test(`${derivative}`);

describe('an earlier, independent measurement', () => {
  test('has the rows it says, and every one is recorded today', () => {
    expect(rows).toHaveLength(earlier.compared);
    expect(rows.filter(({ now }) => now === undefined)).toEqual([]);
  });
  test('differs from the record exactly where it is listed and explained', () => {
    const different = rows.filter(({ earlier: { value, derivative }, now }) => {
      if (now?.error) return !isError(derivative);
      const sameValue = value === null || now?.value === undefined || isSame(value, now.value);
      return !sameValue || !isSame(derivative, now?.derivative);
    });
    const listed = differences.map(({ frameworkId, expression, mode }) => `${frameworkId} ${expression} ${mode}`);
    expect([...new Set(different.map(({ name }) => name))].sort()).toEqual(listed.sort());
  });
});
