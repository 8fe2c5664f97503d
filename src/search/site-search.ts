/** <site-search>: a button and the key `/`; everything else is loaded when the search opens for the first time. */
class SiteSearch extends HTMLElement {
  connectedCallback(): void {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn btn-quiet';
    button.innerHTML =
      '<svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="6.6" cy="6.6" r="4.6" fill="none" stroke="currentColor" stroke-width="1.7"/><path d="M10.2 10.2 14.6 14.6" stroke="currentColor" stroke-width="1.7"/></svg>Search';
    button.addEventListener('click', () => void this.#open());
    this.append(button);
    document.addEventListener('keydown', (event) => {
      const typing = event.target instanceof Element && event.target.closest('input, textarea, select, run-snippet, [contenteditable]');
      if (event.key !== '/' || typing || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      void this.#open();
    });
  }

  async #open(): Promise<void> {
    const { searchDialog } = await import('./search-dialog.ts');
    searchDialog(this).open();
  }
}
customElements.define('site-search', SiteSearch);
