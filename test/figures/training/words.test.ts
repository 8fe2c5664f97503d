import { describe, expect, test } from 'vitest';
import { runTo } from '../../../src/figures/training/run.ts';
import { type TrainingState, trainingParameters } from '../../../src/figures/training/state.ts';
import {
  engineWords,
  lossText,
  trainingSentence,
  trainingTables,
  unitWords,
} from '../../../src/figures/training/words.ts';
import { defaults } from '../../../src/ui/parameters.ts';

const at = (step: number, settings: Partial<TrainingState> = {}) =>
  runTo({ ...defaults(trainingParameters), ...settings, step }).snapshot();

describe('the sentence', () => {
  test('names the numbers of the moment and the dead units', () => {
    expect(trainingSentence(at(400))).toBe(
      'After 400 steps with learning rate 1, a network of ReLU units puts 80 of 80 samples of two half moons on the right side; the loss is 0.0141. Of 10 hidden units, units 1, 3 and 8 are dead.',
    );
  });
  test('speaks of one step and one unit in the singular', () => {
    expect(trainingSentence(at(1))).toMatch(/^After 1 step with.*Of 10 hidden units, unit 3 is dead\.$/);
  });
  test('tells silent units from dead ones', () => {
    expect(trainingSentence(at(400, { activation: 'leaky' }))).toMatch(
      /leaky ReLU \(slope 0\.1\) units.*None of the 10 hidden units is dead\. Units 1 and 8 are silent but keep a gradient\.$/,
    );
  });
});

test('a unit is active, dead or silent', () => {
  const [dead, active] = at(400).units;
  expect(unitWords(dead, 80)).toBe('dead since step 141');
  expect(unitWords(active, 80)).toBe('active on 22 of 80 samples');
  expect(unitWords(at(400, { activation: 'leaky' }).units[0], 80)).toBe('silent since step 117, gradient alive');
});

test.each([
  [1.33998, '1.3400'],
  [0, '0.0000'],
  [0.00001234, '0.000012'],
  [1e-9, '1\u00a0×\u00a010⁻⁹'],
  [50707.9, '50708'],
  [433_727_843, '4.3\u00a0×\u00a010⁸'],
])('a loss of %d reads %s', (loss, text) => {
  expect(lossText(loss)).toBe(text);
});

describe('the tables', () => {
  const snapshot = at(400);
  const { units, losses } = trainingTables(snapshot);

  test('hold every unit with its numbers in full', () => {
    expect(units.rows).toHaveLength(10);
    expect(units.rows[1]).toEqual([
      2,
      ...snapshot.units[1].weights,
      snapshot.units[1].bias,
      snapshot.units[1].outgoing,
      22,
      'active on 22 of 80 samples',
    ]);
    for (const row of units.rows) expect(row).toHaveLength(units.columns.length);
  });
  test('hold the loss at some forty steps, the first and the last among them', () => {
    expect(losses.rows[0]).toEqual([0, snapshot.losses[0]]);
    expect(losses.rows.at(-1)).toEqual([400, snapshot.loss]);
    expect(losses.rows.length).toBeLessThanOrEqual(42);
    for (const [step, loss] of losses.rows as number[][]) expect(loss).toBe(snapshot.losses[step]);
  });
});

test('the engine is named, and why it is not the kernels where that is known', () => {
  expect(engineWords({ name: 'wasm', reason: '' })).toBe('Trained by WebAssembly kernels.');
  expect(engineWords({ name: 'typescript', reason: '' })).toBe('Trained in TypeScript.');
  expect(engineWords({ name: 'typescript', reason: 'WebAssembly has no SIMD' })).toBe(
    'Trained in TypeScript: WebAssembly has no SIMD.',
  );
});
