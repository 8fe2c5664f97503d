import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { corners, cut, type Point, windowOf } from '../../../src/figures/training/plane.ts';
import { runTo } from '../../../src/figures/training/run.ts';
import { datasetOf, outputAt } from '../../../src/figures/training/snapshot.ts';
import { type TrainingState, trainingParameters } from '../../../src/figures/training/state.ts';
import { SURFACE, sampleMarks, surfaceDrawing, THUMB, thumbDrawing } from '../../../src/figures/training/surface.ts';
import { defaults } from '../../../src/ui/parameters.ts';

const first = { ...defaults(trainingParameters), step: 400 };
const settings = fc.record({
  data: fc.constantFrom('moons', 'circles', 'xor'),
  activation: fc.constantFrom('relu', 'leaky'),
  seed: fc.integer({ min: 0, max: 9999 }),
  units: fc.integer({ min: 1, max: 16 }),
  step: fc.integer({ min: 0, max: 120 }),
}) as fc.Arbitrary<Partial<TrainingState>>;
const check = (rule: (state: TrainingState) => void) =>
  fc.assert(
    fc.property(settings, (some) => rule({ ...first, ...some })),
    { seed: 1, numRuns: 30 },
  );

/** The polygons and lines of path data. */
const subpaths = (d: string): Point[][] =>
  d
    .split('M')
    .slice(1)
    .map((part) => part.replace('Z', '').split('L'))
    .map((points) => points.map((point) => point.split(' ').map(Number) as unknown as Point));
const area = (polygon: readonly Point[]): number =>
  Math.abs(
    polygon.reduce((sum, [x, y], i) => {
      const [nextX, nextY] = polygon[(i + 1) % polygon.length];
      return sum + (x * nextY - nextX * y) / 2;
    }, 0),
  );
const contains = (polygon: readonly Point[], [px, py]: Point): boolean =>
  polygon.reduce((inside, [x, y], i) => {
    const [nextX, nextY] = polygon[(i + 1) % polygon.length];
    const crosses = y > py !== nextY > py && px < ((nextX - x) * (py - y)) / (nextY - y) + x;
    return crosses ? !inside : inside;
  }, false);

describe('a cut', () => {
  test('parts a polygon without loss, along the zero of the function', () => {
    const coefficient = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(coefficient, coefficient, coefficient, (a, b, c) => {
        const box = corners(windowOf({ data: 'moons' }));
        const value = ([x, y]: Point) => a * x + b * y + c;
        const { positive, rest, line } = cut(box, value);
        expect(area(positive) + area(rest)).toBeCloseTo(area(box), 9);
        expect(line.length === 0 || line.length === 2).toBe(true);
        for (const point of line) expect(value(point)).toBeCloseTo(0, 9);
        for (const point of positive) expect(value(point)).toBeGreaterThan(-1e-9);
        for (const point of rest) expect(value(point)).toBeLessThan(1e-9);
      }),
      { seed: 1 },
    );
  });
});

describe('the surface', () => {
  test('says B exactly where the network does', () => {
    check((state) => {
      const snapshot = runTo(state).snapshot();
      const polygons = subpaths(surfaceDrawing(snapshot).areaB);
      const { left, top, right } = windowOf(state);
      const unit = (right - left) / SURFACE.width;
      for (let px = 2.37; px < SURFACE.width; px += 13.3) {
        for (let py = 3.41; py < SURFACE.height; py += 13.7) {
          const output = (dx: number, dy: number) =>
            outputAt(snapshot, left + (px + dx) * unit, top - (py + dy) * unit);
          // Points are rounded to a tenth: nearer than that to the boundary, either answer is right.
          const around = [output(-0.2, -0.2), output(0.2, -0.2), output(-0.2, 0.2), output(0.2, 0.2)];
          if (Math.min(...around) <= 0 && Math.max(...around) > 0) continue;
          expect(polygons.some((polygon) => contains(polygon, [px, py]))).toBe(output(0, 0) > 0);
        }
      }
    });
  });
  test('its boundary lies where the output is 0', () => {
    check((state) => {
      const snapshot = runTo(state).snapshot();
      const { left, top, right } = windowOf(state);
      const unit = (right - left) / SURFACE.width;
      for (const [px, py] of subpaths(surfaceDrawing(snapshot).boundary).flat()) {
        const [x, y] = [left + px * unit, top - py * unit];
        const slope = snapshot.units.reduce((sum, { weights, outgoing }) => {
          return sum + Math.abs(outgoing) * (Math.abs(weights[0]) + Math.abs(weights[1]));
        }, 0);
        expect(Math.abs(outputAt(snapshot, x, y))).toBeLessThanOrEqual(slope * unit * 0.1 + 1e-9);
      }
    });
  });
  test('shows a kink line for each unit that is not silent and crosses the window', () => {
    const snapshot = runTo(first).snapshot();
    const lines = subpaths(surfaceDrawing(snapshot).kinks);
    expect(lines).toHaveLength(snapshot.units.filter((unit) => !unit.silent).length);
  });
});

describe('a thumbnail', () => {
  test('shades the half of the window where its unit is active: the samples in it are the unit’s count', () => {
    check((state) => {
      const snapshot = runTo(state).snapshot();
      if (state.data === 'xor') return; // its samples lie on kinks
      const samples = sampleMarks(state, THUMB.width);
      for (const unit of snapshot.units) {
        const [polygon = []] = subpaths(thumbDrawing(unit, state).active);
        const inside = samples.filter(({ x, y }) => contains(polygon, [x, y])).length;
        expect(Math.abs(inside - unit.active)).toBeLessThanOrEqual(1); // a sample nearer than a tenth of a pixel
      }
    });
  });
});

test('samples are drawn at their place, with their class, inside the window', () => {
  for (const data of ['moons', 'circles', 'xor'] as const) {
    const { inputs, targets, count } = datasetOf({ ...first, data });
    const marks = sampleMarks({ ...first, data }, SURFACE.width);
    const { left, right, top } = windowOf({ data });
    expect(marks).toHaveLength(count);
    marks.forEach(({ x, y, label }, i) => {
      expect(x).toBeCloseTo(((inputs[2 * i] - left) / (right - left)) * SURFACE.width, 0);
      expect(y).toBeCloseTo(((top - inputs[2 * i + 1]) / (right - left)) * SURFACE.width, 0);
      expect(label).toBe(targets[i]);
      expect(x > 0 && x < SURFACE.width && y > 0 && y < SURFACE.height).toBe(true);
    });
  }
});
