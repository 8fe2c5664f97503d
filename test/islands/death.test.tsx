import { cleanup, fireEvent, render as mount } from '@testing-library/preact';
import { renderToString } from 'preact-render-to-string';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { killingStep, thresholdsOf } from '../../src/figures/death/kill.ts';
import { runExperiment } from '../../src/figures/death/model.ts';
import type { Moment } from '../../src/figures/death/moment.ts';
import { sceneOf } from '../../src/figures/death/scene.ts';
import { type DeathState, deathParameters, REMEDIES } from '../../src/figures/death/state.ts';
import Death from '../../src/islands/Death.tsx';
import { defaults } from '../../src/ui/parameters.ts';
import { expectHydrationAsBuilt, get } from './figure-page.ts';

const death = (preset?: Partial<DeathState>, id = 'death') => <Death id={id} title="One step" preset={preset} />;
const number = (name: string) => Number(get<HTMLElement>(`[data-number="${name}"]`).dataset.value);
const press = (name: string, ...keys: string[]) => {
  for (const key of keys) fireEvent.keyDown(get(`#death-${name}`), { key });
};
const panel = (name: string) =>
  ['w', 'b', 'v', 'loss', 'dw', 'db', 'max', 'active'].map((key) => number(`${name}-${key}`));
const numbersOf = (moment: Moment) => [
  moment.weights[0],
  moment.bias,
  moment.outgoing,
  moment.loss,
  moment.weightGradient[0],
  moment.biasGradient,
  moment.maxZ,
  moment.active,
];
const first = defaults(deathParameters);
const experiment = (partial: Partial<DeathState> = {}) => runExperiment({ ...first, ...partial });

beforeEach(() => history.replaceState(null, '', location.pathname));
afterEach(cleanup);

describe('the first frame', () => {
  test('is complete without JavaScript: three moments with the core’s numbers, seven ways on, the sentence', () => {
    const html = renderToString(death());
    const { before, after } = killingStep(sceneOf(first), 0.08);
    expect(html).toContain(`data-number="before-loss" data-value="${before.loss}"`);
    expect(html).toContain(`data-number="after-loss" data-value="${after.loss}"`);
    expect(html.match(/data-remedy=/g)).toHaveLength(REMEDIES.length);
    expect(html).toContain('the unit is dead, while the loss falls');
  });
  test('has no style attribute and no number that is none, in any kind of state', () => {
    for (const preset of [
      {},
      { rate: 0.01 },
      { rate: 0.25, later: 0.25, slope: 1, remedy: 'leaky', step: 400 },
      { inputs: 'both', rate: 0.12, remedy: 'momentum', momentum: 0.99, step: 400 },
      { inputs: 'both', remedy: 'below', step: 1, decay: 1 },
    ] as const) {
      const html = renderToString(death(preset));
      expect(html).not.toMatch(/ style=/);
      expect(html).not.toMatch(/NaN|undefined|∞/);
    }
  });
  test('is what hydration starts from: it changes nothing but the mark that the figure is alive', () => {
    expectHydrationAsBuilt(() => death());
  });
  test('two figures on one page share no id and no group of radios', () => {
    mount(
      <>
        {death({}, 'one')}
        {death({ inputs: 'both' }, 'two')}
      </>,
    );
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^(one|two)-/.test(id))).toBe(true);
    const names = new Set([...document.querySelectorAll<HTMLInputElement>('[type=radio]')].map((radio) => radio.name));
    expect(names.size).toBe(4);
  });
  test('every label and description points to something', () => {
    mount(death());
    for (const label of document.querySelectorAll('label[for]'))
      expect(get(`#${label.getAttribute('for')}`)).not.toBeNull();
    for (const element of document.querySelectorAll('[aria-describedby]'))
      expect(get(`#${element.getAttribute('aria-describedby')}`)).not.toBeNull();
  });
});

describe('the learning rate', () => {
  test('by arrows stops at the very rate that kills, and the numbers are the core’s on both sides', () => {
    mount(death({ rate: 0.063 }));
    expect(panel('after')).toEqual(numbersOf(killingStep(sceneOf(first), 0.063).after));
    expect(get<HTMLElement>('[data-panel="after"]').dataset.state).toBe('alive');
    press('rate', 'ArrowRight');
    const { from } = thresholdsOf('positive').kills;
    expect(number('rate')).toBe(from);
    expect(panel('after')).toEqual(numbersOf(killingStep(sceneOf(first), from).after));
    expect(panel('after').slice(4, 6)).toEqual([0, 0]);
    expect(get<HTMLElement>('[data-panel="after"]').dataset.state).toBe('dead');
    expect(get('#death-rate').getAttribute('aria-valuetext')).toContain('the unit is dead');
    expect(location.hash).toBe(`#death.rate=${from}`);
  });
  test('past 2/13 takes two cures away', () => {
    mount(death());
    const alive = () =>
      [...document.querySelectorAll<HTMLElement>('[data-remedy]')].flatMap(({ dataset }) =>
        dataset.state === 'alive' ? [dataset.remedy] : [],
      );
    expect(alive()).toEqual(['decay', 'leaky', 'redo', 'below']);
    press('rate', ...Array<string>(9).fill('PageUp'));
    expect(number('rate')).toBeGreaterThan(thresholdsOf('positive').forGood as number);
    expect(alive()).toEqual(['redo']);
    expect(get<HTMLElement>('[data-remedy="leaky"]').dataset.state).toBe('silent');
  });
});

describe('the ways on', () => {
  test('are radios; each shows its run at the step of the slider', () => {
    mount(death());
    for (const remedy of REMEDIES) {
      fireEvent.click(get(`[value="${remedy}"]`));
      expect(panel('shown')).toEqual(numbersOf(experiment().runs[remedy].moments[200]));
    }
    expect(location.hash).toBe('#death.remedy=below');
  });
  test('the step slider stops where the unit comes to life', () => {
    mount(death({ step: 100 }));
    press('step', 'PageUp');
    expect(number('step')).toBe(105);
    expect(get<HTMLElement>('[data-panel="shown"]').dataset.state).toBe('alive');
    press('step', 'ArrowLeft');
    expect(get<HTMLElement>('[data-panel="shown"]').dataset.state).toBe('dead');
    press('step', 'Home');
    expect(panel('shown')).toEqual(panel('after'));
  });
  test('take typed numbers; nonsense keeps the last good one and says so', () => {
    mount(death({ remedy: 'decay', step: 400 }));
    const field = get<HTMLInputElement>('#death-decay');
    field.value = '0.5';
    fireEvent.change(field);
    expect(panel('shown')).toEqual(numbersOf(experiment({ decay: 0.5 }).runs.decay.moments[400]));
    field.value = 'lots';
    fireEvent.change(field);
    expect(get('#death-decay-problem').textContent).toContain('“lots” is no number; 0.5 is kept');
  });
  test('a run that diverges shows its last sound moment and says why', () => {
    mount(death({ remedy: 'leaky', slope: 1, later: 0.25, step: 400 }));
    const { moments, diverged } = experiment({ slope: 1, later: 0.25 }).runs.leaky;
    expect(diverged).toBe(true);
    expect(panel('shown')).toEqual(numbersOf(moments[moments.length - 1]));
    expect(get('[data-verdict="leaky"]').textContent).toContain(`Out of range after step ${moments.length - 1}`);
  });
});

describe('the address', () => {
  test('restores the state, and Reset clears it', () => {
    history.replaceState(null, '', '#death.inputs=both&death.rate=0.12&death.remedy=momentum&death.step=3');
    mount(death());
    expect(panel('shown')).toEqual(numbersOf(experiment({ inputs: 'both', rate: 0.12 }).runs.momentum.moments[3]));
    fireEvent.click(
      [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Reset') as Element,
    );
    expect(number('rate')).toBe(0.08);
    expect(location.hash).toBe('');
  });
  test('with garbage says so for each value and draws the default', () => {
    history.replaceState(null, '', '#death.rate=NaN&death.step=1e9&death.remedy=prayer&death.colour=red');
    mount(death());
    const problems = get('.problems').textContent as string;
    for (const words of ['learning rate = “NaN”', 'steps after = 1e9', 'remedy = “prayer”', '“colour”'])
      expect(problems).toContain(words);
    expect(number('rate')).toBe(0.08);
    expect(number('step')).toBe(400);
  });
});

test('the CSV holds the core’s numbers in full', async () => {
  const copied: string[] = [];
  vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => void copied.push(text) } });
  mount(death());
  fireEvent.click(get('#death-moments-data .btn'));
  await vi.waitFor(() => expect(copied).toHaveLength(1));
  const { after } = killingStep(sceneOf(first), 0.08);
  expect(copied[0]).toContain(`after the step,${after.weights[0]},${after.bias},${after.outgoing},${after.loss},0,0,`);
  vi.unstubAllGlobals();
});
