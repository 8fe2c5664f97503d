import { describe, expect, test } from 'vitest';
import { evidenceCsv, evidenceJson } from '../../src/evidence/download.ts';
import { expressions } from '../../src/evidence/expressions.ts';
import { evidenceRows, pointOf, recorded, recordedFrameworks } from '../../src/evidence/recorded.ts';
import { isOutsideRow } from '../../src/evidence/verdict.ts';

/** RFC 4180, read by another hand than the one that writes it. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, evidenceRows.length + 1);
}

describe('the downloads', () => {
  test('the JSON holds the record, a row a line, with the slopes on paper', () => {
    const text = evidenceJson();
    const file = JSON.parse(text);
    expect(file.recorded).toBe(recorded);
    expect(file.frameworks).toEqual(recordedFrameworks);
    expect(text.split('\n').filter((line) => line.startsWith('{"frameworkId"'))).toHaveLength(evidenceRows.length);
    const bare = file.rows.map(({ slopeMin: _, slopeMax: __, outside: ___, ...row }: Record<string, unknown>) => row);
    expect(bare).toEqual(evidenceRows);
    const at = evidenceRows.findIndex((row) => row.expression === 'leaky-relu' && row.x === '0');
    expect([file.rows[at].slopeMin, file.rows[at].slopeMax]).toEqual(
      expressions['leaky-relu'].slopesAt(pointOf(evidenceRows[at])),
    );
    expect(file.rows.map(({ outside }: { outside: boolean }) => outside)).toEqual(evidenceRows.map(isOutsideRow));
  });
  test('the CSV holds the same rows, in their order', () => {
    const [head, ...rows] = readCsv(evidenceCsv());
    expect(rows).toHaveLength(evidenceRows.length);
    const named = rows.map((cells) => Object.fromEntries(head.map((name, column) => [name, cells[column]])));
    const expected = evidenceRows.map((row) => {
      const texts = head
        .slice(0, -3)
        .map((name) => [name, String((row as unknown as Record<string, unknown>)[name] ?? '')]);
      return { ...Object.fromEntries(texts), outside: String(isOutsideRow(row)) };
    });
    expect(named.map(({ slopeMin: _, slopeMax: __, ...rest }) => rest)).toEqual(expected);
  });
});
