import { cleanup, fireEvent, render as mount } from '@testing-library/preact';
import { renderToString } from 'preact-render-to-string';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { descentModel } from '../../src/figures/descent/model.ts';
import { type DescentState, descentParameters, storyOf } from '../../src/figures/descent/state.ts';
import Descent from '../../src/islands/Descent.tsx';
import { defaults } from '../../src/ui/parameters.ts';
import { button, expectHydrationAsBuilt, get } from './figure-page.ts';

const descent = (preset?: Partial<DescentState>, id = 'cycle') => <Descent id={id} title="Steps" preset={preset} />;
const number = (name: string) => Number(get<HTMLElement>(`[data-number="${name}"]`).dataset.value);
const press = (name: string, ...keys: string[]) => {
  for (const key of keys) fireEvent.keyDown(get(`#cycle-${name}`), { key });
};
const choose = (name: string, value: string) => fireEvent.change(get(`#cycle-${name}`), { target: { value } });
const shown = () => ['step', 'x', 'value', 'best', 'bound'].map(number);
const expected = (partial: Partial<DescentState>) => {
  const { step, now, objective, run } = descentModel({ ...defaults(descentParameters), ...partial });
  const least = objective.minimum?.value ?? 0;
  return [step, now.point[0], now.value, now.best - least, run.bound?.at(step + 1) ?? Number.NaN];
};

beforeEach(() => history.replaceState(null, '', location.pathname));
afterEach(cleanup);

describe('the first frame', () => {
  test('is complete without JavaScript: numbers, both drawings, sentence, table', () => {
    const html = renderToString(descent({ step: 12 }));
    expect(html).toContain('data-number="best" data-value="0.25"');
    expect(html).toContain('From here the same points return forever');
    for (const part of ['graph', 'path', 'bound', 'best'])
      expect(html).toMatch(new RegExp(`d="M[^"]+" data-part="${part}"`));
    expect(html.match(/<tr>/g)).toHaveLength(14);
  });
  test('has no style attribute, in any story', () => {
    for (const name of ['abs', 'hinge', 'diamond', 'wolfe'] as const)
      expect(renderToString(descent(storyOf(name)))).not.toMatch(/ style=|NaN|undefined/);
  });
  test('is what hydration starts from: it changes nothing but the mark that the figure is alive', () => {
    expectHydrationAsBuilt(() => descent(storyOf('wolfe')));
  });
  test('three figures on one page share no id and no group of radios', () => {
    mount(
      <>
        {descent({}, 'one')}
        {descent(storyOf('diamond'), 'two')}
        {descent(storyOf('wolfe'), 'three')}
      </>,
    );
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^(one|two|three)-/.test(id))).toBe(true);
    const names = new Set([...document.querySelectorAll<HTMLInputElement>('[type=radio]')].map((radio) => radio.name));
    expect(names.size).toBe(6);
    for (const label of document.querySelectorAll('label[for]'))
      expect(get(`#${label.getAttribute('for')}`)).not.toBeNull();
  });
});

describe('steps', () => {
  test('forward and back show the numbers of the model, and the address the step', () => {
    mount(descent());
    for (const step of [1, 2, 3]) {
      fireEvent.click(button('Step'));
      expect(shown()).toEqual(expected({ step }));
    }
    fireEvent.click(button('Back'));
    expect(shown()).toEqual(expected({ step: 2 }));
    expect(location.hash).toBe('#cycle.step=2');
    fireEvent.click(button('10 steps'));
    expect(shown()).toEqual(expected({ step: 12 }));
    fireEvent.click(button('Reset'));
    expect(shown()).toEqual(expected({}));
    expect(location.hash).toBe('');
    expect(button('Back').disabled).toBe(true);
  });
  test('end at 200, and where a line search never ends', () => {
    mount(descent({ step: 200 }));
    expect(button('Step').disabled).toBe(true);
    cleanup();
    mount(descent({ ...storyOf('wolfe'), x: -1, y: 1 }));
    expect(number('step')).toBe(1);
    expect(button('Step').disabled).toBe(true);
    fireEvent.click(button('Back'));
    expect(number('step')).toBe(0);
  });
  test('by keyboard, on the slider', () => {
    mount(descent());
    press('step', 'ArrowRight', 'PageUp');
    expect(shown()).toEqual(expected({ step: 11 }));
    press('step', 'Home');
    expect(number('step')).toBe(0);
  });
  test('are read out', () => {
    mount(descent());
    fireEvent.click(button('Step'));
    const said = [...document.querySelectorAll('[role=status]')].map((each) => each.textContent);
    expect(said).toContain('step 1: at 1.25, value 1.25');
  });
});

describe('the start', () => {
  test('moves by arrows and stops at exactly 0, which is the kink', () => {
    mount(descent({ x: 0.07, step: 3 }));
    press('x', 'ArrowLeft');
    expect(number('start-x')).toBe(0);
    expect(shown()).toEqual(expected({ x: 0, step: 3 }));
    press('x', 'ArrowLeft');
    expect(number('start-x')).toBe(-0.05);
    press('x', 'PageUp');
    expect(number('start-x')).toBe(0);
  });
  test('stops at each kink of the hinge loss on a page step', () => {
    mount(descent({ function: 'hinge', x: -1.2 }));
    const stops: number[] = [];
    for (let i = 0; i < 5; i++) {
      press('x', 'PageUp');
      stops.push(number('start-x'));
    }
    expect(stops).toEqual([-1, -0.5, 0, 0.5, 1]);
  });
  test('has a second coordinate in the plane only', () => {
    mount(descent());
    expect(get('#cycle-y')).toBeNull();
    fireEvent.click(get('[value="diamond"]'));
    press('y', 'Home');
    expect(number('start-y')).toBe(-1.5);
  });
});

describe('the choices', () => {
  test('of a function bring its story', () => {
    mount(descent());
    fireEvent.click(get('[value="wolfe"]'));
    expect(number('step')).toBe(100);
    expect(number('x')).toBe(descentModel(storyOf('wolfe')).now.point[0]);
    expect(get<HTMLElement>('[data-number="bound"]').dataset.value).toBe('none');
    const rules = [...get<HTMLSelectElement>('#cycle-rule').options].map(({ value }) => value);
    expect(rules).toEqual(['constant', 'length', 'shrinking', 'exact']);
  });
  test('of a rule change the run, and hide the size where none is read', () => {
    mount(descent({ step: 2 }));
    choose('rule', 'polyak');
    expect(shown()).toEqual(expected({ rule: 'polyak', step: 2 }));
    expect(get('#cycle-size')).toBeNull();
    choose('against', 'shrinking');
    expect(get('[data-part="other"]').getAttribute('d')).toMatch(/^M/);
    expect(get('#cycle-size')).not.toBeNull();
    choose('rule', 'shrinking');
    expect(get<HTMLSelectElement>('#cycle-against').value).toBe('none');
  });
  test('of the subgradient at a kink decide whether the run leaves 0', () => {
    mount(descent({ x: 0, step: 1 }));
    expect(number('x')).toBe(0);
    fireEvent.click(get('[value="upper"]'));
    expect(number('x')).toBe(-0.5);
  });
});

describe('the address', () => {
  test('restores the state', () => {
    history.replaceState(null, '', '#cycle.function=diamond&cycle.x=1&cycle.y=0&cycle.kink=upper&cycle.step=1');
    mount(descent());
    expect(shown()).toEqual(expected({ function: 'diamond', x: 1, y: 0, kink: 'upper', step: 1 }));
  });
  test('with garbage or contradictions says so and draws a sound state', () => {
    history.replaceState(null, '', '#cycle.size=NaN&cycle.function=wolfe&cycle.rule=polyak&cycle.x=99&cycle.step=1');
    mount(descent());
    const problems = get('.problems').textContent;
    for (const words of [
      'step size = “NaN”',
      'x = 99, which is out of range',
      'x = 20 lies outside',
      'Polyak’s step needs',
    ])
      expect(problems).toContain(words);
    expect(number('step')).toBe(1);
    expect(get('.descent').textContent).not.toMatch(/NaN[^”]/);
  });
});

test('the CSV holds the points in full', async () => {
  const copied: string[] = [];
  vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => void copied.push(text) } });
  mount(descent({ function: 'diamond', rule: 'polyak', x: 1, y: 0.7, step: 3 }));
  fireEvent.click(
    [...document.querySelectorAll('button')].find((each) => each.textContent?.startsWith('Copy as CSV')) as Element,
  );
  await vi.waitFor(() => expect(copied).toHaveLength(1));
  const { run } = descentModel({
    ...defaults(descentParameters),
    function: 'diamond',
    rule: 'polyak',
    x: 1,
    y: 0.7,
    step: 3,
  });
  const lines = copied[0].split('\r\n');
  expect(lines).toHaveLength(5);
  expect(lines[4].startsWith(`3,${run.iterates[3].point.join(',')},${run.iterates[3].value}`)).toBe(true);
  vi.unstubAllGlobals();
});
