import { createHash } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { assemble } from '../../src/snippets/program.ts';
import { lineInStack, workerScript } from '../../src/snippets/sandbox.ts';
import { SANDBOX_HTML, SANDBOX_SCRIPT } from '../../src/snippets/sandbox-document.ts';
import { isSandboxEvent, type SandboxEvent } from '../../src/snippets/sandbox-events.ts';
import { bundleLibrary } from '../../src/snippets/sandbox-library.ts';

const library = await bundleLibrary();

/** What the worker posts, run here without a worker. */
function posted(source: string, before: readonly string[] = []): SandboxEvent[] {
  const events: SandboxEvent[] = [];
  const { text } = workerScript(assemble(source, before), library);
  runInNewContext(
    text,
    { console: {}, postMessage: (event: SandboxEvent) => events.push(structuredClone(event)) },
    { filename: 'blob:null/0' },
  );
  return events;
}

test('a run begins, tells each value and ends', () => {
  const source =
    "import { relu } from 'relu-at-zero';\nrelu.derivative(0); // => 0\nrelu.value(2); // => 3\nconsole.log('a', [1, -0]);";
  expect(posted(source)).toEqual([
    { type: 'started' },
    { type: 'check', index: 0, pass: true, text: '0' },
    { type: 'check', index: 1, pass: false, text: '2' },
    { type: 'log', text: 'a [1, -0]' },
    { type: 'end', reason: 'done' },
  ]);
});

test('of a session, only the values of the last snippet are told', () => {
  const events = posted('n += 1; // => 2', ['let n = 1; // => 0']);
  expect(events.filter(({ type }) => type === 'check')).toEqual([{ type: 'check', index: 0, pass: true, text: '2' }]);
});

test('an error is told at the line of the snippet that called into the library', () => {
  const source = "import { reluWith } from 'relu-at-zero';\n\nreluWith({ derivativeAtZero: 2 });";
  const error = posted(source).find((event) => event.type === 'error');
  expect(error?.text).toMatch(/^RangeError: reluWith: derivativeAtZero/);
  const { offset } = workerScript(assemble(source, ['1;\n2;']), library);
  const { offset: own } = workerScript(assemble(source, []), library);
  expect(lineInStack(error?.stack ?? '', own, 3)).toBe(3);
  // Two more lines and the line of their own fence stand before it.
  expect(offset - own).toBe(3);
});

test('a flood of output is cut with a word, and the run ends', () => {
  const events = posted('for (let i = 0; i < 1e6; i++) console.log(i);\n1; // => 1');
  expect(events).toHaveLength(1 + 500 + 2);
  expect(events.slice(-2)).toEqual([
    { type: 'error', text: expect.stringContaining('Stopped: more than 500 lines') },
    { type: 'end', reason: 'failed' },
  ]);
});

test('a long output is cut, too', () => {
  const events = posted("console.log('x'.repeat(1e5));\n1; // => 1");
  expect(events.map(({ type }) => type)).toEqual(['started', 'error', 'end']);
});

test('the same source gives the same library', async () => {
  expect(await bundleLibrary()).toBe(library);
});

test('the library brings no parser: it is small', () => {
  expect(library).not.toContain('acorn');
  expect(library).not.toContain('Unterminated comment');
});

test('lines are found in the stacks of every engine', () => {
  const stacks = {
    chromium: 'RangeError: no\n    at a (blob:null/5f:3:11)\n    at blob:null/5f:25:3\n    at run (blob:null/5f:9:1)',
    firefox: 'a@blob:null/5f:3:11\n@blob:null/5f:25:3\nrun@blob:null/5f:9:1',
    webkit: 'a@blob:null/5f:3:11\nblob:null/5f:25:3\nrun@blob:null/5f:9:1',
  };
  for (const stack of Object.values(stacks)) expect(lineInStack(stack, 20, 10)).toBe(5);
  expect(lineInStack(stacks.chromium, 30, 10)).toBeUndefined();
  expect(lineInStack('', 0, 10)).toBeUndefined();
});

test('only events of the known shapes reach the page', () => {
  const good = [
    { type: 'started' },
    { type: 'log', text: 'a' },
    { type: 'check', index: 0, pass: true, text: '1' },
    { type: 'error', text: 'a' },
    { type: 'error', text: 'a', stack: 'b', line: 3 },
    { type: 'end', reason: 'done' },
  ];
  const bad = [null, 1, 'log', {}, { type: 'log', text: {} }, { type: 'check', index: 0.5, pass: true, text: '' }];
  const worse = [{ type: 'end', reason: 'stopped' }, { type: 'error', text: 'a', line: '3' }, { type: 'other' }];
  expect(good.filter((event) => !isSandboxEvent(event))).toEqual([]);
  expect([...bad, ...worse].filter(isSandboxEvent)).toEqual([]);
});

test('the document of the sandbox is one constant script, so that one hash in a policy covers it', () => {
  const [script, ...others] = [...SANDBOX_HTML.matchAll(/<script>(.*?)<\/script>/gs)].map((match) => match[1]);
  const hash = (text: string | undefined): string =>
    createHash('sha256')
      .update(text ?? '')
      .digest('base64');
  expect(others).toEqual([]);
  expect(hash(script)).toBe(hash(SANDBOX_SCRIPT));
  expect(() => new Function(SANDBOX_SCRIPT)).not.toThrow();
});
