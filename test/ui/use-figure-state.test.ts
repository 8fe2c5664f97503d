// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/preact';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { choiceParameter, numberParameter, type Parameters } from '../../src/ui/parameters.ts';
import { useFigureState } from '../../src/ui/use-figure-state.ts';

interface State {
  readonly z: number;
  readonly kind: 'relu' | 'leaky';
}
const parameters: Parameters<State> = {
  z: numberParameter({ name: 'z', label: 'z', default: 0, min: -2, max: 2 }),
  kind: choiceParameter({ name: 'kind', label: 'function', choices: ['relu', 'leaky'], default: 'relu' }),
};
const mount = (preset?: Partial<State>) => renderHook(() => useFigureState('kink', parameters, preset)).result;
const go = (hash: string) =>
  act(() => {
    history.replaceState(null, '', hash || location.pathname);
    dispatchEvent(new HashChangeEvent('hashchange'));
  });

beforeEach(() => history.replaceState(null, '', location.pathname));
afterEach(() => vi.restoreAllMocks());

test('the build shows the preset, whatever the address of the machine that builds', () => {
  history.replaceState(null, '', '#kink.z=1');
  const Probe = () => {
    const { state, ready } = useFigureState('kink', parameters, { z: 0.5 });
    return h('p', null, `${state.z} ${state.kind} ${ready}`);
  };
  expect(renderToString(h(Probe, null))).toBe('<p>0.5 relu false</p>');
});

test('a preset outside the range is clamped', () => expect(mount({ z: 9 }).current.state.z).toBe(2));

test('after hydration the state comes from the hash', () => {
  history.replaceState(null, '', '#kink.z=-0.5&other.z=1');
  const hook = mount({ kind: 'leaky' });
  expect(hook.current.state).toEqual({ z: -0.5, kind: 'leaky' });
  expect(hook.current.ready).toBe(true);
});

test('what the hash says and cannot be used is told in sentences, until the reader moves something', () => {
  history.replaceState(null, '', '#kink.z=1e999&kink.kind=gelu&kink.nonsense=1');
  const hook = mount();
  expect(hook.current.state).toEqual({ z: 0, kind: 'relu' });
  expect(hook.current.problems).toHaveLength(3);
  for (const sentence of hook.current.problems) expect(sentence).toMatch(/^The link .*\.$/);
  act(() => hook.current.set({ z: 1 }));
  expect(hook.current.problems).toEqual([]);
});

test('a changed hash changes the figure; a plain anchor or another figure does not', () => {
  const hook = mount();
  go('#kink.z=1');
  expect(hook.current.state.z).toBe(1);
  go('#the-kink');
  go('#training.seed=7');
  expect(hook.current.state.z).toBe(1);
});

test('only commit writes the address, and it keeps the other figures', () => {
  history.replaceState(null, '', '#training.seed=7');
  const hook = mount();
  act(() => hook.current.set({ z: 0.25 }));
  expect(location.hash).toBe('#training.seed=7');
  act(() => hook.current.commit());
  expect(location.hash).toBe('#training.seed=7&kink.z=0.25');
});

test('set followed by commit in one event writes the new value', () => {
  const hook = mount();
  act(() => {
    hook.current.set({ z: 1.5 });
    hook.current.commit();
  });
  expect(location.hash).toBe('#kink.z=1.5');
});

test('set clamps, and ignores keys the table does not have', () => {
  const hook = mount();
  act(() => hook.current.set({ z: Number.POSITIVE_INFINITY, evil: 1 } as Partial<State>));
  expect(hook.current.state).toEqual({ z: 2, kind: 'relu' });
});

test('commit adds no entry to the history', () => {
  const hook = mount();
  const before = history.length;
  act(() => {
    hook.current.set({ z: 1 });
    hook.current.commit();
  });
  expect(history.length).toBe(before);
});

test('reset goes back to the preset and takes its own keys out of the address', () => {
  history.replaceState(null, '', '#kink.z=1&training.seed=7');
  const hook = mount({ z: 0.5 });
  act(() => hook.current.reset());
  expect(hook.current.state.z).toBe(0.5);
  expect(location.hash).toBe('#training.seed=7');
});

test('an empty state leaves a plain anchor in the address', () => {
  history.replaceState(null, '', '#the-kink');
  const hook = mount();
  act(() => hook.current.commit());
  expect(location.hash).toBe('#the-kink');
});

test('a browser that refuses to write the address does not break the figure', () => {
  const hook = mount();
  vi.spyOn(history, 'replaceState').mockImplementation(() => {
    throw new DOMException('too many', 'SecurityError');
  });
  act(() => hook.current.set({ z: 1 }));
  expect(() => hook.current.commit()).not.toThrow();
  expect(hook.current.state.z).toBe(1);
});

test('an unmounted figure no longer listens', () => {
  const { result, unmount } = renderHook(() => useFigureState('kink', parameters));
  unmount();
  go('#kink.z=1');
  expect(result.current.state.z).toBe(0);
});
