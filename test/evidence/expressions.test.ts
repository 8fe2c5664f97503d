import { describe, expect, test } from 'vitest';
import { expressions } from '../../src/evidence/expressions.ts';
import { paperFunctions } from '../../src/evidence/functions.ts';

const list = Object.values(expressions);
const probes = [-5, -3, -2.5, -1, -0.5, -0.25, 0, 0.25, 0.5, 1, 2.5, 3, 5, 6, 7];

describe('the functions on paper', () => {
  test('each is the subject of some expression', () => {
    const titles = new Set(list.map(({ functionTitle }) => functionTitle));
    expect(titles.size).toBe(paperFunctions.size);
  });
  test('the slopes at a point reach from one one-sided difference quotient to the other', () => {
    for (const { id, value, slopesAt } of list) {
      for (const x of probes) {
        const slopes = slopesAt(x);
        if (!slopes) continue;
        const h = 1e-6;
        const sides = [(value(x) - value(x - h)) / h, (value(x + h) - value(x)) / h].filter(
          (side) => !Number.isNaN(side),
        );
        const [lo, hi] = [Math.min(...sides), Math.max(...sides)];
        // A slope that grows without bound is seen as a large one; otherwise h times the curvature, and rounding over h.
        const agree = (slope: number, quotient: number) =>
          Number.isFinite(slope) ? Math.abs(slope - quotient) < 1e-5 : slope * quotient > 0 && Math.abs(quotient) > 10;
        if (!agree(slopes[0], lo) || !agree(slopes[1], hi)) expect.fail(`${id} at ${x}: ${slopes}, not ${lo}, ${hi}`);
      }
    }
  });
  test('a function has two slopes, or none, exactly at its corners and perhaps at 0', () => {
    // These are smooth once at their corners, where the derivative has its kink.
    const smoothOnce = ['huber', 'huber-double', 'smooth-l1', 'sparse-plus'];
    for (const { id, corners, slopesAt } of list) {
      for (const x of probes) {
        if (x === 0) continue;
        const slopes = slopesAt(x);
        const corner = slopes ? slopes[0] !== slopes[1] : x > 0 || !['sqrt', 'power-half'].includes(id);
        expect([id, x, corner]).toEqual([id, x, corners.includes(x) && !smoothOnce.includes(id)]);
      }
    }
  });
  test('at ±∞ the slope is the limit, at NaN there is none', () => {
    for (const { id, slopesAt } of list) {
      expect(slopesAt(Number.NaN)).toBeUndefined();
      for (const x of [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
        const [limit, far] = [slopesAt(x), slopesAt(Math.sign(x) * 1e12)];
        if (!far) continue;
        const near = limit && (Math.abs(limit[0] - far[0]) < 1e-5 || (limit[0] === Infinity && far[0] > 20));
        if (!near) expect.fail(`${id} at ${x}: ${limit}, not ${far}`);
      }
    }
  });
});
