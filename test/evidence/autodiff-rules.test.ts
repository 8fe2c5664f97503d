import { expect, test } from 'vitest';
import { autodiffRules, recordedOf } from '../../src/evidence/autodiff-rules.ts';
import { expressions } from '../../src/evidence/expressions.ts';
import { evidenceRows } from '../../src/evidence/recorded.ts';
import { autodiffModel } from '../../src/figures/autodiff/model.ts';
import { PRESETS } from '../../src/figures/autodiff/presets.ts';
import { autodiffParameters } from '../../src/figures/autodiff/state.ts';
import { belongs, truthAt } from '../../src/figures/autodiff/truth.ts';
import { defaults } from '../../src/ui/parameters.ts';

const rules = autodiffRules();
const named = (name: string) => rules.find(({ names }) => names.some((each) => each.startsWith(name)));
const modelOf = (program: string) => autodiffModel({ ...defaults(autodiffParameters), program }, rules);

test('each program of the figure is the recorded expression it says: the same subdifferential at 0', () => {
  for (const { program, recorded } of PRESETS) {
    const about = expressions[recorded];
    expect(about, recorded).toBeDefined();
    const { slopes } = truthAt(modelOf(program).node, 0);
    if (slopes)
      expect(
        slopes.map((slope) => slope + 0),
        program,
      ).toEqual(about.slopes);
  }
});

test('single and double precision never disagree on these programs at 0', () => {
  const wanted = new Set<string>(PRESETS.map(({ recorded }) => recorded));
  const byKey = Map.groupBy(
    evidenceRows.filter(({ expression, x, mode }) => wanted.has(expression) && x === '0' && mode === 'reverse'),
    ({ frameworkId, expression }) => `${frameworkId} ${expression}`,
  );
  for (const [key, rows] of byKey) {
    const numbers = rows.filter(({ dtype }) => !dtype.endsWith('16')).map(({ derivative }) => Number(derivative));
    for (const number of numbers) {
      if (Number.isFinite(number)) expect(number, key).toBeCloseTo(numbers[0], 6);
      else expect(number, key).toBe(numbers[0]);
    }
  }
});

test('frameworks of one rule and record share a row, and no framework stands in two', () => {
  const names = rules.flatMap((rule) => rule.names);
  expect(new Set(names).size).toBe(names.length);
  expect(named('PyTorch 2.13')).toBe(named('PyTorch 2.14'));
  expect(named('JAX')?.convention).toEqual({ relu: 0, abs: 1, tie: 'split', leaky: 'right' });
  expect(named('TensorFlow 2')?.convention).toEqual({ relu: 0, abs: 0, tie: 'first', leaky: 'left' });
});

test('what is on record is shown as recorded', () => {
  expect(recordedOf('tensorflow')['max-plus-min']).toBe('2');
  const tensorflow = modelOf('max(x, 0) + min(x, 0)').frameworks.find(({ names }) =>
    names[0].startsWith('TensorFlow 2'),
  );
  expect(tensorflow).toMatchObject({ source: 'record', unruly: false, outcome: { derivative: 2, belongs: false } });
});

test('the record contradicts a rule at infinite slopes only', () => {
  const unruly = PRESETS.filter(({ program }) => modelOf(program).frameworks.some((each) => each.unruly));
  expect(unruly.map(({ recorded }) => recorded)).toEqual(['sqrt-relu', 'where-sqrt']);
});

test('every number on record that is outside is shown as outside', () => {
  for (const { program, recorded } of PRESETS) {
    const { frameworks, truth } = modelOf(program);
    for (const { names, source, outcome } of frameworks) {
      if (source !== 'record' || !outcome) continue;
      const rule = rules.find((each) => each.names === names);
      expect(outcome.belongs).toBe(belongs(truth, Number(rule?.recorded[recorded])));
    }
  }
});
