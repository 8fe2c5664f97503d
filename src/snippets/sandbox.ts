import type { Program } from './program.ts';
import { SANDBOX_HTML } from './sandbox-document.ts';
import { type EndReason, isSandboxEvent, type SandboxEvent } from './sandbox-events.ts';

/** Counted from the moment the snippet begins, in the worker. */
export const TIME_LIMIT_MS = 2000;
/** For a frame or a worker that never begins. */
const START_LIMIT_MS = 10_000;

/** What a run reports. `line` is a line of the snippet. It ends with one `end`. */
export type RunEvent =
  | Exclude<SandboxEvent, { type: 'started' | 'error' }>
  | { readonly type: 'error'; readonly text: string; readonly line?: number };

/** The script of the worker; line n of the snippet is line `offset` + n of it. */
export function workerScript(program: Program, library: string): { text: string; offset: number } {
  const head = `${library}\n`;
  const text = `${head}__runtime.run(${program.fences}, ${program.text});`;
  return { text, offset: head.split('\n').length - 1 + program.line };
}

/** The innermost line of the snippet in a stack: an error of the library is told at the line that called it. */
export function lineInStack(stack: string, offset: number, length: number): number | undefined {
  const lines = [...stack.matchAll(/blob:[^\s)]*?:(\d+):\d+/g)].map((match) => Number(match[1]) - offset);
  return lines.find((line) => line >= 1 && line <= length);
}

/** Runs a program out of reach of the page, for two seconds at most. Returns how to stop it. */
export function runInSandbox(
  host: HTMLElement,
  program: Program,
  library: string,
  onEvent: (event: RunEvent) => void,
): () => void {
  const { text, offset } = workerScript(program, library);
  // The program closes with one line of its own.
  const length = program.text.split('\n').length - program.line - 1;
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.title = 'Sandbox of the snippet';
  frame.hidden = true;
  frame.srcdoc = SANDBOX_HTML;
  const { port1: port, port2 } = new MessageChannel();
  let started = false;
  let ended = false;

  const restarted = (old: number): number => {
    clearTimeout(old);
    return window.setTimeout(end, TIME_LIMIT_MS, 'timeout');
  };
  const end = (reason: EndReason): void => {
    if (ended) return;
    ended = true;
    clearTimeout(timer);
    removeEventListener('message', hand);
    port.postMessage('stop');
    port.close();
    // Takes the worker with it, however busy.
    frame.remove();
    onEvent({ type: 'end', reason });
  };
  const hand = (event: MessageEvent): void => {
    if (event.source !== frame.contentWindow || event.data !== 'sandbox-ready') return;
    frame.contentWindow?.postMessage(text, '*', [port2]);
  };
  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (ended || !isSandboxEvent(data)) return;
    if (data.type === 'started') {
      // A snippet that says it twice gets no second chance.
      if (!started) timer = restarted(timer);
      started = true;
    } else if (data.type === 'end') end(data.reason);
    else onEvent(data.type === 'error' ? located(data, offset, length) : data);
  };
  let timer = window.setTimeout(end, START_LIMIT_MS, 'timeout');
  addEventListener('message', hand);
  host.append(frame);
  return () => end('stopped');
}

function located(event: SandboxEvent & { type: 'error' }, offset: number, length: number): RunEvent {
  const { text, stack } = event;
  const inScript = (event.line ?? 0) - offset;
  const line = stack === undefined ? inScript : lineInStack(stack, offset, length);
  return line !== undefined && line >= 1 && line <= length ? { type: 'error', text, line } : { type: 'error', text };
}
