import { cleanup, fireEvent, render as mount } from '@testing-library/preact';
import { renderToString } from 'preact-render-to-string';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { autodiffModel, type FrameworkRule } from '../../src/figures/autodiff/model.ts';
import { PRESETS } from '../../src/figures/autodiff/presets.ts';
import { type AutodiffState, autodiffParameters } from '../../src/figures/autodiff/state.ts';
import Autodiff from '../../src/islands/Autodiff.tsx';
import { defaults } from '../../src/ui/parameters.ts';
import { expectHydrationAsBuilt, get } from './figure-page.ts';

const rules: FrameworkRule[] = [
  { names: ['A 1', 'B 2'], convention: { relu: 0, abs: 0, tie: 'first', leaky: 'left' }, recorded: { relu: '0' } },
  { names: ['C 3'], convention: { abs: 0 }, recorded: {} },
];
const autodiff = (preset?: Partial<AutodiffState>, id = 'autodiff') => (
  <Autodiff id={id} title="Programs" preset={preset} rules={rules} />
);
const raw = (name: string) => get<HTMLElement>(`[data-number="${name}"]`).dataset.value;
const field = () => get<HTMLInputElement>('#autodiff-program');
const problem = () => get('#autodiff-program-problem').textContent;
const type = (text: string) => {
  fireEvent.input(field(), { target: { value: text } });
  fireEvent.change(field(), { target: { value: text } });
};
const shown = () => ['value', 'left', 'right', 'returned'].map((name) => Number(raw(name)));
const expected = (partial: Partial<AutodiffState>) => {
  const { truth, mine } = autodiffModel({ ...defaults(autodiffParameters), ...partial });
  return [truth.value, truth.left.slope, truth.right.slope, mine.derivative];
};
const button = (text: string) =>
  [...document.querySelectorAll('button')].find((each) => each.textContent?.startsWith(text)) as HTMLButtonElement;

beforeEach(() => history.replaceState(null, '', location.pathname));
afterEach(cleanup);

describe('the first frame', () => {
  test('is complete without JavaScript: numbers, both drawings, frameworks, sentence, table', () => {
    const html = renderToString(autodiff());
    expect(html).toContain('data-number="returned" data-value="0" data-verdict="outside"');
    expect(html).toContain('is smooth at x = 0: its value is 0 and its derivative 1');
    expect(html).toContain('data-framework="A 1" data-value="0"');
    for (const part of ['graph', 'slopes', 'returned'])
      expect(html).toMatch(new RegExp(`d="M[^"]+" data-part="${part}"`));
  });
  test('has no style attribute and no undefined, for any program', () => {
    for (const { program } of PRESETS)
      for (const x of [-1, 0]) expect(renderToString(autodiff({ program, x }))).not.toMatch(/ style=|undefined/);
  });
  test('is what hydration starts from: it changes nothing but the mark that the figure is alive', () => {
    expectHydrationAsBuilt(() => autodiff({ program: 'sqrt(relu(x))' }));
  });
  test('two figures on one page share no id and no group of radios', () => {
    mount(
      <>
        {autodiff({}, 'one')}
        {autodiff({ program: 'max(x, 0) + leaky(x)' }, 'two')}
      </>,
    );
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^(one|two)-/.test(id))).toBe(true);
    for (const label of document.querySelectorAll('label[for]'))
      expect(get(`#${label.getAttribute('for')}`)).not.toBeNull();
  });
});

describe('a typed program', () => {
  test('is read, shown in its plain form, drawn, and written into the address', () => {
    mount(autodiff());
    type('(x+abs(x))/2');
    expect(field().value).toBe('(x + abs(x)) / 2');
    expect(shown()).toEqual(expected({ program: '(x + abs(x)) / 2' }));
    expect(decodeURIComponent(location.hash)).toBe('#autodiff.program=(x + abs(x)) / 2');
    expect(get('#autodiff-abs')).not.toBeNull();
    expect(get('#autodiff-relu')).toBeNull();
  });
  test.each([
    ['relu(x', 'At the end: A “)” is missing to close relu.'],
    ['relu(x) + rleu(x)', 'At character 11: “rleu” is unknown.'],
    ['x / (1 - 1)', 'At character 3: Division by zero: the divisor 1 - 1 is always 0.'],
    ['', 'At the end: Something is missing at the end.'],
  ])('“%s” says what is wrong in place; the last program and the text both stay', (text, words) => {
    mount(autodiff({ program: 'relu(x)' }));
    type(text);
    expect(problem()).toContain(words);
    expect(problem()).toContain('relu(x) stays.');
    expect(field().value).toBe(text);
    expect(field().getAttribute('aria-invalid')).toBe('true');
    expect(shown()).toEqual(expected({ program: 'relu(x)' }));
    expect(location.hash).toBe('');
    type('relu(x) + 1');
    expect(problem()).toBe('');
    expect(shown()).toEqual(expected({ program: 'relu(x) + 1' }));
  });
  test('that divides by zero at the point says so, and has numbers at another one', () => {
    mount(autodiff());
    type('1/x');
    expect(get('.fig-says').textContent).toContain('has no value at x = 0, by division by zero: x is 0 there.');
    expect(raw('true')).toBe('none');
    fireEvent.keyDown(get('#autodiff-x'), { key: 'PageUp' });
    expect(shown()).toEqual(expected({ program: '1 / x', x: 0.5 }));
  });
  test('that is wrong is gone after a preset and after Reset', () => {
    mount(autodiff());
    type('x +');
    fireEvent.change(get('#autodiff-preset'), { target: { value: 'relu(x)' } });
    expect([field().value, problem()]).toEqual(['relu(x)', '']);
    fireEvent.click(button('Reset'));
    expect(field().value).toBe('relu(x) - relu(-x)');
    type('x +');
    fireEvent.click(button('Reset'));
    expect([field().value, problem()]).toEqual(['relu(x) - relu(-x)', '']);
    expect(location.hash).toBe('');
  });
});

describe('the controls', () => {
  test('are those that the program can read', () => {
    mount(autodiff({ program: 'max(leaky(x), 0)' }));
    expect(['relu', 'abs', 'tie', 'leaky', 'mode'].filter((name) => get(`#autodiff-${name}`))).toEqual([
      'tie',
      'leaky',
      'mode',
    ]);
  });
  test('change what is returned, not what is true', () => {
    mount(autodiff());
    fireEvent.keyDown(get('#autodiff-relu'), { key: 'End' });
    expect(shown()).toEqual([0, 1, 1, 2]);
    fireEvent.keyDown(get('#autodiff-relu'), { key: 'Home' });
    for (let k = 0; k < 10; k++) fireEvent.keyDown(get('#autodiff-relu'), { key: 'ArrowRight' });
    expect(shown()).toEqual([0, 1, 1, 1]);
    expect(get<HTMLElement>('[data-number="returned"]').dataset.verdict).toBe('inside');
  });
  test('of a tie and of the mode', () => {
    mount(autodiff({ program: 'max(x, 0) + min(x, 0)' }));
    fireEvent.click(get('[value="first"]'));
    expect(Number(raw('returned'))).toBe(2);
    cleanup();
    mount(autodiff({ program: 'sqrt(relu(x))' }));
    fireEvent.click(get('[value="forward"]'));
    expect(raw('returned')).toBe('NaN');
  });
  test('stop at each point where a convention is read', () => {
    mount(autodiff({ program: 'relu(3 * x - 1)', x: 0.32 }));
    fireEvent.keyDown(get('#autodiff-x'), { key: 'ArrowRight' });
    expect(Number(raw('x'))).toBe(1 / 3);
    expect(raw('true')).toBe('0 3');
  });
});

test('a framework without the operation has no number; outside is said in words', () => {
  mount(autodiff());
  expect(get<HTMLElement>('[data-framework="C 3"]').dataset.value).toBe('none');
  expect(get('[data-framework="A 1"]').textContent).toContain('outside');
  expect(get('[data-framework="A 1"] path')).not.toBeNull();
});

test('a link with garbage says so and draws a sound state', () => {
  history.replaceState(null, '', '#autodiff.program=evil(x)&autodiff.x=99&autodiff.tie=third&autodiff.foo=1');
  mount(autodiff());
  for (const words of ['program = “evil(x)”', 'x = 99, which is out of range', '“third”', '“foo”'])
    expect(get('.problems').textContent).toContain(words);
  expect(shown()).toEqual(expected({ x: 2 }));
});

test('the CSV holds every convention and framework', async () => {
  const copied: string[] = [];
  vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => void copied.push(text) } });
  mount(autodiff({ program: 'relu(relu(x)) - relu(-x)' }));
  fireEvent.click(button('Copy as CSV'));
  await vi.waitFor(() => expect(copied).toHaveLength(1));
  const lines = copied[0].split('\r\n');
  expect(lines).toHaveLength(1 + 1 + 3 + 2);
  expect(lines[3]).toBe('relu(relu(x)) - relu(-x),0,1,a convention,relu′(0) = 0.5,reverse,0.75,outside,computed');
  vi.unstubAllGlobals();
});
