import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kinkModel } from '../../src/figures/kink.ts';
import { functionX, kinkDrawing, plotY, slopeAt, slopeX, zAt } from '../../src/figures/kink-drawing.ts';
import { type KinkState, kinkParameters } from '../../src/figures/kink-state.ts';
import { defaults } from '../../src/ui/parameters.ts';

// The same states in every run.
fc.configureGlobal({ seed: 20110411 });

const draw = (partial: Partial<KinkState> = {}) => kinkDrawing(kinkModel({ ...defaults(kinkParameters), ...partial }));
const points = (path: string) =>
  [...path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [zAt(Number(x)), slopeAt(Number(y))]);

describe('the graph', () => {
  test('is drawn from its breakpoints: two straight lines that meet exactly at the kink', () => {
    expect(points(draw().inactive)).toEqual([
      [-2, 0],
      [0, 0],
    ]);
    expect(points(draw().active)).toEqual([
      [0, 0],
      [2, 2],
    ]);
    expect(points(draw({ activation: 'leaky', slope: 0.25, g: 1 }).inactive)).toEqual([
      [-2, -0.5],
      [0, 0],
    ]);
  });
  test('has the same units on both axes', () => {
    expect(functionX(1) - functionX(0)).toBe(plotY(0) - plotY(1));
    expect(slopeX(1) - slopeX(0)).toBe(plotY(0) - plotY(1));
  });
});

describe('the lines', () => {
  test('of the fan all pass through the kink, from the lowest slope to the highest', () => {
    const { fan } = draw({ activation: 'leaky', slope: 0.2, g: 0.2 });
    const ends = points(fan);
    const slopes = ends.filter((_, i) => i % 2 === 1).map(([z, y]) => y / z);
    expect(slopes).toHaveLength(9);
    expect(slopes[0]).toBeCloseTo(0.2, 10);
    expect(slopes.at(-1)).toBe(1);
    for (let i = 0; i < ends.length; i += 2) {
      const [[z0, y0], [z1, y1]] = [ends[i], ends[i + 1]];
      expect(y0 * z1 - y1 * z0).toBeCloseTo(0, 2);
    }
  });
  test('stay inside the window for every convention', () => {
    fc.assert(
      fc.property(fc.double({ min: -0.3, max: 1.3, noNaN: true }), (g) => {
        for (const [z, y] of points(draw({ g }).line)) {
          expect(Math.abs(z)).toBeLessThanOrEqual(2);
          expect(y).toBeGreaterThanOrEqual(-1);
          expect(y).toBeLessThanOrEqual(2);
        }
      }),
    );
  });
  test('away from the kink there is one tangent and no fan', () => {
    const { line, fan, wash } = draw({ z: 0.5, g: 0.3 });
    expect([fan, wash]).toEqual(['', '']);
    const [[z0, y0], [z1, y1]] = points(line);
    expect((y1 - y0) / (z1 - z0)).toBe(1);
  });
});

describe('the violation', () => {
  test('is empty for every subgradient', () => {
    for (const g of [0, 0.5, 1]) expect(draw({ g }).violation).toBe('');
  });
  test('lies right of the kink for g > 1 and left of it for g < 0, between graph and line', () => {
    expect(points(draw({ g: 1.25 }).violation)).toEqual([
      [0, 0],
      [2, 2],
      [1.6, 2],
    ]);
    expect(points(draw({ g: -0.25 }).violation)).toEqual([
      [0, 0],
      [-2, 0],
      [-2, 0.5],
    ]);
  });
  test('is drawn only where the line is drawn, at the kink', () => expect(draw({ g: 1.2, z: 1 }).violation).toBe(''));
});

describe('the derivative plot', () => {
  test('shows the whole subdifferential as a bar between the ends of the branches', () => {
    const { bar, ends } = draw({ activation: 'leaky', slope: 0.5, g: 1 });
    expect(bar).toBe(`M${slopeX(0)} ${plotY(0.5)}V${plotY(1)}`);
    expect(ends).toEqual([
      [slopeX(0), plotY(0.5)],
      [slopeX(0), plotY(1)],
    ]);
  });
  test('puts the closed dot on the convention, outside the bar too', () => {
    expect(draw({ g: 1.3 }).grip).toEqual([slopeX(0), plotY(1.3)]);
  });
  test('has room for everything above 1 and below 0', () => {
    for (const g of [-0.3, 1.3]) {
      const [, y] = draw({ g }).grip;
      expect(y - 14).toBeGreaterThan(plotY(2));
      expect(y + 14).toBeLessThan(plotY(-1));
    }
  });
});
