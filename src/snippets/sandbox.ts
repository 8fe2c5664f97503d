import { SANDBOX_HTML } from './sandbox-document.ts';
import type { SandboxEvent } from './sandbox-events.ts';

/** Counted from the start of the worker. */
export const TIME_LIMIT_MS = 2000;

export interface Program {
  /** Instrumented code of each fence that shares the scope; the last one is the snippet itself. */
  readonly fences: readonly string[];
  /** The script that defines `__runtime`. */
  readonly library: string;
}

/** The text of the worker, and the number of lines before the last fence. */
export function workerText({ fences, library }: Program): { text: string; offset: number } {
  const head = `${library}\n__runtime.run(${fences.length}, (__import, __fence) => { "use strict"; let __check;\n`;
  const parts = fences.map((code, i) => `__check = __fence(${i});\n${code}\n`);
  const text = `${head}${parts.join('')}});`;
  const last = fences[fences.length - 1] ?? '';
  const offset = text.slice(0, text.length - last.length - 4).split('\n').length - 1;
  return { text, offset };
}

/** The line of the snippet in the stack of an error, if the error came from the snippet. */
export function lineInStack(stack: string, offset: number, length: number): number | undefined {
  for (const match of stack.matchAll(/blob:[^\s)]*?:(\d+):\d+/g)) {
    const line = Number(match[1]) - offset;
    if (line >= 1 && line <= length) return line;
  }
  return undefined;
}

/** Runs a program out of reach of the page, for two seconds at most; returns how to stop it. `onEvent` gets one `end`. */
export function runInSandbox(host: HTMLElement, program: Program, onEvent: (event: SandboxEvent) => void): () => void {
  const { text, offset } = workerText(program);
  const length = (program.fences[program.fences.length - 1] ?? '').split('\n').length;
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.title = 'Sandbox of the snippet';
  frame.hidden = true;
  frame.srcdoc = SANDBOX_HTML;
  const { port1: port, port2 } = new MessageChannel();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;

  const end = (reason: 'done' | 'failed' | 'timeout' | 'stopped'): void => {
    if (ended) return;
    ended = true;
    clearTimeout(timer);
    removeEventListener('message', ready);
    port.postMessage('stop');
    port.close();
    frame.remove();
    onEvent({ type: 'end', reason });
  };
  port.onmessage = ({ data }: MessageEvent<SandboxEvent | { type: 'started' }>) => {
    if (ended) return;
    if (data.type === 'started') timer = setTimeout(end, TIME_LIMIT_MS, 'timeout');
    else if (data.type === 'end') end(data.reason);
    else onEvent(data.type === 'error' ? withLine(data, offset, length) : data);
  };
  const ready = (event: MessageEvent): void => {
    if (event.source === frame.contentWindow && event.data === 'sandbox-ready') {
      frame.contentWindow?.postMessage(text, '*', [port2]);
    }
  };
  addEventListener('message', ready);
  // If the frame itself cannot start, there is no `started` to count from.
  timer = setTimeout(end, 5 * TIME_LIMIT_MS, 'timeout');
  host.append(frame);
  return () => end('stopped');
}

function withLine(event: SandboxEvent & { type: 'error' }, offset: number, length: number): SandboxEvent {
  const line = event.stack === undefined ? undefined : lineInStack(event.stack, offset, length);
  return { type: 'error', text: event.text, ...(line !== undefined && { line }) };
}
