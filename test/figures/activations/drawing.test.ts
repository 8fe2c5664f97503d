import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { activationNames } from '../../../src/figures/activations/catalog.ts';
import { activationsDrawing, type PlotDrawing } from '../../../src/figures/activations/drawing.ts';
import { zAt } from '../../../src/figures/activations/frame.ts';
import { activationsGraphs } from '../../../src/figures/activations/graphs.ts';
import { activationsModel } from '../../../src/figures/activations/model.ts';
import { secondDerivative, sidesOf } from '../../../src/figures/activations/second-derivative.ts';
import { type ActivationsState, activationsParameters } from '../../../src/figures/activations/state.ts';
import { defaults } from '../../../src/ui/parameters.ts';
import { anyState } from './states.ts';

fc.configureGlobal({ seed: 20110411 });

const base = defaults(activationsParameters);
const draw = (partial: Partial<ActivationsState> = {}) => {
  const model = activationsModel({ ...base, ...partial });
  return { ...activationsDrawing(model), model };
};
const alone = (name: (typeof activationNames)[number], partial: Partial<ActivationsState> = {}) =>
  draw({ a: name, b: 'none', c: 'none', span: '8', ...partial });

/** A path as subpaths of points in the numbers of the plot. */
function pointsOf({ frame }: PlotDrawing, d: string): (readonly [z: number, y: number])[][] {
  const y = (down: number) =>
    frame.y[0] + ((frame.bottom - down) / (frame.bottom - frame.top)) * (frame.y[1] - frame.y[0]);
  return d
    .split('M')
    .slice(1)
    .map((part) =>
      part.split('L').map((pair) => {
        const [x, down] = pair.split(' ').map(Number) as [number, number];
        return [zAt(x, frame.span), y(down)] as const;
      }),
    );
}
const curveOf = (plot: PlotDrawing, slot = 'a') =>
  pointsOf(plot, plot.curves.find((one) => one.slot === slot)?.d ?? '');
/** Half a hundredth of a unit of the drawing, in z and in y. */
const halfUnit = ({ frame }: PlotDrawing) => ({
  z: (0.005 * 2 * frame.span) / (frame.right - frame.left),
  y: (0.005 * (frame.y[1] - frame.y[0])) / (frame.bottom - frame.top),
});

describe('the curves', () => {
  for (const name of activationNames) {
    test(`${name}: every point of the three paths is the core’s value there`, () => {
      const { value, derivative, second, model } = alone(name);
      const f = model.views[0]?.activation as NonNullable<(typeof model.views)[number]>['activation'];
      const graphs: [PlotDrawing, (z: number) => readonly number[]][] = [
        [value, (z) => [f.value(z)]],
        [derivative, (z) => sidesOf(f, z)],
        [second, (z) => [secondDerivative(name, f, z).left, secondDerivative(name, f, z).right]],
      ];
      for (const [plot, limits] of graphs) {
        const { z: dz, y: dy } = halfUnit(plot);
        const points = curveOf(plot).flat();
        expect(points.length).toBeGreaterThanOrEqual(2);
        for (const [z, y] of points) {
          // A point is rounded in both directions; no slope of the three graphs is above 20 here.
          const near = [z, Math.round(z * 1e6) / 1e6].flatMap((x) =>
            limits(Math.abs(x - Math.round(x)) < dz ? Math.round(x) : x),
          );
          expect(Math.min(...near.map((limit) => Math.abs(limit - y))), `${plot.frame.title} at ${z}`).toBeLessThan(
            dy + 20 * dz,
          );
        }
      }
    });
  }
  test('a function of straight pieces is its ends and its kinks, nothing else', () => {
    expect(curveOf(alone('relu6').value)).toHaveLength(1);
    const corners = curveOf(alone('relu6').value)[0]?.map(([z, y]) => [Math.round(z), Math.round(y)]);
    expect(corners).toEqual([
      [-8, 0],
      [0, 0],
      [6, 6],
      [8, 6],
    ]);
    expect(curveOf(alone('relu').derivative)).toHaveLength(2);
  });
  test('the derivative is torn at a kink and nowhere else', () => {
    for (const name of activationNames) {
      const { derivative, model } = alone(name, { span: '8' });
      // The square of ReLU leaves the window on the right and does not come back.
      expect(curveOf(derivative).length, name).toBe((model.views[0]?.activation.kinks.length ?? 0) + 1);
    }
  });
  test('the second derivative of ELU is torn at 0 although its derivative is not', () => {
    expect(curveOf(alone('elu').derivative)).toHaveLength(1);
    expect(curveOf(alone('elu').second)).toHaveLength(2);
  });
  test('nothing leaves its window, in any state', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const { value, derivative, second } = activationsDrawing(activationsModel(state));
        for (const plot of [value, derivative, second]) {
          const { frame } = plot;
          const all = [...plot.curves.map(({ d }) => d), plot.tangents, plot.fan].join('');
          expect(all).not.toMatch(/NaN|Infinity|undefined/);
          const outside = [...all.matchAll(/[ML](\S+) ([^ML]+)/g)].filter(([, x, y]) => {
            const across = Number(x) >= frame.left && Number(x) <= frame.right;
            return !(across && Number(y) >= frame.top && Number(y) <= frame.bottom);
          });
          expect(outside).toEqual([]);
        }
      }),
    );
  });
});

describe('the plots', () => {
  test('the value plot has equal units on both axes, so slopes look like slopes', () => {
    for (const span of ['2', '4', '8'] as const) {
      const { frame } = draw({ span }).value;
      const across = (frame.right - frame.left) / (2 * frame.span);
      const up = (frame.bottom - frame.top) / (frame.y[1] - frame.y[0]);
      expect(up).toBeCloseTo(across, 10);
    }
  });
  test('z stands at the same place in all three, and a pointer there gives it back', () => {
    const { value, derivative, second } = draw({ z: 1.25 });
    expect(new Set([value.guideX, derivative.guideX, second.guideX]).size).toBe(1);
    expect(zAt(value.guideX, 4)).toBeCloseTo(1.25, 3);
  });
  test('the window of a derivative holds what is drawn, and does not move while z does', () => {
    const { frame } = alone('hardSwish').derivative;
    expect(frame.y).toEqual([-1, 2]);
    expect(alone('hardSwish', { z: 3 }).derivative.frame.y).toEqual(frame.y);
  });
});

describe('lines that stay while z moves', () => {
  test('are the same for every z in a window, so the island draws them once', () => {
    fc.assert(
      fc.property(anyState, fc.double({ min: -2, max: 2, noNaN: true }), (state, z) => {
        const inside = { ...state, z: Math.max(-2, Math.min(2, state.z)) };
        const [there, here] = [activationsModel(inside), activationsModel({ ...inside, z })];
        expect(JSON.stringify(activationsDrawing(here, activationsGraphs(there)))).toBe(
          JSON.stringify(activationsDrawing(here)),
        );
      }),
      { numRuns: 25 },
    );
  });
});

describe('a kink', () => {
  const { value, derivative, second } = alone('relu', { span: '4' });
  const at = (plot: PlotDrawing, z: number, y: number) => plot.frame.at([z, y]);
  test('has the whole subdifferential as a bar from end to end', () => {
    const [x, low] = at(derivative, 0, 0);
    expect(derivative.bars).toBe(`M${x} ${low}V${at(derivative, 0, 1)[1]}`);
  });
  test('has an open dot where each branch stops, and a filled one at the convention', () => {
    expect(derivative.open.map((dot) => dot.at)).toEqual([at(derivative, 0, 0), at(derivative, 0, 1)]);
    expect(derivative.conventions).toEqual([{ slot: 'a', at: at(derivative, 0, 0) }]);
    const half = alone('relu', { span: '4', aAtKink: 0.5 }).derivative;
    expect(half.conventions[0]?.at).toEqual(at(half, 0, 0.5));
  });
  test('at z has a fan of lines, off z one tangent', () => {
    expect(value.fan.match(/M/g)).toHaveLength(7);
    expect(alone('relu', { z: 1 }).value.fan).toBe('');
    expect(alone('relu', { z: 1 }).value.tangents.match(/M/g)).toHaveLength(1);
  });
  test('has no mark of a second derivative', () => {
    expect(second.markers).toEqual([]);
    expect(second.open).toHaveLength(1);
  });
  test('shared by three has three bars side by side', () => {
    const { bars } = draw({ a: 'relu', b: 'leakyRelu', c: 'abs' }).derivative;
    const xs = [...bars.matchAll(/M(\S+) /g)].map(([, x]) => Number(x));
    expect(new Set(xs).size).toBe(3);
    expect(xs[1]).toBe(draw().derivative.guideX);
  });
});

describe('the names in the drawing', () => {
  test('tell the lines apart in a saved picture, in short', () => {
    const { names } = draw({ a: 'leakyRelu', aSlope: 0.2, b: 'softplus', c: 'softplus' }).value;
    expect(names.map(({ text }) => text)).toEqual(['leaky ReLU (0.2)', 'softplus', 'softplus no. 2']);
  });
  test('stand where no activation has its graph: below the axis, right of 0', () => {
    for (const name of activationNames) {
      const { value } = alone(name);
      for (const [z, y] of curveOf(value).flat()) if (z > 0) expect(y, name).toBeGreaterThanOrEqual(-halfUnit(value).y);
      for (const {
        at: [x, y],
      } of value.names) {
        expect(x).toBe(value.frame.right);
        expect(y).toBeGreaterThan(value.frame.at([0, 0])[1]);
      }
    }
  });
});
