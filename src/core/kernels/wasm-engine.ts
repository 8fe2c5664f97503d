import type { Engine, Mlp } from '../types.ts';
import { instantiate } from './instance.ts';
import { WasmMlp } from './wasm-mlp.ts';
import { wasmSweep } from './wasm-sweep.ts';
import { obstacle } from './workspace.ts';

/** Options of `wasmEngine`. */
export interface WasmEngineOptions {
  /** Throw where WebAssembly cannot run, instead of leaving the network to TypeScript. */
  readonly required?: boolean;
}

/**
 * Runs a network by WebAssembly kernels: `createMlp({ sizes, engine: wasmEngine() })`.
 *
 * The kernels compute two (float64) or four (float32) numbers at once, each sum in the same order and each function by
 * the same operations as the TypeScript of this core: every number is the same to the last bit, at the kinks too. There
 * are kernels for the activations of two rays from the origin (ReLU, leaky and parametric ReLU, the absolute value, the
 * identity), `tanh` and `sigmoid`, in float64 and float32.
 *
 * Where WebAssembly or its SIMD is missing or forbidden, or a network has no kernel, the network is computed in
 * TypeScript; `mlp.engine` says which it is and why. `required` turns that into an error.
 *
 * The engine is an object and not a name, so that a page that does not use it need not load the kernels.
 *
 * @throws Error, with `required`, if WebAssembly cannot run the network.
 * @example
 * ```ts
 * import { createMlp, wasmEngine } from 'relu-at-zero';
 * const sizes = [2, 3, 1];
 * const fast = createMlp({ sizes, engine: wasmEngine() });
 * const plain = createMlp({ sizes });
 * [fast.engine.name, plain.engine.name]; // => ['wasm', 'typescript']
 * const inputs = [1, 2, 3, 4];
 * const outputs = [...plain.forward(inputs, 2)];
 * [...fast.forward(inputs, 2)].every((y, i) => y === outputs[i]); // => true
 * ```
 */
export function wasmEngine({ required = false }: WasmEngineOptions = {}): Engine {
  return {
    name: 'wasm',
    run(network) {
      const result = adopt(network);
      if (required && typeof result === 'string') throw new Error(`wasmEngine: it must be able to run, but ${result}`);
      return result;
    },
    sweep(task) {
      const result = wasmSweep(task);
      if (required && typeof result === 'string') throw new Error(`wasmEngine: it must be able to run, but ${result}`);
      return result;
    },
  };
}

function adopt(network: Mlp): Mlp | string {
  const reason = obstacle(network.layers, network.dtype);
  if (reason !== undefined) return reason;
  const kernels = instantiate();
  return typeof kernels === 'string' ? kernels : new WasmMlp(network, kernels);
}
