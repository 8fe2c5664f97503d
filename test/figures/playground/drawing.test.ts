import { describe, expect, test } from 'vitest';
import { areaAbove, lineAt } from '../../../src/figures/playground/draw-field.ts';
import { lossDrawing } from '../../../src/figures/playground/draw-losses.ts';
import { networkDrawing } from '../../../src/figures/playground/draw-network.ts';
import { kinkLine, surfaceDrawing } from '../../../src/figures/playground/draw-surface.ts';
import { nodeAt } from '../../../src/figures/playground/fields.ts';
import { firstSnapshot } from '../../../src/figures/playground/run.ts';
import type { Field } from '../../../src/figures/playground/snapshot.ts';

const fieldOf = (f: (x: number, y: number) => number): Field => ({
  columns: 13,
  rows: 10,
  values: Array.from({ length: 130 }, (_, i) => f(...nodeAt(13, 10, i))),
});
const polygons = (d: string): number[][][] =>
  d
    .split(/[MZ]/)
    .filter((part) => part !== '')
    .map((part) => part.split('L').map((pair) => pair.split(' ').map(Number)));
const areaOf = (d: string): number =>
  polygons(d).reduce((sum, points) => {
    const twice = points.reduce((s, [x, y], i) => {
      const [nx, ny] = points[(i + 1) % points.length];
      return s + x * ny - nx * y;
    }, 0);
    return sum + Math.abs(twice) / 2;
  }, 0);

describe('the area above a level', () => {
  test('is exact for a plane: half of the window above its middle', () => {
    const field = fieldOf((x, y) => x + y);
    expect(areaOf(areaAbove(field, 0, 360))).toBeCloseTo((360 * 270) / 2, -1);
  });
  test('is the whole window or nothing where the field is on one side', () => {
    const field = fieldOf(() => 1);
    expect(areaOf(areaAbove(field, 0, 360))).toBeCloseTo(360 * 270, 6);
    expect(areaAbove(field, 1, 360)).toBe('');
    expect(lineAt(field, 0, 360)).toBe('');
  });
  test('its edge lies where the field has the level', () => {
    const d = lineAt(
      fieldOf((x) => x - 0.5),
      0,
      360,
    );
    // x = 0.5 in the window from −2 to 2 is at 225 of 360.
    for (const points of polygons(d)) for (const [x] of points) expect(x).toBeCloseTo(225, 6);
    expect(polygons(d).length).toBeGreaterThan(8);
  });
});

const snapshot = firstSnapshot({ step: 40 });

describe('the surface', () => {
  test('has six shades and a boundary, or two with “side”', () => {
    const { bands, boundary } = surfaceDrawing(snapshot.surface, snapshot.settings, 'value');
    expect(bands).toHaveLength(5);
    expect(boundary).not.toBe('');
    expect(surfaceDrawing(snapshot.surface, snapshot.settings, 'side').bands).toHaveLength(1);
    // Each area holds the next one.
    const areas = bands.map(areaOf);
    expect(areas).toEqual([...areas].sort((a, b) => b - a));
  });
  test('the kink of a first-layer unit is one straight line, computed from its weights', () => {
    const unit = { ...snapshot.layers[0].units[0], weights: [1, 0], bias: -1 };
    expect(polygons(kinkLine(unit, snapshot.settings, 0, 360))).toEqual([
      [
        [270, 0],
        [270, 270],
      ],
    ]);
    // In the other order of the inputs it lies the other way.
    const swapped = { ...snapshot.settings, features: ['x2', 'x1'] as const };
    const [[[, from], [, to]]] = polygons(kinkLine(unit, swapped, 0, 360));
    expect([from, to]).toEqual([45, 45]);
  });
});

describe('the network', () => {
  const { nodes, links } = networkDrawing(snapshot);
  test('has a place for each input, unit and the output, inside the picture and apart', () => {
    expect(nodes).toHaveLength(2 + 12 + 1);
    for (const { x, y, half } of nodes) {
      expect(Math.min(x, y) - half).toBeGreaterThanOrEqual(0);
      expect(x + half).toBeLessThanOrEqual(420);
      expect(y + half).toBeLessThanOrEqual(300);
    }
    const deep = networkDrawing(firstSnapshot({ layers: Array(8).fill(16) }));
    const column = deep.nodes.filter(({ unit }) => unit?.layer === 3).map(({ y }) => y);
    for (let i = 1; i < 16; i++) expect(column[i] - column[i - 1]).toBeGreaterThan(2 * deep.nodes[0].half);
  });
  test('draws each weight once', () => {
    const lines = links.reduce((sum, { d }) => sum + d.split('M').length - 1, 0);
    expect(lines).toBe(2 * 8 + 8 * 4 + 4);
    expect(new Set(links.map(({ negative }) => negative)).size).toBe(2);
    expect(links.some(({ width }) => width === 5)).toBe(true);
  });
});

describe('the losses', () => {
  test('two runs share their axes', () => {
    const other = firstSnapshot({ step: 40, rate: 0.01 });
    const [a, b] = lossDrawing([snapshot.history, other.history], 12);
    expect(a.yTicks).toEqual(b.yTicks);
    expect(a.xTicks.map(({ text }) => text)).toEqual(['0', '50', '100']);
    expect(a.train).not.toBe(b.train);
  });
  test('a step curve below says how many units are dead; without any it is empty', () => {
    const dead = firstSnapshot({ step: 400 });
    expect(lossDrawing([dead.history], 12)[0].dead).toMatch(/^M46 238/);
    expect(lossDrawing([firstSnapshot().history], 12)[0].dead).toBe('');
  });
  test('a loss of 0 or a huge one stays inside the picture', () => {
    const history = { steps: [0, 1, 2], train: [1e12, 0, 1e-30], test: [], dead: [0, 0, 0], stuck: [0, 0, 0] };
    const [{ train }] = lossDrawing([history], 1);
    for (const [[, y]] of polygons(train)) expect(y).toBeGreaterThanOrEqual(12);
    for (const points of polygons(train)) for (const [, y] of points) expect(y).toBeLessThanOrEqual(180);
  });
});
