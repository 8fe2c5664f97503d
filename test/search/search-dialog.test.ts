// @vitest-environment jsdom
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { searchDialog } from '../../src/search/search-dialog.ts';
import { searchIndex } from '../../src/search/sections.ts';

const section = (url: string, page: string, name: string, text: string) => ({
  id: url,
  url,
  page,
  section: name,
  text,
});
const many = Array.from({ length: 12 }, (_, i) => section(`many/#${i}`, 'Many', `Part ${i}`, 'plentiful'));
const script = searchIndex([
  section('guide/kinks/', 'Kinks', '', 'What happens at zero.'),
  section('guide/kinks/#dead', 'Kinks', 'Dead units', 'A silent unit gets no gradient.'),
  ...many,
]);

const find = <T extends Element>(selector: string) => document.querySelector<T>(`dialog ${selector}`) as T;
const links = () => [...document.querySelectorAll<HTMLAnchorElement>('dialog li a')];
const type = async (query: string) => {
  const input = find<HTMLInputElement>('input');
  input.value = query;
  input.dispatchEvent(new Event('input'));
  await vi.waitFor(() => expect(find('[role=status]').textContent).toContain(query));
};
const press = (key: string) =>
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));

beforeAll(() => {
  // jsdom has the element, not its modal state.
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
    this.open = false;
  };
  document.documentElement.dataset.root = '../../';
  document.body.innerHTML = '<site-search></site-search>';
});

describe('the search', () => {
  beforeEach(() => searchDialog(document.querySelector('site-search') as HTMLElement).open());

  test('says so when its index is missing, and tries again', async () => {
    const failed = vi.spyOn(document.head, 'append').mockImplementation((...nodes) => {
      for (const node of nodes) (node as HTMLScriptElement).onerror?.(new Event('error'));
    });
    find<HTMLInputElement>('input').value = 'dead';
    find('input').dispatchEvent(new Event('input'));
    await vi.waitFor(() => expect(find('[role=status]').textContent).toContain('search-index.js is missing'));
    failed.mockRestore();

    const loaded = vi.spyOn(document.head, 'append').mockImplementation((...nodes) => {
      const element = nodes[0] as HTMLScriptElement;
      expect(element.getAttribute('src')).toBe('../../search-index.js');
      globalThis.__searchIndex = JSON.parse(script.slice(script.indexOf('=') + 1, script.lastIndexOf(';')));
      element.onload?.(new Event('load'));
    });
    await type('dead');
    expect(links()).toHaveLength(1);
    loaded.mockRestore();
  });
  test('lists page and section, with the hit marked, and links from the root of the site', async () => {
    await type('silent');
    expect(links().map((link) => link.getAttribute('href'))).toEqual(['../../guide/kinks/#dead']);
    expect(links()[0]?.querySelector('b')?.textContent).toBe('Kinks › Dead units');
    expect(links()[0]?.querySelector('mark')?.textContent).toBe('silent');
    expect(find('[role=status]').textContent).toBe('1 section for “silent”.');
  });
  test('says when nothing is found, and when there is more than it lists', async () => {
    await type('zzzz');
    expect(find('[role=status]').textContent).toBe('Nothing found for “zzzz”.');
    expect(links()).toHaveLength(0);
    await type('plentiful');
    expect(find('[role=status]').textContent).toBe('The best 10 of 12 sections for “plentiful”.');
    expect(links()).toHaveLength(10);
  });
  test('falls back to sections with some of the words, and says that none has all', async () => {
    await type('why silent xylophone');
    expect(find('[role=status]').textContent).toMatch(
      /^1 section for some words of “why silent xylophone”; none has all\.$/,
    );
    expect(links().map((link) => link.querySelector('b')?.textContent)).toEqual(['Kinks › Dead units']);
  });
  test('arrow keys go from the field through the results and round; Enter in the field opens the first', async () => {
    await type('plentiful');
    const input = find<HTMLInputElement>('input');
    input.focus();
    press('ArrowDown');
    expect(document.activeElement).toBe(links()[0]);
    press('ArrowUp');
    expect(document.activeElement).toBe(input);
    press('ArrowUp');
    expect(document.activeElement).toBe(links()[9]);
    const opened = vi.fn((event: Event) => event.preventDefault());
    links()[0]?.addEventListener('click', opened);
    input.focus();
    press('Enter');
    expect(opened).toHaveBeenCalledOnce();
    expect(document.querySelector('dialog')?.open).toBe(false);
  });
  test('text of a page is shown as text', async () => {
    await type('<img src=x>');
    expect(document.querySelector('dialog img')).toBeNull();
  });
});
