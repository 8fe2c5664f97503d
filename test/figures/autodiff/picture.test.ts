import { describe, expect, test } from 'vitest';
import { autodiffModel } from '../../../src/figures/autodiff/model.ts';
import { graphPicture, slopePicture, xAt } from '../../../src/figures/autodiff/picture.ts';
import { PRESETS } from '../../../src/figures/autodiff/presets.ts';
import { type AutodiffState, autodiffParameters, plainProgram } from '../../../src/figures/autodiff/state.ts';
import { defaults } from '../../../src/ui/parameters.ts';

const at = (partial: Partial<AutodiffState>) => autodiffModel({ ...defaults(autodiffParameters), ...partial });
const graph = (program: string, x = 0) => graphPicture(at({ program, x }));
const slopes = (partial: Partial<AutodiffState>) => slopePicture(at(partial));

describe('the graph', () => {
  test('of a piecewise linear program is its breakpoints and nothing else', () => {
    expect(graph('relu(x)')).toMatchObject({ graph: 'M0 190L180 190L360 10', exact: true, kinks: [[180, 190]] });
    expect(graph('relu(x) - relu(-x)')).toMatchObject({ graph: 'M0 370L360 10', kinks: [], hidden: [[180, 190]] });
  });
  test('of a curve says that it is sampled, and goes through the exact points at its switches', () => {
    const { graph: text, exact } = graph('sqrt(relu(x))');
    expect(exact).toBe(false);
    expect(text).toContain('L180 190L');
    expect(text.match(/M/g)).toHaveLength(1);
  });
  test('of a jump is broken, with an open end and a closed one', () => {
    const { graph: text, open, closed } = graph('where(x > 0, 1, 0)');
    expect(text).toBe('M0 190L180 190M180 110L360 110');
    expect([open, closed]).toEqual([[[180, 110]], [[180, 190]]]);
    expect(graph('where(x > 0, x * x + 1, 0)').graph.match(/M/g)).toHaveLength(2);
  });
  test('of a pole is broken', () => {
    expect(graph('1 / x', 1).graph.match(/M/g)?.length).toBeGreaterThanOrEqual(2);
  });
  test('far from 0 is brought into view, with the numbers beside the axis', () => {
    const { point, yTicks } = graph('x + 10');
    expect(point).toEqual([180, 190]);
    expect(yTicks.map(({ text }) => text)).toEqual(['9', '11', '12']);
  });
  test('has the slopes of both sides and the area between them at a kink, one line where it is smooth', () => {
    expect(graph('relu(x)').slopes.match(/M/g)).toHaveLength(2);
    expect(graph('relu(x)').wash).toMatch(/Z.*Z/);
    expect(graph('relu(x)', 1).slopes.match(/M/g)).toHaveLength(1);
    expect(graph('relu(x)', 1).wash).toBe('');
  });
});

describe('the slopes', () => {
  test('mark what lies outside, each number once', () => {
    const { conventions, mine } = slopes({});
    expect(conventions.map(({ belongs }) => belongs)).toEqual([false, true, false]);
    expect(mine).toHaveLength(1);
    expect(slopes({ program: 'relu(x) + abs(0)' }).conventions.length).toBe(3);
  });
  test('have a bar at a kink only, and no mark for NaN or ∞', () => {
    expect(slopes({ program: 'relu(x)' }).bar).toMatch(/^M/);
    expect(slopes({}).bar).toBe('');
    expect(slopes({ program: 'sqrt(x * x)' }).mine).toEqual([]);
  });
  test('make room for steep programs', () => {
    const { ticks, mine } = slopes({ program: '40 * x' });
    expect(ticks.length).toBeLessThan(10);
    expect(mine[0].at[0]).toBeLessThan(350);
  });
});

test('no drawing of any program at any point holds NaN, an infinity or undefined', () => {
  const own = ['1 / x', 'x / x', 'sqrt(x)', 'sqrt(abs(x))', '1e30 * x', 'where(x > 0, 1 / x, 0)', '1e300 * 1e300 * x'];
  for (const program of [...PRESETS.map((preset) => preset.program as string), ...own])
    for (const x of [-2, 0, 0.35, 2]) {
      const text = JSON.stringify([graphPicture(at({ program, x })), slopePicture(at({ program, x }))]);
      expect(text).not.toMatch(/NaN|Infinity|undefined|null/);
    }
});

test('programs as long and as nested as they may be are drawn like any other', () => {
  const nested = (open: string, close: string, times: number) => `${open.repeat(times)}x${close.repeat(times)}`;
  const long = [
    nested('max(x,', ')', 28),
    nested('sqrt(', ')', 33),
    // Folds the line 2²⁰ times.
    nested('abs(1-2*', ')', 20),
    nested('where(x>0,x,', ')', 15),
    nested('1/(1+sqrt(', '))', 15),
    `${'x*'.repeat(99)}x`,
  ];
  for (const text of long) {
    expect(text.length).toBeLessThanOrEqual(200);
    const program = plainProgram(text);
    expect(program, text).toBeDefined();
    const model = at({ program: program as string });
    expect(JSON.stringify([graphPicture(model), slopePicture(model)])).not.toMatch(/NaN|Infinity/);
  }
});

test('the point under a pointer is that of the graph', () => {
  const { point } = graph('relu(x)', 1.25);
  expect(xAt(point[0])).toBe(1.25);
});
