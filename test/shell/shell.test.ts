import { expect, test } from 'vitest';
import { currentIndex } from '../../src/shell/contents.ts';
import { nextTheme } from '../../src/shell/theme.ts';

test('the theme goes from automatic to light to dark and around', () => {
  expect(['auto', 'light', 'dark'].map((theme) => nextTheme(theme as never))).toEqual(['light', 'dark', 'auto']);
});
test('the section being read is the last whose heading has passed the upper third', () => {
  expect(currentIndex([-500, 100, 900], 800)).toBe(1);
  expect(currentIndex([-900, -500, 279], 800)).toBe(2);
  expect(currentIndex([400, 900], 800)).toBe(-1);
});
