import { expect, test } from 'vitest';
import { currentIndex } from '../../src/shell/contents.ts';
import { nextTheme } from '../../src/shell/theme.ts';
import { addressOf } from '../../src/site.ts';

test('the theme goes from automatic to light to dark and around', () => {
  expect(['auto', 'light', 'dark'].map((theme) => nextTheme(theme as never))).toEqual(['light', 'dark', 'auto']);
});
test('the section being read is the last whose heading has passed the upper third', () => {
  expect(currentIndex([-500, 100, 900], 800)).toBe(1);
  expect(currentIndex([-900, -500, 279], 800)).toBe(2);
  expect(currentIndex([400, 900], 800)).toBe(-1);
});

test('the public address of a page lies below the site’s, with a path or without', () => {
  const of = (site: string) => addressOf('/guide/x/', new URL(site)).href;
  expect(of('https://e.org')).toBe('https://e.org/guide/x/');
  expect(of('https://e.org/sub')).toBe('https://e.org/sub/guide/x/');
  expect(of('https://e.org/sub/')).toBe('https://e.org/sub/guide/x/');
});
