import library from 'virtual:sandbox-library';
import { bibTeX } from '../ui/citation.ts';
import { copyText } from '../ui/copy-text.ts';
import { figureAddress, pageSource } from '../ui/page-source.ts';
import type { Editor } from './editor.ts';
import { PageLines, sourceOf, type ValueDisplay } from './page-lines.ts';
import { assemble, type Program } from './program.ts';
import { type RunEvent, runInSandbox, TIME_LIMIT_MS } from './sandbox.ts';
import type { EndReason } from './sandbox-events.ts';
import { SnippetError } from './snippet-error.ts';
import { SnippetPanel } from './snippet-panel.ts';
import { NOT_REACHED, type Shown, shown } from './value-node.ts';

/** What a snippet does when its buttons are pressed: one run at a time, and words for every end of it. */
export class SnippetController {
  readonly #panel: SnippetPanel;
  readonly #source: string;
  readonly #before: readonly string[];
  readonly #lines: PageLines;
  #editor: Editor | undefined;
  #stop: (() => void) | undefined;

  constructor(host: HTMLElement) {
    this.#panel = new SnippetPanel(host);
    this.#source = sourceOf(host);
    this.#before = JSON.parse(host.dataset.before ?? '[]') as string[];
    this.#lines = new PageLines(host, this.#source);
  }

  async act(action: string): Promise<void> {
    if (action === 'run') this.#stop ? this.#stop() : this.#run();
    else if (action === 'edit') await this.#edit();
    else if (action === 'reset') this.#reset();
    else if (action === 'copy') this.#panel.flash(action, await copyText(this.#whole));
    else if (action === 'markdown') this.#panel.flash(action, await copyText(this.#markdown()));
    else if (action === 'cite') {
      const source = pageSource(this.#panel.host.id, this.#panel.title, new Date());
      this.#panel.flash(action, await copyText(bibTeX(source)));
    }
  }

  #run(): void {
    const display: ValueDisplay = this.#editor ?? this.#lines;
    const values = new Map<number, Shown>();
    this.#panel.clearLog();
    display.show(values);
    const fail = (text: string, line: number | undefined): void => {
      this.#panel.print(line === undefined ? text : `Line ${line}: ${text}`, true);
      if (line === undefined) return;
      // Beside the line stands which error it is; the output has room for the sentence.
      values.set(line, { text: /^\w*Error(?=: )/.exec(text)?.[0] ?? 'error', pass: false });
      display.show(values);
    };
    let program: Program;
    try {
      program = assemble(this.#editor?.text ?? this.#source, this.#before);
    } catch (error) {
      // A line before the first belongs to an earlier snippet of the session.
      const line = error instanceof SnippetError && error.line > 0 ? error.line : undefined;
      fail(error instanceof Error ? error.message : String(error), line);
      this.#panel.state('failed', `Nothing ran: ${line === undefined ? 'it' : `line ${line}`} could not be read.`);
      return;
    }
    this.#panel.state('running', 'Running…');
    let held = 0;
    let errorAt = '';
    this.#stop = runInSandbox(this.#panel.host, program, library, (event: RunEvent) => {
      if (event.type === 'log') this.#panel.print(event.text);
      else if (event.type === 'error') {
        errorAt = event.line === undefined ? '' : ` at line ${event.line}`;
        fail(event.text, event.line);
      } else if (event.type === 'check') {
        const expectation = program.expectations[event.index];
        if (!expectation) return;
        if (event.pass) held++;
        values.set(expectation.line, shown(expectation, event));
        display.show(values);
      } else {
        this.#stop = undefined;
        for (const { line } of program.expectations) if (!values.has(line)) values.set(line, NOT_REACHED);
        display.show(values);
        this.#end(event.reason, held, program.expectations.length, errorAt);
      }
    });
  }

  #end(reason: EndReason, held: number, count: number, errorAt: string): void {
    const panel = this.#panel;
    const sum = count === 0 ? '' : ` ${held} of ${count} ${count === 1 ? 'value' : 'values'} as expected.`;
    if (reason === 'timeout') panel.state('timeout', `Stopped after ${TIME_LIMIT_MS / 1000} seconds.${sum}`);
    else if (reason === 'stopped') panel.state('stopped', `Stopped.${sum}`);
    else if (reason === 'failed') panel.state('failed', `Ended with an error${errorAt}.${sum}`);
    else panel.state(held < count ? 'differs' : 'done', `Ran here.${sum}`);
  }

  async #edit(): Promise<void> {
    const editor = await import('./editor.ts').catch(() => undefined);
    if (!editor) {
      this.#panel.say('The editor could not be loaded. Reload the page and try again.', 'bad');
      return;
    }
    // A second press while the editor was loading.
    this.#editor ??= editor.createEditor({
      host: this.#panel.openEditor(),
      text: this.#source,
      label: `Code of “${this.#panel.title}”. Escape leaves the editor`,
      leave: () => this.#panel.focus('run'),
      changed: () => {
        this.#stop?.();
        this.#editor?.show(new Map());
        this.#panel.state('edited', 'Edited: press Run to see its values.');
      },
    });
    this.#panel.say('Edit the code, then press Run. Escape leaves the editor.');
    this.#editor.focus();
  }

  /** Back to the text and the values of the page. */
  #reset(): void {
    this.#stop?.();
    this.#editor?.destroy();
    this.#editor = undefined;
    this.#lines.show(new Map());
    this.#panel.closeEditor();
    this.#panel.clearLog();
    this.#panel.state('idle', 'Reset to the code and the values of the page.');
    this.#panel.focus('edit');
  }

  /** The code as one takes it along: with what stands before it in its session, so that it runs. */
  get #whole(): string {
    return [...this.#before, this.#editor?.text ?? this.#source].join('\n\n');
  }

  #markdown(): string {
    const language = this.#panel.host.dataset.language ?? 'js';
    return `[${this.#panel.title}](${figureAddress(this.#panel.host.id)}), from *ReLU at Zero*:\n\n\`\`\`${language}\n${this.#whole}\n\`\`\`\n`;
  }
}
