import { describe, expect, test } from 'vitest';
import { PANEL, panelDrawing, SPARK, sparkDrawing, sparkX, xOf, yOf } from '../../../src/figures/death/drawing.ts';
import { runExperiment } from '../../../src/figures/death/model.ts';
import { oneUnit, sceneOf } from '../../../src/figures/death/scene.ts';
import { type DeathState, deathParameters, REMEDIES, STEPS } from '../../../src/figures/death/state.ts';
import { defaults } from '../../../src/ui/parameters.ts';

const first = defaults(deathParameters);
const experiment = (partial: Partial<DeathState> = {}) => runExperiment({ ...first, ...partial });
const numbers = (path: string): number[] => (path.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
const killed = () => {
  const { kill } = experiment();
  const scene = sceneOf(first);
  return { kill, scene, drawing: panelDrawing({ mlp: oneUnit(scene.start), layer: 0 }, kill.after, scene) };
};

describe('a panel', () => {
  test('bends the line where z is exactly 0, at x = −b/w, and nowhere else', () => {
    const { kill, scene, drawing } = killed();
    const kink = xOf(scene.window, -kill.after.bias / kill.after.weights[0]);
    expect(drawing.kinks).toEqual([[kink, yOf(0)]]);
    expect(drawing.active).toBe(`M${xOf(scene.window, 0)} ${yOf(kill.after.bias)}L${kink} ${yOf(0)}`);
    expect(numbers(drawing.inactive).slice(0, 2)).toEqual([kink, yOf(0)]);
  });
  test('puts each sample at its own z, active or not', () => {
    const { kill, scene, drawing } = killed();
    expect(drawing.samples).toEqual(
      kill.after.z.map((z, i) => ({ at: [xOf(scene.window, scene.data.inputs[i]), yOf(z)], active: false })),
    );
  });
  test('draws the output of a dead unit as a flat line over the data', () => {
    const { kill, scene, drawing } = killed();
    const [, , c] = [kill.after.outgoing, 0, kill.after.parameters[3]];
    expect(drawing.output.endsWith(`L${xOf(scene.window, 3)} ${yOf(c)}`)).toBe(true);
  });
  test('draws nothing outside of its frame, and says how many samples that leaves out', () => {
    for (const partial of [
      {},
      { rate: 0.25 },
      { inputs: 'both', rate: 0.12 },
      { inputs: 'both', rate: 0.25 },
    ] as const) {
      const { runs } = experiment(partial);
      const scene = sceneOf({ inputs: 'positive', ...partial });
      for (const remedy of REMEDIES) {
        const { subject, moments } = runs[remedy];
        for (const moment of [moments[0], moments[7], moments[moments.length - 1]]) {
          const drawing = panelDrawing(subject, moment, scene);
          expect(drawing.samples.length + drawing.outside).toBe(4);
          for (const path of [drawing.active, drawing.inactive, drawing.output]) {
            numbers(path).forEach((value, i) => {
              const [low, high] = i % 2 === 0 ? [PANEL.left, PANEL.right] : [PANEL.top, PANEL.bottom];
              expect(value).toBeGreaterThanOrEqual(low);
              expect(value).toBeLessThanOrEqual(high);
            });
          }
        }
      }
    }
  });
});

describe('a run in small', () => {
  test('is cut where the unit changes, and covers all steps', () => {
    const { spans, active, inactive } = sparkDrawing(experiment().runs.decay);
    expect(spans).toEqual([
      { status: 'dead', from: 0, to: sparkX(105) },
      { status: 'alive', from: sparkX(105), to: SPARK.width },
    ]);
    expect(active.startsWith(`M${sparkX(105)} `)).toBe(true);
    expect(inactive.startsWith('M0 ')).toBe(true);
  });
  test('shows one piece for a unit that never changes', () => {
    expect(sparkDrawing(experiment().runs.lower).spans).toEqual([{ status: 'dead', from: 0, to: sparkX(STEPS) }]);
  });
});
