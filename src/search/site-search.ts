/** <site-search>: a button and the key `/`; everything else is loaded when the search opens for the first time. */
class SiteSearch extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => void this.#open());
    document.addEventListener('keydown', (event) => {
      const typing =
        event.target instanceof Element &&
        event.target.closest('input, textarea, select, run-snippet, [contenteditable]');
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
