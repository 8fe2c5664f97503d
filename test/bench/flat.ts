/** Between the core's flat arrays and the tensors of others: float32, weights as in × out, many networks stacked. */
import { layersOf, parameterCount } from './workload.ts';

/** One layer of all networks, network by network. */
export interface Stack {
  readonly inSize: number;
  readonly outSize: number;
  /** networks × in × out. */
  readonly weights: Float32Array;
  /** networks × out. */
  readonly biases: Float32Array;
}

export function stacked(sizes: readonly number[], networks: readonly Float64Array[]): Stack[] {
  const all = networks.map((parameters) => layersOf(sizes, parameters));
  return sizes.slice(1).map((outSize, l) => ({
    inSize: sizes[l],
    outSize,
    weights: joined(all.map((layers) => transposed(layers[l].weights, sizes[l]))),
    biases: joined(all.map((layers) => Float32Array.from(layers[l].biases))),
  }));
}

/** Back to flat parameters, network by network; `data` are weights and biases of each layer, as in a stack. */
export function unstacked(sizes: readonly number[], data: readonly Float32Array[]): Float64Array {
  const size = parameterCount(sizes);
  const outSize = sizes[sizes.length - 1];
  const count = data[data.length - 1].length / outSize;
  const whole = new Float64Array(count * size);
  for (let k = 0; k < count; k++)
    layersOf(sizes, whole.subarray(k * size, (k + 1) * size)).forEach(({ weights, biases }, l) => {
      const part = data[2 * l].subarray(k * weights.length, (k + 1) * weights.length);
      weights.set(transposed(part, biases.length));
      biases.set(data[2 * l + 1].subarray(k * biases.length, (k + 1) * biases.length));
    });
  return whole;
}

/** The same numbers again and again. */
export const repeated = (numbers: Float64Array, times: number): Float32Array =>
  joined(Array<Float32Array>(times).fill(Float32Array.from(numbers)));

/** A matrix with rows and columns exchanged; `rowLength` is that of the given one. */
function transposed(matrix: ArrayLike<number>, rowLength: number): Float32Array {
  const rows = matrix.length / rowLength;
  return Float32Array.from(
    { length: matrix.length },
    (_, at) => matrix[(at % rows) * rowLength + Math.floor(at / rows)],
  );
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
