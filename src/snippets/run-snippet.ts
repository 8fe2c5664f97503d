import type { SnippetController } from './snippet-controller.ts';

/**
 * <run-snippet>: a snippet that runs. Its HTML is written at build; this part only listens, and loads the rest on the
 * first button that is pressed.
 */
class RunSnippet extends HTMLElement {
  #controller: Promise<SnippetController> | undefined;

  constructor() {
    super();
    this.addEventListener('click', (event) => {
      const action = (event.target as Element).closest<HTMLElement>('[data-action]')?.dataset.action;
      if (action) void this.#act(action);
    });
  }

  connectedCallback(): void {
    this.dataset.ready = '';
  }

  async #act(action: string): Promise<void> {
    this.#controller ??= import('./snippet-controller.ts').then((module) => new module.SnippetController(this));
    let controller: SnippetController;
    try {
      controller = await this.#controller;
    } catch {
      // The network went away between the page and the first press; the next press tries again.
      this.#controller = undefined;
      this.querySelector('.outcome')?.replaceChildren('This part of the page could not be loaded. Try again.');
      return;
    }
    await controller.act(action);
  }
}
customElements.define('run-snippet', RunSnippet);
