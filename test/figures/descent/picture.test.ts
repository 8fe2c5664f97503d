import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { descentModel } from '../../../src/figures/descent/model.ts';
import { descentPicture } from '../../../src/figures/descent/picture.ts';
import { lastStepOf, PLOT, progressDrawing } from '../../../src/figures/descent/progress.ts';
import { type DescentState, descentParameters, OBJECTIVES, storyOf } from '../../../src/figures/descent/state.ts';
import { place, pointAt, VIEWS } from '../../../src/figures/descent/views.ts';
import { defaults } from '../../../src/ui/parameters.ts';

const model = (partial: Partial<DescentState>) => descentModel({ ...defaults(descentParameters), ...partial });
const picture = (partial: Partial<DescentState>) => descentPicture(model(partial), 20);
/** The corners of a path, in the order it draws them; arcs by where they end. */
const corners = (d: string) =>
  [...d.matchAll(/(?:[ML]|A[\d.]+ [\d.]+ 0 0 1 )(-?[\d.]+) (-?[\d.]+)/g)].map((match) => [
    Number(match[1]),
    Number(match[2]),
  ]);
const valueAt = (name: DescentState['function'], [x, y]: number[]) => {
  const at = pointAt(VIEWS[name], { x, y });
  return OBJECTIVES[name].value([at.x, at.y]);
};

describe('a graph', () => {
  test('is drawn from its breakpoints: the ends of the window and the kinks', () => {
    expect(corners(picture({}).graph)).toEqual([
      [0, 20],
      [180, 200],
      [360, 20],
    ]);
    expect(corners(picture({ function: 'hinge' }).graph)).toHaveLength(5);
    expect(picture({ function: 'hinge' }).kinkDots).toHaveLength(3);
  });
  test('has the supporting line at the current point, nowhere above it', () => {
    for (const x of [-2, -1, -0.4, 0.5, 1, 1.7]) {
      const { support, graph } = picture({ function: 'hinge', x });
      const [[x0, y0], [x1, y1]] = corners(support);
      for (const [at, height] of corners(graph))
        expect(y0 + ((y1 - y0) * (at - x0)) / (x1 - x0)).toBeGreaterThanOrEqual(height - 0.2);
    }
  });
  test('has the way below it, one point for each step, in time downward', () => {
    const { path } = picture({ step: 12 });
    const ys = corners(path).map(([, y]) => y);
    expect(ys).toHaveLength(13);
    expect(ys).toEqual([...ys].sort((a, b) => a - b));
  });
});

describe('level lines', () => {
  test('of |x₁| + 2|x₂| are diamonds: every corner has the value', () => {
    const view = VIEWS.diamond;
    const spots = corners(picture({ function: 'diamond' }).levels);
    expect(spots).toHaveLength(4 * view.levels.length);
    spots.forEach((spot, i) => {
      expect(valueAt('diamond', spot)).toBeCloseTo(view.levels[Math.floor(i / 4)], 2);
    });
  });
  test('of Wolfe’s function go through points of their value, and their arcs are those of the ellipse', () => {
    const { levels } = picture({ ...storyOf('wolfe'), step: 0 });
    const lines = levels.split(/(?=M)/);
    const { unit, origin } = VIEWS.wolfe;
    for (const line of lines) {
      const values = corners(line).map((spot) => valueAt('wolfe', spot));
      for (const value of values) expect(value).toBeCloseTo(values[0], 0);
      const arc = /A([\d.]+) ([\d.]+)/.exec(line);
      if (!arc) continue;
      // The radii, along the axes from the origin, have the value too.
      const [wide, high] = [Number(arc[1]), Number(arc[2])];
      expect(valueAt('wolfe', [origin[0] + wide, origin[1]])).toBeCloseTo(wide / unit, 6);
      expect(wide / high).toBeCloseTo(4, 1);
    }
  });
  test('of the current value passes through the current point', () => {
    for (const [x, y] of [
      [0.85, -0.3],
      [1, 0],
      [-0.5, 0.7],
    ]) {
      const { level, now } = picture({ function: 'diamond', x, y });
      const inside = corners(level);
      const on = inside.some(([x0, y0], i) => {
        const [x1, y1] = inside[(i + 1) % inside.length];
        const across = (x1 - x0) * (now[1] - y0) - (y1 - y0) * (now[0] - x0);
        return Math.abs(across) / Math.hypot(x1 - x0, y1 - y0) < 0.2;
      });
      expect(on).toBe(true);
    }
  });
});

describe('in the plane', () => {
  test('the line across the subgradient is at right angles to the step', () => {
    const { support, arrow } = picture({ function: 'diamond', kink: 'upper', x: 1, y: 0, size: 0.25 });
    const [[a, b], [c, d]] = corners(support);
    const [[e, f], [g, h]] = corners(arrow);
    const cosine = ((c - a) * (g - e) + (d - b) * (h - f)) / (Math.hypot(c - a, d - b) * Math.hypot(g - e, h - f));
    expect(Math.abs(cosine)).toBeLessThan(0.002);
  });
  test('the circle around the minimum goes through the current point', () => {
    const { circle, now } = picture({ function: 'diamond', x: 0.6, y: -0.45, step: 2 });
    const [x, y] = circle?.center ?? [0, 0];
    expect(Math.hypot(now[0] - x, now[1] - y)).toBeCloseTo(circle?.radius as number, 0);
    expect(picture(storyOf('wolfe')).circle).toBeUndefined();
  });
  test('an endless step shows its way, and a rest has no arrow', () => {
    const [[x0, y0], [x1, y1]] = corners(picture({ ...storyOf('wolfe'), x: -1 }).arrow);
    expect(x1 - x0).toBeCloseTo(-50, 0);
    expect(y1).toBe(y0);
    expect(picture({ function: 'diamond', x: 0, y: 0 }).arrow).toBe('');
  });
});

test('a pointer reads the number that is drawn there', () => {
  for (const view of Object.values(VIEWS)) {
    const [x, y] = place(view, [0.5, -0.25]);
    expect(pointAt(view, { x, y }).x).toBeCloseTo(0.5, 2);
    expect(pointAt(view, { x, y }).y).toBeCloseTo(-0.25, 2);
  }
});

describe('the progress', () => {
  test('keeps the best value under the bound, in the drawing too', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 2, noNaN: true }), fc.integer({ min: 1, max: 20 }), (size, step) => {
        const drawing = progressDrawing(model({ size, step }), 20);
        const bests = new Map(corners(drawing.best).map(([x, y]) => [x, y]));
        for (const [x, y] of corners(drawing.bound))
          if (bests.has(x)) expect(bests.get(x)).toBeGreaterThanOrEqual(y - 0.11);
      }),
      { seed: 1 },
    );
  });
  test('stays in its window, whatever the values', () => {
    for (const name of ['abs', 'hinge', 'diamond', 'wolfe'] as const)
      for (const step of [0, 1, 40, 200]) {
        const drawing = progressDrawing(model({ ...storyOf(name), step }), lastStepOf(step));
        const all = [drawing.values, drawing.best, drawing.other, drawing.bound].flatMap(corners);
        for (const [x, y] of all) {
          expect(x).toBeGreaterThanOrEqual(PLOT.left);
          expect(x).toBeLessThanOrEqual(PLOT.right);
          expect(y).toBeGreaterThanOrEqual(PLOT.top);
          expect(y).toBeLessThanOrEqual(PLOT.bottom);
        }
      }
  });
  test('the axis of steps has few lengths', () => {
    expect([0, 20, 21, 60, 200].map(lastStepOf)).toEqual([20, 20, 50, 100, 200]);
  });
});
