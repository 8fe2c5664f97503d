import { cleanup, fireEvent, render as mount } from '@testing-library/preact';
import { renderToString } from 'preact-render-to-string';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { elu, gelu, leakyRelu, relu, reluWith } from '../../src/core/index.ts';
import type { Recorded } from '../../src/figures/activations/conventions.ts';
import type { ActivationsState } from '../../src/figures/activations/state.ts';
import Activations from '../../src/islands/Activations.tsx';
import { expectHydrationAsBuilt, get } from './figure-page.ts';

const recorded: Recorded = {
  leakyRelu: [
    { framework: 'PyTorch', version: '2', code: 'leaky_relu(x, 0.01)', at: 0, derivative: 0.01, outside: false },
    { framework: 'JAX', version: '1', code: 'leaky_relu(x, 0.01)', at: 0, derivative: 1, outside: false },
  ],
};
const figure = (preset?: Partial<ActivationsState>, id = 'activations') => (
  <Activations id={id} title="Activations" preset={preset} recorded={recorded} />
);
const number = (name: string) => Number(get<HTMLElement>(`[data-number="${name}"]`).dataset.value);
const shown = (slot: string) => ['value', 'derivative', 'lo', 'hi'].map((name) => number(`${slot}-${name}`));
const numbersOf = (f: typeof relu, z: number) => [f.value(z), f.derivative(z), ...f.subdifferential(z)];
const slider = (name: string) => get<HTMLInputElement>(`#activations-${name}`);
const press = (name: string, ...keys: string[]) => {
  for (const key of keys) fireEvent.keyDown(slider(name), { key });
};
const choose = (slot: string, value: string) =>
  fireEvent.change(get<HTMLSelectElement>(`#activations-${slot}`), { target: { value } });
const button = (text: string) =>
  [...document.querySelectorAll('button')].find((each) => each.textContent?.startsWith(text)) as Element;

beforeEach(() => history.replaceState(null, '', location.pathname));
afterEach(cleanup);

describe('the first frame', () => {
  test('is complete without JavaScript: three plots, numbers, sentence, tables', () => {
    const html = renderToString(figure());
    expect(html.match(/<svg[^>]* role="img"/g)).toHaveLength(3);
    expect(html).toContain('data-number="a-hi" data-value="1"');
    expect(html).toContain('data-part="curve-c"');
    expect(html).toContain('and the derivative by convention is 0.');
    expect(html).toContain('does not exist');
  });
  test('has no style attribute, in any state', () => {
    for (const preset of [{}, { z: 1 }, { a: 'relu6', span: '8' }, { b: 'none', c: 'none' }] as const)
      expect(renderToString(figure(preset))).not.toMatch(/ style=/);
  });
  test('is what hydration starts from: it changes nothing but the mark that the figure is alive', () => {
    expectHydrationAsBuilt(() => figure({ z: 0.5 }));
  });
  test('two figures on one page share no id, and every label points to something', () => {
    mount(
      <>
        {figure({}, 'one')}
        {figure({ a: 'elu', aAlpha: 2 }, 'two')}
      </>,
    );
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const element of document.querySelectorAll('[aria-labelledby], label[for]')) {
      const to = element.getAttribute('aria-labelledby') ?? element.getAttribute('for') ?? '';
      for (const id of to.split(' ')) expect(get(`#${id}`), id).not.toBeNull();
    }
  });
});

describe('keys', () => {
  test('walk z through the kink, stopping exactly at 0, with the core’s numbers at each stop', () => {
    mount(figure({ z: 0.05 }));
    for (const z of [0.05, 0, -0.05]) {
      expect(number('z')).toBe(z);
      expect(shown('a')).toEqual(numbersOf(relu, z));
      expect(shown('b')).toEqual(numbersOf(elu(), z));
      expect(shown('c')).toEqual(numbersOf(gelu, z));
      press('z', 'ArrowLeft');
    }
  });
  test('stop at every kink of what is drawn, and Home and End are the ends of the window', () => {
    mount(figure({ a: 'hardSwish', z: -3.2 }));
    press('z', 'PageUp');
    expect(number('z')).toBe(-3);
    expect(shown('a')).toEqual([0, 0, -0.5, 0]);
    press('z', 'End');
    expect(number('z')).toBe(4);
    press('z', 'Home');
    expect(number('z')).toBe(-4);
  });
  test('move the derivative at the kink and write it into the address', () => {
    mount(figure());
    press('aAtKink', 'PageUp');
    expect(shown('a')).toEqual(numbersOf(reluWith({ derivativeAtZero: 0.5 }), 0));
    expect(location.hash).toBe('#activations.aAtKink=0.5');
  });
  test('move a parameter, and a slider for the derivative appears with the kink', () => {
    mount(figure());
    expect(slider('bAtKink')).toBeNull();
    press('bAlpha', 'PageUp');
    expect(shown('b')).toEqual(numbersOf(elu({ alpha: 1.5 }), 0));
    expect(slider('bAtKink')).not.toBeNull();
    // The stop at exactly 1, where there is no kink.
    press('bAlpha', 'PageDown');
    expect(slider('bAtKink')).toBeNull();
  });
});

describe('a choice', () => {
  test('draws the activation with the core’s defaults', () => {
    mount(figure({ aAtKink: 0.5 }));
    choose('a', 'leakyRelu');
    expect(shown('a')).toEqual(numbersOf(leakyRelu(), 0));
    expect(location.hash).toBe('#activations.a=leakyRelu&activations.aAtKink=core');
    expect(get('.activation-recorded').textContent).toBe('Frameworks at 0: PyTorch\u00a00.01, JAX\u00a01');
  });
  test('of none leaves a place empty', () => {
    mount(figure());
    choose('c', 'none');
    expect(document.querySelectorAll('.activation')).toHaveLength(2);
    expect(get('[data-part="curve-c"]')).toBeNull();
  });
  test('says that frameworks ran the defaults when the reader did not', () => {
    mount(figure({ a: 'leakyRelu', aSlope: 0.2 }));
    expect(get('.activation-recorded').textContent).toContain('with the default parameters');
  });
  test('says so where nothing is on record', () => {
    mount(figure());
    expect(get('.activation-recorded').textContent).toContain('not on record');
  });
});

describe('the address', () => {
  test('restores the state, and Reset clears it', () => {
    history.replaceState(null, '', '#activations.a=elu&activations.aAlpha=2&activations.z=-0.5&activations.c=none');
    mount(figure());
    expect(shown('a')).toEqual(numbersOf(elu({ alpha: 2 }), -0.5));
    fireEvent.click(button('Reset'));
    expect(shown('a')).toEqual(numbersOf(relu, 0));
    expect(location.hash).toBe('');
  });
  test('with garbage says so and draws the default', () => {
    history.replaceState(null, '', '#activations.z=NaN&activations.a=swish&activations.bAlpha=-7&activations.color=1');
    mount(figure());
    const text = get('.problems').textContent;
    for (const words of ['z = “NaN”', 'first activation = “swish”', 'alpha of the second = -7', '“color”'])
      expect(text).toContain(words);
    expect(shown('a')).toEqual(numbersOf(relu, 0));
    expect(document.body.textContent).not.toMatch(/NaN(?!”)/);
  });
  test('with settings the core refuses shows its error and allowed numbers', () => {
    history.replaceState(null, '', '#activations.a=leakyRelu&activations.aSlope=0.5&activations.aAtKink=0.1');
    mount(figure());
    expect(get('.problems').textContent).toContain('leakyRelu: derivativeAtZero must lie in [0.5, 1], got 0.1');
    expect(shown('a')).toEqual(numbersOf(leakyRelu({ negativeSlope: 0.5 }), 0));
  });
});

describe('what one takes along', () => {
  const copied: string[] = [];
  beforeEach(() => {
    copied.length = 0;
    vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => void copied.push(text) } });
  });
  afterEach(() => vi.unstubAllGlobals());

  test('the CSV holds the core’s numbers in full, and the link the state', async () => {
    mount(figure({ z: 0.3, b: 'none' }));
    fireEvent.click(button('Copy as CSV'));
    fireEvent.click(button('Copy link'));
    await vi.waitFor(() => expect(copied).toHaveLength(2));
    expect(copied[0]).toContain(`\r\n0.3,0.3,1,1,1,0,${gelu.value(0.3)},${gelu.derivative(0.3)}`);
    expect(copied[0]).toContain('\r\n0,0,0,0,1,does not exist,');
    expect(copied[1]).toBe(`${location.href.split('#')[0]}#activations`);
  });
});
