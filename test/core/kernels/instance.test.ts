import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

/** The core as it is loaded where WebAssembly is what the test says. */
const load = () => import('../../../src/core/index.ts');

beforeEach(() => {
  vi.resetModules();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** WebAssembly in which one member is another. */
function stub(members: object): void {
  vi.stubGlobal('WebAssembly', { validate: WebAssembly.validate, Module: WebAssembly.Module, ...members });
}

const refuse = (message: string) =>
  class {
    constructor() {
      throw new Error(message);
    }
  };

describe('where the kernels cannot run, TypeScript computes the same numbers and the reason is told', () => {
  test.each([
    ['WebAssembly is missing', () => vi.stubGlobal('WebAssembly', undefined)],
    ['WebAssembly has no SIMD', () => stub({ validate: () => false })],
    ['WebAssembly does not start: forbidden', () => stub({ Module: refuse('forbidden') })],
    // Under a policy without 'wasm-unsafe-eval', WebKit compiles and then refuses the instance.
    ['WebAssembly does not start: forbidden', () => stub({ Instance: refuse('forbidden') })],
  ])('%s', async (reason, arrange) => {
    const expected = (await load()).createMlp({ sizes: [2, 3, 1], seed: 1 }).forward([1, 2], 1);
    vi.resetModules();
    const { createMlp, wasmEngine } = await load();
    arrange();
    const network = createMlp({ sizes: [2, 3, 1], seed: 1, engine: wasmEngine() });
    expect(network.engine).toEqual({ name: 'typescript', reason });
    expect(network.forward([1, 2], 1)).toEqual(expected);
    expect(() => createMlp({ sizes: [1, 1], engine: wasmEngine({ required: true }) })).toThrow(
      `wasmEngine: it must be able to run, but ${reason}`,
    );
  });

  test('with nothing in the way, the kernels run', async () => {
    const { createMlp, wasmEngine } = await load();
    expect(createMlp({ sizes: [1, 1], engine: wasmEngine({ required: true }) }).engine).toEqual({
      name: 'wasm',
      reason: '',
    });
  });
});

test('the module is compiled once, however many networks there are', async () => {
  const { createMlp, wasmEngine } = await load();
  let compiled = 0;
  const { Module } = WebAssembly;
  stub({
    Instance: WebAssembly.Instance,
    Module: class extends Module {
      constructor(bytes: BufferSource) {
        super(bytes);
        compiled++;
      }
    },
  });
  for (let i = 0; i < 3; i++) createMlp({ sizes: [1, 1], engine: wasmEngine({ required: true }) });
  expect(compiled).toBe(1);
});
