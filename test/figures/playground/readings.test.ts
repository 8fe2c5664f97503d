import { describe, expect, test } from 'vitest';
import { LOSSES, lossDrawing } from '../../../src/figures/playground/draw-losses.ts';
import { NETWORK, networkDrawing, networkPlaces } from '../../../src/figures/playground/draw-network.ts';
import { nodeAt } from '../../../src/figures/playground/fields.ts';
import { lookAt, lookByKey, lossReading, stepAt, stepX } from '../../../src/figures/playground/read-losses.ts';
import { linkPath, networkReading, pointedAt } from '../../../src/figures/playground/read-network.ts';
import { nodeByKey, nodeNear, nodePlace, surfaceReading } from '../../../src/figures/playground/read-surface.ts';
import { firstSnapshot } from '../../../src/figures/playground/run.ts';
import { slim } from '../../../src/figures/playground/slim.ts';

const snapshot = firstSnapshot({ step: 60 });
const { history } = snapshot;

describe('the losses', () => {
  test('the step below the pointer is the one that is drawn there, and outside it is the nearest end', () => {
    const [{ last }] = lossDrawing([history], 12);
    for (const step of [0, 7, 60]) expect(stepAt(stepX(step, last) / LOSSES.width, last)).toBeCloseTo(step, 9);
    expect(stepAt(0, last)).toBe(0);
    expect(stepAt(1, last)).toBe(last);
  });
  test('a step without a look is told by the nearest look', () => {
    const thinned = { ...history, steps: [0, 4, 8, 12] };
    expect([0, 1, 3, 5.9, 6.1, 99].map((step) => lookAt(thinned, step))).toEqual([0, 0, 1, 1, 2, 3]);
  });
  test('says each number of the look', () => {
    expect(lossReading(snapshot, undefined, 60)).toBe(
      `step 60: training ${history.train[60].toFixed(4)}, test ${history.test[60].toFixed(4)}; dead ${history.dead[60]}, stuck ${history.stuck[60]}`,
    );
  });
  test('a pinned run stands beside it, at its own step where it has no other', () => {
    const pinned = firstSnapshot({ step: 20, rate: 1 });
    const [train] = [pinned.history.train[20]];
    expect(lossReading(snapshot, pinned, 20)).toMatch(new RegExp(`; pinned: training ${train.toFixed(4)}, test `));
    expect(lossReading(snapshot, pinned, 45)).toMatch(new RegExp(`; pinned at 20: training ${train.toFixed(4)}`));
  });
  test('without test samples says none', () => {
    expect(lossReading(firstSnapshot({ data: 'xor', step: 3 }), undefined, 3)).not.toContain('test');
  });
  test('keys walk the looks, tenths of them by page, and stop at both ends', () => {
    const walk = (key: string, look: number) => lookByKey(key, look, 61);
    expect([walk('ArrowRight', 5), walk('ArrowLeft', 5), walk('PageUp', 5), walk('PageDown', 20)]).toEqual([
      6, 4, 11, 14,
    ]);
    expect([walk('Home', 5), walk('End', 5), walk('ArrowLeft', 0), walk('PageUp', 59)]).toEqual([0, 60, 0, 60]);
    expect(walk('a', 5)).toBeUndefined();
  });
});

describe('the surface', () => {
  const { surface, settings } = snapshot;
  test('a place in the picture is the nearest node, and the mark stands on it', () => {
    expect(nodeAt(surface.columns, surface.rows, nodeNear(surface, 0.5, 0.5))).toEqual([0, 0]);
    expect(nodeAt(surface.columns, surface.rows, nodeNear(surface, -3, 9))).toEqual([-2, -1.5]);
    expect(nodePlace(surface, nodeNear(surface, 0.5, 0.5))).toEqual([180, 135]);
  });
  test('says the value the network has there, in three digits, and its class', () => {
    const node = nodeNear(surface, 0.5, 0.5);
    const logit = Number(surface.values[node].toPrecision(3));
    expect(surfaceReading(surface, settings, node, false)).toBe(
      `x₁ = 0, x₂ = 0: logit ${logit}, class ${logit > 0 ? 'B' : 'A'}`,
    );
  });
  test('says the same of the first frame, whose numbers are short', () => {
    const short = slim(snapshot).surface;
    for (let node = 0; node < surface.values.length; node += 7) {
      expect(surfaceReading(short, settings, node, false)).toBe(surfaceReading(surface, settings, node, false));
    }
  });
  test('a unit has a pre-activation, regression an output', () => {
    const { field } = snapshot.layers[0].units[0];
    expect(surfaceReading(field, settings, 0, true)).toMatch(/^x₁ = −2, x₂ = 1\.5: pre-activation −?\d/);
    const plane = firstSnapshot({ data: 'plane' });
    expect(surfaceReading(plane.surface, plane.settings, 0, false)).toMatch(/: output −?[\d.]+$/);
  });
  test('keys walk the nodes and stop at the edges', () => {
    const walk = (key: string, node: number) => nodeByKey(surface, key, node);
    const { columns, rows } = surface;
    expect([walk('ArrowRight', 0), walk('ArrowDown', 0), walk('End', 0)]).toEqual([1, columns, columns - 1]);
    expect([walk('ArrowLeft', 0), walk('ArrowUp', 3), walk('PageUp', columns)]).toEqual([0, 3, 0]);
    expect(walk('PageDown', columns * (rows - 1))).toBe(columns * (rows - 1));
    expect(walk('Enter', 0)).toBeUndefined();
  });
});

describe('the network', () => {
  /** At a point of the drawing. */
  const at = (of: typeof snapshot, [across, down]: readonly [number, number]) =>
    pointedAt(of, [across / NETWORK.width, down / NETWORK.height]);
  const { x, y, half } = networkPlaces(snapshot);
  test('on each box stands its unit', () => {
    for (const node of networkDrawing(snapshot).nodes) {
      if (!node.unit) continue;
      const { layer, index } = node.unit;
      expect(at(snapshot, [node.x + half / 2, node.y])).toEqual({ layer, index });
    }
  });
  test('near a link stands its weight, and the line that is marked is the link’s', () => {
    // A quarter of the way from x₁ to the first unit, and three units of the drawing above it.
    const [from, to] = [x(0) + half, x(1) - half];
    const near = [from + 0.25 * (to - from), y(0, 0) + 0.25 * (y(1, 0) - y(0, 0)) - 3] as const;
    const pointed = at(snapshot, near);
    expect(pointed).toEqual({ layer: 0, index: 0, from: 0 });
    expect(pointed && networkReading(snapshot, pointed)).toBe(
      `x₁ to layer 1, unit 1: weight ${snapshot.layers[0].units[0].weights[0].toFixed(4).replace('-', '−')}`,
    );
    expect(pointed && linkPath(snapshot, pointed)).toBe(`M${from} ${y(0, 0)}L${to} ${y(1, 0)}`);
  });
  test('a unit says its state and its bias, the output its bias', () => {
    expect(networkReading(snapshot, { layer: 0, index: 0 })).toMatch(
      /^layer 1, unit 1: (active|dead|silent).*; bias −?[\d.]+$/,
    );
    expect(networkReading(snapshot, { layer: 2, index: 0 })).toMatch(/^output unit: bias /);
  });
  test('far from everything there is nothing, and what another shape no longer has says nothing', () => {
    expect(at(snapshot, [0, 0])).toBeUndefined();
    expect(at(snapshot, [NETWORK.width, NETWORK.height])).toBeUndefined();
    expect(at(snapshot, [Number.NaN, Number.NaN])).toBeUndefined();
    expect(networkReading(snapshot, { layer: 0, index: 40 })).toBeUndefined();
    expect(networkReading(snapshot, { layer: 7, index: 0, from: 0 })).toBeUndefined();
    expect(networkReading(snapshot, { layer: 0, index: 0, from: 9 })).toBeUndefined();
  });
  test('without hidden layers the links lead to the output', () => {
    const bare = firstSnapshot({ layers: [] });
    const places = networkPlaces(bare);
    const pointed = at(bare, [(places.x(0) + places.x(1)) / 2, (places.y(0, 0) + places.y(1, 0)) / 2]);
    expect(pointed).toEqual({ layer: 0, index: 0, from: 0 });
    expect(pointed && networkReading(bare, pointed)).toMatch(/^x₁ to output unit: weight/);
  });
});
