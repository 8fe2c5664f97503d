import library from 'virtual:sandbox-library';
import { copyText } from '../ui/copy-text.ts';
import type { Editor } from './editor.ts';
import type { Expectation } from './expectation.ts';
import { type Instrumented, instrument } from './instrument.ts';
import { runInSandbox } from './sandbox.ts';
import type { SandboxEvent } from './sandbox-events.ts';
import { SnippetError } from './snippet-error.ts';

/** What a snippet does when its buttons are pressed: one run at a time, the last good text kept, words for every end. */
export class SnippetController {
  readonly #host: HTMLElement;
  readonly #source: string;
  readonly #before: readonly string[];
  readonly #original: Node[];
  #editor: Editor | undefined;
  #stop: (() => void) | undefined;

  constructor(host: HTMLElement) {
    this.#host = host;
    this.#source = host.dataset.source ?? '';
    this.#before = JSON.parse(host.dataset.before ?? '[]') as string[];
    this.#original = [...this.#part('.lines.shown').childNodes].map((node) => node.cloneNode(true));
  }

  act(action: string): void {
    if (action === 'run') this.#stop ? this.#stop() : this.#run();
    else if (action === 'edit') void this.#edit();
    else if (action === 'reset') this.#reset();
    else if (action === 'copy') void this.#copy(this.#text(), 'copy');
    else if (action === 'markdown') void this.#copy(this.#markdown(), 'markdown');
  }

  #run(): void {
    this.#clear();
    let program: Instrumented;
    let fences: string[];
    try {
      program = instrument(this.#text());
      fences = [...this.#before.map((source) => instrument(source).code), program.code];
    } catch (error) {
      const line = error instanceof SnippetError ? error.line : undefined;
      this.#print(error instanceof Error ? error.message : String(error), line, 'bad');
      this.#finish('failed', 'It could not be read, so nothing ran.');
      return;
    }
    if (this.#editor) this.#showEdited(program.expectations);
    const results: boolean[] = [];
    this.#host.dataset.state = 'running';
    this.#button('run').textContent = 'Stop';
    this.#say('Running…');
    this.#stop = runInSandbox(this.#host, { fences, library }, (event) =>
      this.#receive(event, program.expectations, results),
    );
  }

  #receive(event: SandboxEvent, expectations: readonly Expectation[], results: boolean[]): void {
    if (event.type === 'log') this.#print(event.text);
    else if (event.type === 'error') this.#print(event.text, event.line, 'bad');
    else if (event.type === 'check') {
      results.push(event.pass);
      this.#showValue(event.index, expectations[event.index], event.pass, event.text);
    } else {
      this.#stop = undefined;
      const held = results.filter(Boolean).length;
      const count = `${held} of ${expectations.length} values as expected`;
      if (event.reason === 'timeout') this.#finish('timeout', `Stopped: it ran longer than 2 seconds. ${count}.`);
      else if (event.reason === 'stopped') this.#finish('stopped', `Stopped. ${count}.`);
      else if (event.reason === 'failed') this.#finish('failed', `It ended with an error. ${count}.`);
      else if (held < expectations.length) this.#finish('differs', `Ran: ${count}.`);
      else this.#finish('done', expectations.length > 0 ? `Ran here: ${count}.` : 'Ran here.');
    }
  }

  async #edit(): Promise<void> {
    if (this.#editor) {
      this.#editor.focus();
      return;
    }
    const { createEditor } = await import('./editor.ts');
    const host = this.#part('.editor-host');
    host.hidden = false;
    this.#part('.lines.shown').hidden = true;
    const setup = this.#host.querySelector<HTMLElement>('.setup');
    if (setup) setup.hidden = true;
    const leave = (): void => this.#button('run').focus();
    this.#editor = createEditor(
      host,
      this.#source,
      `Code of “${this.#host.dataset.title}”; Escape leaves the editor`,
      leave,
      () => {
        this.#host.dataset.state = 'edited';
        this.#say('Edited: press Run to see its values.');
      },
    );
    this.#button('reset').hidden = false;
    this.#button('edit').hidden = true;
    this.#host.dataset.editing = '';
    this.#say('Edit the code, then press Run. Escape leaves the editor.');
    this.#editor.focus();
  }

  /** Back to the text and the values of the page. */
  #reset(): void {
    this.#stop?.();
    this.#clear();
    this.#editor = undefined;
    const host = this.#part('.editor-host');
    const fresh = host.cloneNode(false) as HTMLElement;
    fresh.hidden = true;
    host.replaceWith(fresh);
    const shown = this.#part('.lines.shown');
    shown.replaceChildren(...this.#original.map((node) => node.cloneNode(true)));
    shown.hidden = false;
    const setup = this.#host.querySelector<HTMLElement>('.setup');
    if (setup) setup.hidden = false;
    this.#button('reset').hidden = true;
    this.#button('edit').hidden = false;
    delete this.#host.dataset.editing;
    delete this.#host.dataset.state;
    this.#say('Reset to the code of the page.');
    this.#button('edit').focus();
  }

  async #copy(text: string, action: string): Promise<void> {
    const button = this.#button(action);
    const label = (button.dataset.label ??= button.textContent ?? '');
    button.textContent = (await copyText(text)) ? 'Copied' : 'Copy failed';
    setTimeout(() => {
      button.textContent = label;
    }, 1500);
  }

  #text(): string {
    return this.#editor?.text ?? this.#source;
  }

  #markdown(): string {
    const address = `${location.href.split('#')[0]}#${this.#host.id}`;
    return `\`\`\`js\n${this.#text()}\n\`\`\`\n[${this.#host.dataset.title}, ReLU at Zero](${address})\n`;
  }

  /** Under the editor: one line for each expectation, since its lines no longer match the page's. */
  #showEdited(expectations: readonly Expectation[]): void {
    const list = this.#part('.log');
    list.hidden = false;
    expectations.forEach((expectation, index) => {
      const row = document.createElement('div');
      row.className = 'ln result';
      const where = document.createElement('code');
      where.textContent = `line ${expectation.line}`;
      const value = document.createElement('span');
      value.className = 'value';
      value.dataset.index = String(index);
      value.textContent = 'not reached';
      row.append(where, value);
      list.append(row);
    });
  }

  #showValue(index: number, expectation: Expectation | undefined, pass: boolean, text: string): void {
    const scope = this.#editor ? this.#part('.log') : this.#host;
    const value = scope.querySelector<HTMLElement>(`.value[data-index="${index}"]`);
    if (!value || !expectation) return;
    value.classList.toggle('fail', !pass);
    value.classList.toggle('pass', pass);
    const actual = document.createElement('span');
    actual.className = 'actual';
    actual.textContent = expectation.kind === 'approx' && pass ? `${text} ≈ ${expectation.text}` : text;
    value.replaceChildren(hidden(' gives '), actual, mark(pass), hidden(pass ? ' as expected' : ' not as expected'));
    if (pass) return;
    const expected = document.createElement('small');
    expected.textContent = `expected ${expectation.kind === 'throws' ? 'throws ' : expectation.kind === 'approx' ? '≈ ' : ''}${expectation.text}`;
    value.append(document.createElement('br'), expected);
  }

  #print(text: string, line?: number, kind = ''): void {
    const log = this.#part('.log');
    log.hidden = false;
    const entry = document.createElement('p');
    entry.className = kind;
    entry.textContent = line === undefined || line < 1 ? text : `Line ${line}: ${text}`;
    log.append(entry);
  }

  #clear(): void {
    const log = this.#part('.log');
    log.replaceChildren();
    log.hidden = true;
  }

  #finish(state: string, sentence: string): void {
    this.#host.dataset.state = state;
    this.#button('run').textContent = 'Run';
    this.#say(sentence, state === 'done' ? true : state === 'stopped' ? undefined : false);
  }

  #say(sentence: string, pass?: boolean): void {
    this.#part('.outcome').replaceChildren(...(pass === undefined ? [] : [mark(pass)]), sentence);
  }

  #part(selector: string): HTMLElement {
    const found = this.#host.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`run-snippet: ${this.#host.id} has no ${selector}`);
    return found;
  }

  #button(action: string): HTMLElement {
    return this.#part(`[data-action="${action}"]`);
  }
}

function mark(pass: boolean): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', `mark ${pass ? 'ok' : 'bad'}`);
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', pass ? '#i-ok' : '#i-bad');
  svg.append(use);
  return svg;
}

function hidden(text: string): HTMLElement {
  const span = document.createElement('span');
  span.className = 'visually-hidden';
  span.textContent = text;
  return span;
}
