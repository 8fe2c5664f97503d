/** Runs inside the worker of the sandbox: the library, the checks, and what a snippet prints. Bundled to a string. */
import * as core from '../core/index.ts';
import { check } from './check.ts';
import { inspect } from './compare.ts';
import type { SandboxEvent } from './sandbox-events.ts';

const MAX_MESSAGES = 500;
const MAX_CHARACTERS = 50_000;

const post = postMessage.bind(globalThis) as (event: SandboxEvent) => void;
let messages = 0;
let characters = 0;
let closed = false;

/** A flood would drown the page: past the limit the worker says so and goes silent. */
function send(event: SandboxEvent): void {
  if (closed) return;
  characters += 'text' in event ? event.text.length : 0;
  if (++messages > MAX_MESSAGES || characters > MAX_CHARACTERS) {
    closed = true;
    post({ type: 'error', text: `Stopped: more than ${MAX_MESSAGES} lines or ${MAX_CHARACTERS} characters of output` });
    post({ type: 'end', reason: 'failed' });
    return;
  }
  post(event);
}

for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
  console[level] = (...values: unknown[]) =>
    send({ type: 'log', text: values.map((value) => (typeof value === 'string' ? value : inspect(value))).join(' ') });
}

function load(module: string): unknown {
  if (module === 'relu-at-zero') return core;
  throw new Error(`Cannot import '${module}': a snippet imports only 'relu-at-zero'`);
}

/** `fences`: the snippets that share the scope, in order; only the checks of the last are shown. */
export function run(
  fences: number,
  body: (load: (module: string) => unknown, fence: (i: number) => unknown) => void,
): void {
  const fence =
    (i: number) =>
    (...args: Parameters<typeof check>): void => {
      const { index, pass, text } = check(...args);
      if (i === fences - 1) send({ type: 'check', index, pass, text: text.slice(0, 2000) });
    };
  try {
    body(load, fence);
    if (!closed) post({ type: 'end', reason: 'done' });
  } catch (error) {
    const text = error instanceof Error ? `${error.name}: ${error.message}` : `threw ${inspect(error)}`;
    if (!closed) {
      post({
        type: 'error',
        text: text.slice(0, 2000),
        ...(error instanceof Error && error.stack && { stack: error.stack }),
      });
      post({ type: 'end', reason: 'failed' });
    }
  }
}
