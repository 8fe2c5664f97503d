import { describe, expect, test } from 'vitest';
import { firstSnapshot } from '../../../src/figures/playground/run.ts';
import {
  activationText,
  fateOf,
  playgroundSentence,
  playgroundTables,
  sourceName,
  unitName,
  unitWords,
} from '../../../src/figures/playground/words.ts';

const snapshot = firstSnapshot({ step: 400 });

describe('the sentence', () => {
  test('says what the picture shows', () => {
    expect(playgroundSentence(snapshot)).toBe(
      `After 400 steps of plain SGD with rate 0.5, a 2-8-4-1 network (ReLU units) on two rings has the loss ${snapshot.trainLoss.toFixed(4)} and ${snapshot.testLoss?.toFixed(4)} on the test samples, with 100 of 100 training and ${snapshot.testCorrect} of 100 test samples on the right side. Of 12 hidden units, 3 are dead.`,
    );
  });
  test('has no counts of sides for regression, no test samples for XOR, and no units without layers', () => {
    expect(playgroundSentence(firstSnapshot({ data: 'ridge' }))).not.toContain('right side');
    expect(playgroundSentence(firstSnapshot({ data: 'xor' }))).not.toContain('test');
    expect(playgroundSentence(firstSnapshot({ layers: [] }))).toMatch(/a 2-1 network \(no hidden layer\).*side\.$/);
  });
  test('names stuck units apart from dead ones', () => {
    expect(playgroundSentence(firstSnapshot({ initializer: 'zeros', atZero: 1 }))).toMatch(
      /0 are dead\. 12 more are stuck\.$/,
    );
  });
  test('names each activation where they differ', () => {
    expect(activationText({ ...snapshot.settings, activations: ['tanh', 'prelu'] })).toBe('tanh, PReLU units');
  });
});

describe('a unit', () => {
  test('is dead, silent, stuck or active, with the step since which it is silent', () => {
    const dead = snapshot.layers[0].units.find((unit) => unit.dead);
    expect(dead && unitWords(dead, 100)).toMatch(/^dead since step \d+$/);
    const [unit] = snapshot.layers[0].units;
    expect(fateOf({ ...unit, silent: true, dead: false })).toBe('silent');
    expect(fateOf({ ...unit, silent: false, dead: false, stuck: true })).toBe('stuck');
    expect(unitWords({ ...unit, silent: false, dead: false, stuck: true, active: 3 }, 100)).toBe(
      'active on 3 of 100 samples, gradient 0',
    );
  });
  test('has a name, and so have the sources of its weights', () => {
    expect(unitName(1, 2, 2)).toBe('layer 2, unit 3');
    expect(unitName(2, 0, 2)).toBe('output unit');
    expect(sourceName(snapshot.settings, 0, 1)).toBe('x₂');
    expect(sourceName(snapshot.settings, 1, 0)).toBe('unit 1 of layer 1');
  });
});

test('the tables have every unit and about forty moments, with a column for each number', () => {
  const { units, losses } = playgroundTables(snapshot);
  expect(units.rows).toHaveLength(13);
  for (const row of units.rows) expect(row).toHaveLength(units.columns.length);
  expect(losses.rows.length).toBeLessThanOrEqual(42);
  for (const row of losses.rows) expect(row).toHaveLength(losses.columns.length);
  expect(losses.rows.at(-1)?.[0]).toBe(400);
});
