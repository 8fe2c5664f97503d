import MiniSearch, { type SearchResult } from 'minisearch';
import { excerpt } from './excerpt.ts';
import { type SearchDocument, searchOptions } from './options.ts';

declare global {
  var __searchIndex: string | undefined;
}

type Hit = SearchResult & SearchDocument;

/** How many results are listed. */
const SHOWN = 10;

function summary(count: number, query: string, isPartial: boolean): string {
  if (count === 0) return `Nothing found for “${query}”.`;
  const sections = `${count > SHOWN ? `The best ${SHOWN} of ` : ''}${count === 1 ? '1 section' : `${count} sections`}`;
  return isPartial ? `${sections} for some words of “${query}”; none has all.` : `${sections} for “${query}”.`;
}

let dialog: Dialog | undefined;

/** The one dialog of the page. */
export function searchDialog(host: HTMLElement): Dialog {
  dialog ??= new Dialog(host);
  return dialog;
}

class Dialog {
  readonly #dialog = document.createElement('dialog');
  readonly #input = document.createElement('input');
  readonly #status = document.createElement('p');
  readonly #list = document.createElement('ol');
  #index: Promise<MiniSearch<SearchDocument>> | undefined;

  constructor(host: HTMLElement) {
    this.#dialog.className = 'search';
    this.#dialog.setAttribute('aria-label', 'Search this site');
    const label = document.createElement('label');
    label.className = 'visually-hidden';
    label.htmlFor = 'search-input';
    label.textContent = 'Search for';
    this.#input.id = 'search-input';
    this.#input.type = 'search';
    this.#input.className = 'input';
    this.#input.placeholder = 'kink, dead unit, subgradient …';
    this.#input.autocomplete = 'off';
    this.#status.setAttribute('role', 'status');
    const close = document.createElement('button');
    close.type = 'button';
    close.className = 'btn btn-quiet';
    close.textContent = 'Close';
    close.addEventListener('click', () => this.#dialog.close());
    const head = document.createElement('div');
    head.className = 'search-head';
    head.append(label, this.#input, close);
    this.#dialog.append(head, this.#status, this.#list);
    this.#input.addEventListener('input', () => void this.#search());
    this.#dialog.addEventListener('keydown', (event) => this.#move(event));
    this.#dialog.addEventListener('click', (event) => {
      // A click beside the dialog, or on a result of this very page, closes it.
      if (event.target === this.#dialog || (event.target as Element).closest('a')) this.#dialog.close();
    });
    host.append(this.#dialog);
  }

  open(): void {
    if (!this.#dialog.open) this.#dialog.showModal();
    this.#input.select();
    void this.#search();
  }

  async #search(): Promise<void> {
    const query = this.#input.value.trim();
    if (query === '') {
      this.#show([], 'Type to search all pages. Arrow keys choose, Enter opens, Escape closes.', query);
      return;
    }
    try {
      this.#index ??= loadIndex();
      const index = await this.#index;
      if (query !== this.#input.value.trim()) return;
      const all = index.search(query) as Hit[];
      const hits = all.length > 0 ? all : (index.search(query, { combineWith: 'OR' }) as Hit[]);
      this.#show(hits.slice(0, SHOWN), summary(hits.length, query, all.length === 0), query);
    } catch (error) {
      this.#index = undefined;
      this.#show([], `The search could not start: ${error instanceof Error ? error.message : error}`, query);
    }
  }

  #show(hits: readonly Hit[], sentence: string, query: string): void {
    this.#status.textContent = sentence;
    const root = document.documentElement.dataset.root ?? '/';
    const explicit = location.protocol === 'file:' ? 'index.html' : '';
    this.#list.replaceChildren(
      ...hits.map((hit) => {
        const link = document.createElement('a');
        const [path = '', anchor] = hit.url.split('#');
        link.href = root + path + explicit + (anchor ? `#${anchor}` : '');
        const title = document.createElement('b');
        title.textContent = hit.section ? `${hit.page} › ${hit.section}` : hit.page;
        const text = document.createElement('span');
        for (const { text: part, hit: marked } of excerpt(hit.text, [...hit.terms, query])) {
          const piece = marked ? document.createElement('mark') : document.createElement('span');
          piece.textContent = part;
          text.append(piece);
        }
        link.append(title, text);
        const item = document.createElement('li');
        item.append(link);
        return item;
      }),
    );
  }

  #move(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) {
      if (event.key === 'Enter' && event.target === this.#input) this.#list.querySelector('a')?.click();
      return;
    }
    event.preventDefault();
    const stops = [this.#input, ...this.#list.querySelectorAll('a')];
    const at = stops.indexOf(document.activeElement as HTMLElement as never);
    stops[(at + step + stops.length) % stops.length]?.focus();
  }
}

/** A script tag, because a page on file:// can load nothing else. */
async function loadIndex(): Promise<MiniSearch<SearchDocument>> {
  if (globalThis.__searchIndex === undefined) {
    await new Promise<void>((resolve, reject) => {
      const script = document.createElement('script');
      script.src = `${document.documentElement.dataset.root ?? '/'}search-index.js`;
      script.onload = () => resolve();
      script.onerror = () => reject(new Error('search-index.js is missing'));
      document.head.append(script);
    });
  }
  return MiniSearch.loadJSON(globalThis.__searchIndex ?? '', searchOptions);
}
