import { act } from '@testing-library/preact';
import { hydrate, render, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { expect } from 'vitest';

/** The first element of the page that matches. */
export const get = <T extends Element = HTMLElement>(selector: string): T => document.querySelector<T>(selector) as T;

export const all = (selector: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)];

export const button = (text: string): HTMLButtonElement =>
  all('button').find((each) => each.textContent === text) as HTMLButtonElement;

/** Hydration starts from what the build wrote, and changes nothing but the mark that the figure is alive. */
export function expectHydrationAsBuilt(figure: () => VNode): void {
  const root = document.createElement('div');
  root.innerHTML = renderToString(figure());
  const before = root.innerHTML;
  act(() => hydrate(figure(), root));
  expect(root.innerHTML).toBe(before.replace('data-ready="false"', 'data-ready="true"'));
  act(() => render(null, root));
}
