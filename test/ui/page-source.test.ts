// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { figureAddress, pageSource } from '../../src/ui/page-source.ts';

const page = () => location.href.split('#')[0];
beforeEach(() => {
  document.title = 'Why gradient descent works';
});
afterEach(() => {
  document.head.replaceChildren();
  history.replaceState(null, '', location.pathname);
});

test('the address of a figure holds its own state and no other figure’s', () => {
  history.replaceState(null, '', '#kink.z=1&training.seed=3&kink.g=0.5');
  expect(figureAddress('kink')).toBe(`${page()}#kink.z=1&kink.g=0.5`);
});

test('a figure in its first state is linked by its anchor', () => {
  history.replaceState(null, '', '#training.seed=3');
  expect(figureAddress('kink')).toBe(`${page()}#kink`);
});

test('a figure alone is linked where it stands on its page', () => {
  document.body.innerHTML = '<a data-figure-page href="https://e.org/guide/#kink">the page</a>';
  history.replaceState(null, '', '#kink.z=1');
  expect(figureAddress('kink')).toBe('https://e.org/guide/#kink.z=1');
  document.body.replaceChildren();
});

test('who, what and when come from the page’s head', () => {
  document.head.innerHTML = `<title>Why gradient descent works</title><meta name="citation_author" content="Ada">
    <meta name="citation_publication_date" content="2026/03/01">`;
  expect(pageSource('kink', 'The kink', new Date('2026-04-02T10:00:00Z'))).toEqual({
    key: 'relu-at-zero-kink',
    title: 'The kink. In: Why gradient descent works',
    author: 'Ada',
    published: '2026-03-01',
    accessed: '2026-04-02',
    url: `${page()}#kink`,
  });
});

test('a page that does not say when it was published gets no date', () => {
  expect(pageSource('kink', 'The kink', new Date(0)).published).toBe('');
});
