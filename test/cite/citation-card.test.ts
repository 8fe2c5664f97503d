// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { citationCards } from '../../src/cite/citation-card.ts';

const PAGE = `<p><a class="cite" id="cite-a-1" href="#ref-a">A (2020)</a> <a class="cite" id="cite-b-1" href="#ref-b">B (2021)</a></p>
<ol class="refs"><li id="ref-a"><div>Work A. <a class="back" href="#cite-a-1">↑</a></div></li><li id="ref-b"><div>Work B.</div></li></ol>`;

const link = (key: string) => document.getElementById(`cite-${key}-1`) as HTMLAnchorElement;
const card = () => document.getElementById('cite-card') as HTMLElement;
const pointer = (target: Element, type: string, pointerType = 'mouse') =>
  target.dispatchEvent(new PointerEvent(type, { pointerType }));

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = PAGE;
  citationCards(document);
});
afterEach(() => void vi.useRealTimers());

test('keyboard focus shows the reference at once, without its way back, and describes the link with it', () => {
  link('a').focus();
  expect(card().hidden).toBe(false);
  expect(card().textContent?.trim()).toBe('Work A.');
  expect(link('a').getAttribute('aria-describedby')).toBe('cite-card');
});
test('the mouse shows it after a moment; leaving the link for the card keeps it, leaving both closes it', () => {
  pointer(link('a'), 'pointerenter');
  expect(card().hidden).toBe(true);
  vi.runAllTimers();
  expect(card().hidden).toBe(false);
  pointer(link('a'), 'pointerleave');
  pointer(card(), 'pointerenter');
  vi.runAllTimers();
  expect(card().hidden).toBe(false);
  pointer(card(), 'pointerleave');
  vi.runAllTimers();
  expect(card().hidden).toBe(true);
  expect(link('a').hasAttribute('aria-describedby')).toBe(false);
});
test('a finger opens no card: the link leads to the reference', () => {
  pointer(link('a'), 'pointerenter', 'touch');
  vi.runAllTimers();
  expect(card().hidden).toBe(true);
});
test('Escape closes the card', () => {
  link('a').focus();
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
  expect(card().hidden).toBe(true);
});
test('when the card goes from one link to the next, only the next is described by it', () => {
  link('a').focus();
  link('b').focus();
  vi.runAllTimers();
  link('a').blur();
  link('b').focus();
  pointer(link('a'), 'pointerenter');
  vi.runAllTimers();
  expect(card().textContent?.trim()).toBe('Work A.');
  expect(document.querySelectorAll('[aria-describedby]')).toHaveLength(1);
});
test('a page without citations gets no card', () => {
  document.body.innerHTML = '<p>1</p>';
  citationCards(document);
  expect(document.getElementById('cite-card')).toBeNull();
});
