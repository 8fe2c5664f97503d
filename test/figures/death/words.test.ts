import { describe, expect, test } from 'vitest';
import { type Experiment, runExperiment, shownOf } from '../../../src/figures/death/model.ts';
import { type DeathState, deathParameters, REMEDIES, type Remedy } from '../../../src/figures/death/state.ts';
import {
  deathSentence,
  momentTable,
  rateText,
  runTable,
  stepText,
  verdict,
  why,
} from '../../../src/figures/death/words.ts';
import { defaults } from '../../../src/ui/parameters.ts';

const first = defaults(deathParameters);
const experiment = (partial: Partial<DeathState> = {}): Experiment => runExperiment({ ...first, ...partial });
const says = (remedy: Remedy, partial: Partial<DeathState> = {}): [string, string] => {
  const made = experiment(partial);
  return [verdict(made.runs[remedy]), why(remedy, made)];
};

describe('the sentence', () => {
  test('names the step, the loss before and after, the rates that kill and what the chosen way on does', () => {
    const made = experiment();
    expect(deathSentence(made, shownOf(made, first))).toBe(
      'With learning rate 0.08, one step of gradient descent takes z = wx + b to 0 or below on all 4 inputs: the unit is dead, while the loss falls from 0.8359 to 0.6481. Rates from 0.06329 on kill it in this step. Decay 0.1, weights only: alive from step 105. Only w shrinks, so z goes to b. That was above 0: z crosses at step 105.',
    );
  });
  test('names both ends of an interval of rates', () => {
    const made = experiment({ inputs: 'both', rate: 0.12 });
    expect(deathSentence(made, shownOf(made, first))).toContain('Rates from 0.09756 to 0.17391 kill it in this step.');
  });
  test('says that a unit lives, and on how many inputs', () => {
    const made = experiment({ rate: 0.06 });
    expect(deathSentence(made, shownOf(made, first))).toContain('leaves z above 0 on 1 of 4 inputs: the unit lives');
  });
});

describe('the verdict and the reason', () => {
  test('of a lower rate: nothing moves', () => {
    expect(says('lower')).toEqual([
      'dead throughout',
      'Every gradient of the unit is exactly 0, and a rate times 0 is 0: w, b and v keep their last bit.',
    ]);
  });
  test('of momentum: deeper, or over and back', () => {
    expect(says('momentum')[1]).toContain('the largest z goes from −0.1650 to −7.2750');
    const [fate, reason] = says('momentum', { inputs: 'both', rate: 0.12 });
    expect(fate).toBe('alive at 1, dead from step 6');
    expect(reason).toContain('lifts its other end, and overshoots: down again at step 6');
    expect(says('momentum', { momentum: 0 })[1]).toContain('nothing moves');
  });
  test('of decay on weights turns on the sign of b', () => {
    expect(says('decay')[0]).toBe('alive from step 105');
    expect(says('decay', { rate: 0.15 })[1]).toContain(
      'z goes to b = 0.0125. That is above 0: z would cross, but after',
    );
    expect(says('decay', { rate: 0.16 })[1]).toContain('z goes to b = −0.0200. That is not above 0: z never crosses.');
  });
  test('of decay on biases too: the sign stays', () => {
    expect(says('decayAll')[1]).toContain(
      'z keeps its sign: the largest goes from −0.1650 to −0.0222 and never above 0',
    );
  });
  test('of a leaky slope: alive again, or silent and learning', () => {
    expect(says('leaky')[0]).toBe('alive from step 6');
    expect(says('leaky', { rate: 0.12 })).toEqual([
      'silent throughout, never dead',
      'Never above 0 on any input, and yet it learns, from the left side: the loss goes from 1.0782 to 0.0220.',
    ]);
    expect(says('leaky', { inputs: 'both', rate: 0.08 })[0]).toBe('silent at 7, alive from step 20');
  });
  test('of re-initialization: what was drawn, and whether it was enough', () => {
    expect(says('redo')[1]).toBe(
      'Seed 1 drew w = 0.1600; v = 0 keeps the output to the last bit, and for one step the gradient out. The loss ends at 0.0034.',
    );
    const [fate, reason] = says('redo', { seed: 3 });
    expect(fate).toBe('dead throughout');
    expect(reason).toContain('below 0 on every input again');
    expect(says('redo', { rate: 0.06 })[1]).toContain('The unit is alive, so nothing is reset');
  });
  test('of a moving layer below: in reach or not', () => {
    expect(says('below')[0]).toBe('alive from step 68');
    expect(says('below', { rate: 0.16 })[1]).toContain(
      'With w ≤ 0 and b ≤ 0, z ≤ b whatever they are: out of its reach.',
    );
  });
  test('of a run that diverges says so instead of a fate', () => {
    const [fate, reason] = says('leaky', { slope: 1, later: 0.25 });
    expect(fate).toMatch(/^out of range after step \d+$/);
    expect(reason).toContain('diverges');
  });
});

describe('the words for a screen reader', () => {
  test('tell what the rate does and what the step shows', () => {
    const made = experiment();
    expect(rateText(made)).toBe('learning rate 0.08: after the step the unit is dead, w −0.4050, b 0.2400');
    expect(stepText(shownOf(made, { remedy: 'decay', step: 0 }))).toBe(
      'step 0: the unit is dead, largest z −0.1650, loss 0.6481',
    );
  });
});

describe('the tables', () => {
  test('hold the core’s numbers for the step and for each way on', () => {
    const made = experiment();
    const { columns, rows } = momentTable(made, 200);
    expect(rows).toHaveLength(2 + REMEDIES.length);
    const loss = columns.indexOf('loss');
    expect(rows.map((row) => row[loss])).toEqual([
      made.kill.before.loss,
      made.kill.after.loss,
      ...REMEDIES.map((remedy) => made.runs[remedy].moments[200].loss),
    ]);
  });
  test('of a run keep the steps at which the unit changes', () => {
    const made = experiment();
    const { rows } = runTable(shownOf(made, { remedy: 'decay', step: 0 }));
    expect(rows.map(([step]) => step)).toEqual(expect.arrayContaining([0, 1, 105, 400]));
    expect(rows.find(([step]) => step === 105)?.at(-1)).toBe('alive');
  });
});
