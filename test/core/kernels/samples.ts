import {
  type Activation,
  abs,
  createMlp,
  identity,
  leakyRelu,
  type Mlp,
  type MlpOptions,
  prelu,
  relu,
  reluWith,
  rng,
  sigmoid,
  tanh,
  wasmEngine,
} from '../../../src/core/index.ts';

/** Every activation that has a kernel. */
export const activations: Record<string, Activation> = {
  relu,
  'relu with ½ at 0': reluWith({ derivativeAtZero: 0.5 }),
  leakyRelu: leakyRelu(),
  prelu: prelu(),
  'prelu with one slope': prelu({ shared: true, initialSlope: 0 }),
  tanh,
  sigmoid,
  identity,
  abs,
};

/** The same network twice. */
export function pair(options: MlpOptions): { typescript: Mlp; wasm: Mlp } {
  const wasm = createMlp({ ...options, engine: wasmEngine() });
  if (wasm.engine.name !== 'wasm') throw new Error(wasm.engine.reason);
  return { typescript: createMlp(options), wasm };
}

/** Normal numbers, some of them exactly 0 so that kinks are met. */
export function numbers(count: number, seed: number): Float64Array {
  const random = rng(seed);
  return Float64Array.from({ length: count }, () => (random.integer(8) === 0 ? 0 : random.normal()));
}
