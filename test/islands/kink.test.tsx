import { cleanup, fireEvent, render as mount } from '@testing-library/preact';
import { renderToString } from 'preact-render-to-string';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { leakyRelu, relu, reluWith } from '../../src/core/index.ts';
import type { KinkState } from '../../src/figures/kink-state.ts';
import Kink from '../../src/islands/Kink.tsx';
import { expectHydrationAsBuilt, get } from './figure-page.ts';

const kink = (preset?: Partial<KinkState>, id = 'kink') => <Kink id={id} title="The kink" preset={preset} />;
const number = (name: string) => Number(get<HTMLElement>(`[data-number="${name}"]`).dataset.value);
const shown = () => ['value', 'derivative', 'lo', 'hi'].map(number);
const slider = (name: string) => get<HTMLInputElement>(`#kink-${name}`);
const press = (name: string, ...keys: string[]) => {
  for (const key of keys) fireEvent.keyDown(slider(name), { key });
};

beforeEach(() => history.replaceState(null, '', location.pathname));
afterEach(cleanup);

describe('the first frame', () => {
  test('is complete without JavaScript: numbers, drawing, sentence, table', () => {
    const html = renderToString(kink({ g: 0.5 }));
    expect(html).toContain('data-number="derivative" data-value="0.5"');
    expect(html).toContain('data-part="active">');
    expect(html).toContain('The derivative returned by convention is 0.5.');
    expect(html.match(/<tr>/g)).toHaveLength(8);
  });
  test('has no style attribute, in any state', () => {
    for (const preset of [{}, { z: 1 }, { g: 1.2 }, { activation: 'leaky', slope: 0.3 }] as const) {
      expect(renderToString(kink(preset))).not.toMatch(/ style=/);
    }
  });
  test('is what hydration starts from: it changes nothing but the mark that the figure is alive', () => {
    expectHydrationAsBuilt(() => kink({ z: 0.5 }));
  });
  test('two figures on one page share no id', () => {
    mount(
      <>
        {kink({}, 'one')}
        {kink({ activation: 'leaky' }, 'two')}
      </>,
    );
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^(one|two)-/.test(id))).toBe(true);
    const names = new Set([...document.querySelectorAll<HTMLInputElement>('[type=radio]')].map((radio) => radio.name));
    expect(names.size).toBe(2);
  });
  test('every label and description points to something', () => {
    mount(kink({ activation: 'leaky' }));
    for (const element of document.querySelectorAll('[aria-labelledby]')) {
      for (const id of (element.getAttribute('aria-labelledby') as string).split(' '))
        expect(get(`#${id}`)).not.toBeNull();
    }
    for (const label of document.querySelectorAll('label[for]'))
      expect(get(`#${label.getAttribute('for')}`)).not.toBeNull();
  });
});

describe('keys', () => {
  test('walk z through the kink, stopping exactly at 0, with the core’s numbers at each stop', () => {
    mount(kink({ z: 0.05, g: 0.5 }));
    const core = reluWith({ derivativeAtZero: 0.5 });
    for (const z of [0.05, 0, -0.05]) {
      expect(number('z')).toBe(z);
      expect(shown()).toEqual([core.value(z), core.derivative(z), ...core.subdifferential(z)]);
      press('z', 'ArrowLeft');
    }
  });
  test('a page step lands on the kink first; Home and End are the ends', () => {
    mount(kink({ z: 0.3 }));
    press('z', 'PageDown');
    expect(number('z')).toBe(0);
    press('z', 'Home');
    expect(shown()).toEqual([0, 0, 0, 0]);
    press('z', 'End');
    expect(shown()).toEqual([relu.value(1.5), 1, 1, 1]);
  });
  test('move the convention and write it into the address', () => {
    mount(kink());
    press('g', 'ArrowUp', 'ArrowUp');
    expect(number('derivative')).toBe(0.1);
    expect(location.hash).toBe('#kink.g=0.1');
  });
  test('leave the numbers of a branch alone when only the convention changes', () => {
    mount(kink({ z: 1 }));
    press('g', 'PageUp');
    expect(shown()).toEqual([1, 1, 1, 1]);
  });
});

describe('outside the subdifferential', () => {
  test('the figure shows the core’s error, marks the line and keeps allowed numbers', () => {
    mount(kink({ g: 0.95 }));
    press('g', 'ArrowUp', 'ArrowUp');
    expect(number('g')).toBe(1.05);
    expect(() => reluWith({ derivativeAtZero: 1.05 })).toThrow(get('.fig-says code').textContent as string);
    expect(get('[data-part="line"]').getAttribute('class')).toBe('s-out');
    expect(document.querySelector('.viol')).not.toBeNull();
    expect(number('derivative')).toBe(1);
    expect(slider('g').getAttribute('aria-valuetext')).toContain('not a subgradient');
    press('g', 'ArrowDown');
    expect(document.querySelector('.fig-says code')).toBeNull();
  });
});

describe('the function', () => {
  test('leaky ReLU brings its slope control, and its numbers are the core’s', () => {
    mount(kink());
    expect(document.querySelector('#kink-slope')).toBeNull();
    fireEvent.click(get('[value="leaky"]'));
    press('z', 'Home');
    press('slope', 'PageUp');
    const core = leakyRelu({ negativeSlope: 0.2 });
    expect(shown()).toEqual([core.value(-1.5), core.derivative(-1.5), ...core.subdifferential(-1.5)]);
    expect(location.hash).toBe('#kink.z=-1.5&kink.activation=leaky&kink.slope=0.2&kink.g=0.2');
  });
});

describe('the address', () => {
  test('restores the state, and Reset clears it', () => {
    history.replaceState(null, '', '#kink.z=-0.5&kink.activation=leaky&kink.g=1');
    mount(kink());
    expect(number('z')).toBe(-0.5);
    expect(number('value')).toBe(leakyRelu({ negativeSlope: 0.1 }).value(-0.5));
    fireEvent.click(
      [...document.querySelectorAll('button')].find((button) => button.textContent === 'Reset') as Element,
    );
    expect(shown()).toEqual([0, 0, 0, 1]);
    expect(location.hash).toBe('');
  });
  test('with garbage says so and draws the default', () => {
    history.replaceState(null, '', '#kink.z=NaN&kink.slope=-7');
    mount(kink());
    expect(get('.problems').textContent).toContain('z = “NaN”');
    expect(get('.problems').textContent).toContain('negative slope = -7');
    expect(shown()).toEqual([0, 0, 0, 1]);
  });
});

describe('what one takes along', () => {
  const copied: string[] = [];
  const button = (text: string) =>
    [...document.querySelectorAll('button')].find((each) => each.textContent?.startsWith(text)) as Element;
  beforeEach(() => {
    copied.length = 0;
    vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => void copied.push(text) } });
  });
  afterEach(() => vi.unstubAllGlobals());

  test('the link holds the state that is shown, and Markdown the sentence that describes it', async () => {
    mount(kink());
    press('g', 'End');
    fireEvent.click(button('Copy link'));
    fireEvent.click(button('Copy as Markdown'));
    fireEvent.click(button('Copy embed code'));
    await vi.waitFor(() => expect(button('Copy link').textContent).toContain('Copied'));
    expect(copied[0]).toBe(`${location.href.split('#')[0]}#kink.g=1.3`);
    expect(copied[1]).toContain(get('desc').textContent as string);
    expect(copied[2]).toContain(`<iframe src="${new URL('kink/index.html#kink.g=1.3', location.href).href}"`);
  });
  test('the CSV holds the core’s numbers in full', async () => {
    mount(kink({ activation: 'leaky', z: -0.3, g: 0.1 }));
    fireEvent.click(button('Copy as CSV'));
    await vi.waitFor(() => expect(copied).toHaveLength(1));
    expect(copied[0]).toContain(`-0.3,${leakyRelu({ negativeSlope: 0.1 }).value(-0.3)},0.1,0.1,0.1`);
  });
});
