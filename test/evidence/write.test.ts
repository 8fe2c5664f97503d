import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';

const { evidenceOf, textOf } = await import(pathToFileURL('test/frameworks/at_zero/write.mjs').href);

const points = ['0', '-0', '1'];
const failed = { error: 'TypeError: no' };
const run = (results: unknown[], own?: string[]) => ({
  dtype: 'float32',
  mode: 'reverse',
  results,
  ...(own && { points: own }),
});
const recording = (...runs: object[]) => ({
  id: 'a',
  framework: 'A',
  version: '1',
  groups: [{ expression: 'relu', code: 'relu(x)', points, runs }],
});

describe('the file of evidence', () => {
  test('a framework that could not be run stays in it, with the reason and no rows', () => {
    const { frameworks, groups, rows } = evidenceOf([{ id: 'b', error: 'not installed' }], '2026-01-01');
    expect(frameworks).toEqual([{ id: 'b', name: 'b', error: 'not installed' }]);
    expect([groups, rows]).toEqual([[], 0]);
  });
  test('an error at one point is a result; one at all points is written once and counts for each', () => {
    const some = evidenceOf([recording(run([[0, 0], failed, [1, 1]]))], '');
    expect(some.groups[0].runs).toEqual([['float32', 'reverse', [0, 0], failed, [1, 1]]]);
    const all = evidenceOf([recording(run([failed, failed, failed]))], '');
    expect(all.groups[0].runs).toEqual([['float32', 'reverse', failed]]);
    expect([some.rows, all.rows]).toEqual([3, 3]);
  });
  test('a run with points of its own leaves the others empty', () => {
    const { groups, rows } = evidenceOf([recording(run([[null, 'pass']], ['-0']))], '');
    expect(groups[0].runs).toEqual([['float32', 'reverse', null, [null, 'pass']]]);
    expect(rows).toBe(1);
  });
  test('its text gives back the same data, and the hash does not depend on the date', () => {
    const [first, second] = ['2026-01-01', '2026-01-02'].map((date) =>
      evidenceOf(
        [
          recording(
            run([
              [0, 0],
              [0, 0],
              [1, 1],
            ]),
          ),
        ],
        date,
      ),
    );
    expect(JSON.parse(textOf(first))).toEqual(first);
    expect(first.sha256).toBe(second.sha256);
    expect(
      evidenceOf(
        [
          recording(
            run([
              [0, 1],
              [0, 0],
              [1, 1],
            ]),
          ),
        ],
        '',
      ).sha256,
    ).not.toBe(first.sha256);
  });
});
