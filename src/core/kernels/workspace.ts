import type { Dtype } from '../dtype.ts';
import type { Layer, Mlp } from '../types.ts';
import { activationKernel } from './activation-kernel.ts';
import type { Kernels } from './instance.ts';

export type Floats = Float64Array<ArrayBuffer> | Float32Array<ArrayBuffer>;

/** Memory comes in pages of 64 kB. */
const PAGE = 65536;
/** A line of the processor's cache. The kernels use up to 63 bytes beyond an array: its last line, or a vector more. */
const ALIGNMENT = 64;
/** Of assembly/records.ts: three numbers, then fourteen integers. */
const LAYER_BYTES = 3 * 8 + 14 * 4;

export interface WorkspaceOptions {
  /** Samples of the largest batch. */
  readonly capacity: number;
  /** Networks side by side. */
  readonly lanes?: number;
  /** Further pieces of memory. */
  readonly extraBytes?: readonly number[];
}

/**
 * An instance of the kernels whose memory is laid out for one network and for batches up to `capacity`. It never grows
 * or moves, so its views stay valid as long as it lives; a larger batch gets a new one.
 */
export class Workspace {
  readonly kernels: Kernels;
  readonly capacity: number;
  /** Address of the records of the layers. */
  readonly layers: number;
  readonly layerCount: number;
  /** Address of a batch of inputs. */
  readonly inputsAt: number;
  readonly parametersAt: number;
  readonly gradientAt: number;
  readonly parameters: Floats;
  readonly gradient: Floats;
  readonly inputs: Floats;
  readonly preactivations: readonly Floats[];
  readonly activations: readonly Floats[];
  /** dL/doutput, before a backward. */
  readonly deltas: Floats;
  /** Addresses of the further pieces of memory that were asked for. */
  readonly extras: readonly number[];
  readonly #single: boolean;

  constructor(
    kernels: Kernels,
    { sizes, layers, parameters, dtype }: Mlp,
    { capacity, lanes = 1, extraBytes = [] }: WorkspaceOptions,
  ) {
    this.kernels = kernels;
    this.capacity = capacity;
    this.#single = dtype === 'float32';
    const width = (this.#single ? 4 : 8) * lanes;
    let top = kernels.heapBase();
    const reserve = (bytes: number): number => {
      const at = Math.ceil(top / ALIGNMENT) * ALIGNMENT;
      top = at + bytes;
      return at;
    };
    const numbers = (count: number): number => reserve(count * width);

    this.layers = reserve(layers.length * LAYER_BYTES);
    this.layerCount = layers.length;
    this.parametersAt = numbers(parameters.length);
    this.gradientAt = numbers(parameters.length);
    this.inputsAt = numbers(capacity * sizes[0]);
    const arrays = layers.map(({ inSize, outSize }) => ({
      panel: reserve(32 * inSize),
      preactivations: numbers(capacity * outSize),
      activations: numbers(capacity * outSize),
      deltas: numbers(capacity * outSize),
    }));
    this.extras = extraBytes.map(reserve);
    const missing = top + ALIGNMENT - kernels.memory.buffer.byteLength;
    if (missing > 0) kernels.memory.grow(Math.ceil(missing / PAGE));

    this.parameters = this.view(this.parametersAt, parameters.length * lanes);
    this.gradient = this.view(this.gradientAt, parameters.length * lanes);
    this.inputs = this.view(this.inputsAt, capacity * sizes[0] * lanes);
    const rows = (at: number, l: number): Floats => this.view(at, capacity * layers[l].outSize * lanes);
    this.preactivations = arrays.map((array, l) => rows(array.preactivations, l));
    this.activations = arrays.map((array, l) => rows(array.activations, l));
    const last = layers.length - 1;
    this.deltas = rows(arrays[last].deltas, last);
    let offset = 0;
    layers.forEach((layer, l) => {
      const { panel, preactivations, activations, deltas } = arrays[l];
      const weights = offset * width;
      const biases = weights + layer.weights.length * width;
      const slopes = biases + layer.biases.length * width;
      offset += layer.weights.length + layer.biases.length + layer.slopes.length;
      this.#writeLayer(this.layers + l * LAYER_BYTES, layer, [
        ...[weights, biases, slopes].map((at) => this.parametersAt + at),
        ...[weights, biases, slopes].map((at) => this.gradientAt + at),
        panel,
        preactivations,
        activations,
        deltas,
      ]);
    });
  }

  #writeLayer(at: number, { activation, inSize, outSize, slopes }: Layer, addresses: readonly number[]): void {
    const kernel = activationKernel(activation);
    if (!kernel) throw new Error(`Workspace: no kernel for the activation ${activation.name}`);
    this.write(
      at,
      [kernel.negative, kernel.atZero, kernel.positive],
      [inSize, outSize, kernel.kind, slopes.length, ...addresses],
    );
  }

  /** A record as the kernels read it: numbers, then integers. */
  write(at: number, floats: readonly number[], integers: readonly number[]): void {
    const { buffer } = this.kernels.memory;
    new Float64Array(buffer, at, floats.length).set(floats);
    new Int32Array(buffer, at + 8 * floats.length, integers.length).set(integers);
  }

  view(at: number, length: number): Floats {
    const { buffer } = this.kernels.memory;
    return this.#single ? new Float32Array(buffer, at, length) : new Float64Array(buffer, at, length);
  }

  forward(inputs: number, count: number): void {
    const { kernels, layers, layerCount } = this;
    if (this.#single) kernels.forward32(layers, layerCount, inputs, count);
    else kernels.forward64(layers, layerCount, inputs, count);
  }

  backward(inputs: number, count: number): void {
    const { kernels, layers, layerCount } = this;
    if (this.#single) kernels.backward32(layers, layerCount, inputs, count);
    else kernels.backward64(layers, layerCount, inputs, count);
  }

  /** Takes steps of the training run whose record is at `training`. */
  run(training: number, limit: number): number {
    return this.#single ? this.kernels.run32(training, limit) : this.kernels.run64(training, limit);
  }

  finish(training: number): number {
    return this.#single ? this.kernels.finish32(training) : this.kernels.finish64(training);
  }
}

/** Why the kernels cannot run a network of these layers and this format; nothing if they can. */
export function obstacle(layers: readonly Layer[], dtype: Dtype): string | undefined {
  if (dtype !== 'float64' && dtype !== 'float32') return `no kernel for the dtype ${dtype}`;
  const other = layers.find(({ activation }) => !activationKernel(activation));
  return other && `no kernel for the activation ${other.activation.name}`;
}
