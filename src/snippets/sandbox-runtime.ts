/** Runs inside the worker of the sandbox: the library, the checks, and what a snippet prints. Bundled to a string. */
import * as core from '../core/index.ts';
import { type CheckArguments, check } from './check.ts';
import { inspect } from './compare.ts';
import { type Load, libraryLoader } from './library.ts';
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
  if (++messages <= MAX_MESSAGES && characters <= MAX_CHARACTERS) {
    post(event);
    return;
  }
  closed = true;
  post({ type: 'error', text: `Stopped: more than ${MAX_MESSAGES} lines or ${MAX_CHARACTERS} characters of output` });
  post({ type: 'end', reason: 'failed' });
}

for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
  console[level] = (...values: unknown[]) => {
    if (closed) return;
    send({ type: 'log', text: values.map((value) => (typeof value === 'string' ? value : inspect(value))).join(' ') });
  };
}

/** `fences`: the snippets that share the scope, in order; only the checks of the last are shown. */
export function run(fences: number, body: (load: Load, fence: (i: number) => unknown) => void): void {
  const fence =
    (i: number) =>
    (...args: CheckArguments): void => {
      const { index, pass, text } = check(...args);
      if (i === fences - 1) send({ type: 'check', index, pass, text: text.slice(0, 2000) });
    };
  post({ type: 'started' });
  try {
    body(libraryLoader(core), fence);
    if (!closed) post({ type: 'end', reason: 'done' });
  } catch (error) {
    if (closed) return;
    const text = (error instanceof Error ? `${error.name}: ${error.message}` : `threw ${inspect(error)}`).slice(
      0,
      2000,
    );
    const stack = error instanceof Error ? error.stack : undefined;
    post({ type: 'error', text, ...(stack !== undefined && { stack }) });
    post({ type: 'end', reason: 'failed' });
  }
}
