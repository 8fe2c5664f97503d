import { binary } from './binary.ts';

/** The exports of assembly/index.ts; addresses are byte offsets into `memory`. */
export interface Kernels {
  readonly memory: WebAssembly.Memory;
  heapBase(): number;
  forward64(layers: number, layerCount: number, inputs: number, count: number): void;
  backward64(layers: number, layerCount: number, inputs: number, count: number): void;
  forward32(layers: number, layerCount: number, inputs: number, count: number): void;
  backward32(layers: number, layerCount: number, inputs: number, count: number): void;
  run64(training: number, limit: number): number;
  finish64(training: number): number;
  run32(training: number, limit: number): number;
  finish32(training: number): number;
  sweep64(run: number, steps: number): void;
  sweep32(run: number, steps: number): void;
}

/** A function that returns a vector of zeros: valid only where SIMD is. */
// biome-ignore format: a line for each section: header, type, function, code
const SIMD_PROBE = Uint8Array.of(
  0, 97, 115, 109, 1, 0, 0, 0,
  1, 5, 1, 96, 0, 1, 123,
  3, 2, 1, 0,
  10, 8, 1, 6, 0, 65, 0, 253, 15, 11,
);

let compiled: WebAssembly.Module | undefined;

/** An instance with a memory of its own, or in words why there is none. */
export function instantiate(): Kernels | string {
  if (typeof WebAssembly !== 'object') return 'WebAssembly is missing';
  if (!WebAssembly.validate(SIMD_PROBE)) return 'WebAssembly has no SIMD';
  try {
    compiled ??= new WebAssembly.Module(Uint8Array.from(atob(binary), (letter) => letter.charCodeAt(0)));
    // A policy that forbids WebAssembly speaks up here in WebKit, one line earlier elsewhere.
    return new WebAssembly.Instance(compiled).exports as unknown as Kernels;
  } catch (error) {
    return `WebAssembly does not start: ${error instanceof Error ? error.message : String(error)}`;
  }
}
