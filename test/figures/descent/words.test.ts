import { describe, expect, test } from 'vitest';
import { descentModel } from '../../../src/figures/descent/model.ts';
import { type DescentState, descentParameters, storyOf } from '../../../src/figures/descent/state.ts';
import { descentSentence, descentTable, sizeLabel, startText, stepText } from '../../../src/figures/descent/words.ts';
import { defaults } from '../../../src/ui/parameters.ts';

const at = (partial: Partial<DescentState>) => descentModel({ ...defaults(descentParameters), ...partial });
const say = (partial: Partial<DescentState>) => descentSentence(at(partial));
const uphill = { function: 'diamond', size: 0.15, kink: 'upper', x: 1, y: 0 } as const;

describe('the sentence', () => {
  test('names the cycle of a constant step, the best value and the bound', () => {
    expect(say({ step: 12 })).toBe(
      'After 12 steps with a constant step a = 0.5 from 1.75, |x| is 0.25 at −0.25; the best value is 0.25 above the minimum (the bound allows 0.4856). No step raised f; none led away from the solution. From here the same points return forever: 0.25 and −0.25.',
    );
  });
  test('says that an allowed subgradient leads uphill', () => {
    expect(say(uphill)).toContain(
      '(1,\u00a02) is allowed, yet no direction of descent: against it, f rises at rate 3.',
    );
    expect(say({ ...uphill, kink: 'shortest' })).not.toContain('no direction of descent');
  });
  test('says that the run rests where the subgradient is 0', () => {
    expect(say({ x: 0, step: 3 })).toContain('The step is 0 here, so the run stays.');
    expect(say({ x: 0, step: 3 })).toContain('the best value is the minimum');
  });
  test('tells a line search that is stuck from one that rests at the minimum', () => {
    const search = { ...uphill, rule: 'exact', step: 5 } as const;
    expect(say(search)).toContain('exact line search never leaves this point');
    expect(say({ ...search, kink: 'shortest' })).toContain('The step is 0 here');
  });
  test('says that Wolfe’s function has no smallest value, and how far the other rule got', () => {
    const text = say(storyOf('wolfe'));
    expect(text).toContain('the function has no smallest one. No step raised f.');
    expect(text).toContain('Beside it, a constant length γ = 1: best −1.3603.');
    expect(say({ ...storyOf('wolfe'), x: -1 })).toContain('falls without end, so there is no exact step');
  });
  test('never shows NaN, in any story and at any step', () => {
    for (const name of ['abs', 'hinge', 'diamond', 'wolfe'] as const)
      for (const step of [0, 1, 2, 50]) expect(say({ ...storyOf(name), step })).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe('the counts', () => {
  test('of the first figure: in six steps the value rises at every other one, and the distance never', () => {
    const model = at({ ...uphill, step: 6 });
    expect([model.rises, model.retreats]).toEqual([3, 0]);
  });
  test('leave rounding out: the cycle ±0.1 neither rises nor leads away', () => {
    const model = at({ x: 0.5, size: 0.2, step: 40 });
    expect(model.run.iterates[40].value).not.toBe(model.run.iterates[39].value);
    expect([model.rises, model.retreats, model.cycle]).toEqual([0, 0, 2]);
  });
});

test('the table has each point in full, and says where there is no bound or no step', () => {
  const { columns, rows } = descentTable(at({ step: 2 }));
  expect(columns).toEqual(['k', 'x', 'f', 'best f − f*', 'bound', 'distance', 'g', 'next step']);
  expect(rows[1]).toEqual([1, 1.25, 1.25, 1.25, 1.75 ** 2 / 2 + 0.25, 1.25, 1, 0.5]);
  const endless = descentTable(at({ ...storyOf('wolfe'), x: -1 }));
  expect(endless.columns).toEqual(['k', 'x₁', 'x₂', 'f', 'best f', 'g₁', 'g₂', 'next step']);
  expect(endless.rows.at(-1)?.at(-1)).toBe('none');
});

test('a screen reader hears where the start is and where the step leads', () => {
  expect(startText(at({}), 'x')).toBe('start x 1.75: |x| 1.75 there');
  expect(startText(at(uphill), 'y')).toBe('start x₂ 0.00: |x₁| + 2|x₂| 1 there');
  expect(stepText(at({ step: 1 }))).toBe('step 1: at 1.25, value 1.25');
});

test('the size has the letter of the rules that read it', () => {
  const label = (rule: DescentState['rule'], against: DescentState['against']) =>
    sizeLabel({ ...defaults(descentParameters), rule, against });
  expect(label('constant', 'shrinking')).toBe('a');
  expect(label('length', 'none')).toBe('γ');
  expect(label('exact', 'length')).toBe('γ');
  expect(label('polyak', 'exact')).toBeUndefined();
});
