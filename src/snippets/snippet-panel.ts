import { markNode } from './marks.ts';

/** The states of a snippet, as CSS and tests see them in `data-state`. `idle`: the text and the values of the page. */
export type SnippetState = 'idle' | 'edited' | 'running' | 'done' | 'differs' | 'failed' | 'timeout' | 'stopped';

/** The parts of a snippet around its lines: buttons, output, the sentence at its foot, the place of the editor. */
export class SnippetPanel {
  readonly host: HTMLElement;

  constructor(host: HTMLElement) {
    this.host = host;
    // Hidden until there is something in them, so the page itself does not hold them.
    const log = hiddenPart('log');
    log.role = 'log';
    log.ariaLabel = 'Output';
    log.tabIndex = 0;
    this.#part('.snippet-foot').before(hiddenPart('editor-host'), log);
  }

  get title(): string {
    return this.#part('.label').firstChild?.textContent?.trim() ?? this.host.id;
  }

  state(state: SnippetState, sentence: string): void {
    this.host.dataset.state = state;
    this.#button('run').textContent = state === 'running' ? 'Stop' : 'Run';
    this.say(sentence, state === 'done' ? 'ok' : state === 'differs' || state === 'failed' ? 'bad' : undefined);
  }

  say(sentence: string, mark?: 'ok' | 'bad'): void {
    this.#part('.outcome').replaceChildren(...(mark ? [markNode(mark)] : []), sentence);
  }

  print(text: string, bad = false): void {
    const log = this.#part('.log');
    const entry = document.createElement('p');
    entry.className = bad ? 'bad' : '';
    entry.textContent = text;
    log.hidden = false;
    log.append(entry);
  }

  clearLog(): void {
    const log = this.#part('.log');
    log.replaceChildren();
    log.hidden = true;
  }

  /** Returns the place of the editor, which takes the place of the lines. */
  openEditor(): HTMLElement {
    this.#show({ editing: true });
    return this.#part('.editor-host');
  }

  closeEditor(): void {
    this.#show({ editing: false });
    const place = this.#part('.editor-host');
    // A shadow root cannot be taken off its element.
    place.replaceWith(place.cloneNode(false));
  }

  focus(action: string): void {
    this.#button(action).focus();
  }

  /** Says on the button itself whether the text is on the clipboard. */
  flash(action: string, copied: boolean): void {
    const button = this.#button(action);
    button.dataset.label ??= button.textContent;
    button.textContent = copied ? 'Copied' : 'Copy failed';
    setTimeout(() => {
      button.textContent = button.dataset.label ?? '';
    }, 1500);
  }

  #show({ editing }: { editing: boolean }): void {
    this.#part('.editor-host').hidden = !editing;
    this.#button('reset').hidden = !editing;
    this.#button('edit').hidden = editing;
    for (const part of this.host.querySelectorAll<HTMLElement>('.lines.shown, .setup')) part.hidden = editing;
  }

  #part(selector: string): HTMLElement {
    const found = this.host.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`run-snippet: ${this.host.id} has no ${selector}`);
    return found;
  }

  #button(action: string): HTMLElement {
    return this.#part(`[data-action="${action}"]`);
  }
}

function hiddenPart(className: string): HTMLElement {
  const part = document.createElement('div');
  part.className = className;
  part.hidden = true;
  return part;
}
