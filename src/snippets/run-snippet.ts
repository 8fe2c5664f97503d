/**
 * <run-snippet>: a snippet that runs. Its HTML is written at build; this part only listens, and loads the rest on the
 * first Run, Edit or Copy.
 */
class RunSnippet extends HTMLElement {
  #controller: Promise<import('./snippet-controller.ts').SnippetController> | undefined;

  connectedCallback(): void {
    this.dataset.ready = '';
    this.addEventListener('click', (event) => {
      const action = (event.target as Element).closest<HTMLElement>('[data-action]')?.dataset.action;
      if (!action) return;
      this.#controller ??= import('./snippet-controller.ts').then(
        ({ SnippetController }) => new SnippetController(this),
      );
      void this.#controller.then((controller) => controller.act(action));
    });
  }
}
customElements.define('run-snippet', RunSnippet);
