/** The form of a task, and how parameters and batches lie in flat arrays. */

/** Inputs and targets of one update, as views into the arrays of the workload. */
export interface Batch {
  readonly inputs: Float64Array;
  readonly targets: Float64Array;
  readonly count: number;
}

/** A network and the numbers it learns from. */
interface Task {
  readonly id: string;
  readonly title: string;
  readonly sizes: readonly number[];
  readonly hidden: 'relu' | 'tanh';
  readonly output: 'identity' | 'relu' | 'tanh' | 'softmax';
  readonly learningRate: number;
  readonly batchSize: number;
  /** Row-major, sample by sample; for softmax the targets are one-hot. */
  readonly inputs: Float64Array;
  readonly targets: Float64Array;
}

/** One network, gradient descent over prepared batches in a fixed order; mean squared error, or cross-entropy. */
export interface Training extends Task {
  readonly kind: 'training';
  readonly unit: 'samples';
  /** In the core's order: weights (out × in), then biases, layer by layer. */
  readonly start: Float64Array;
}

/** Many small networks on the same data, each for the same number of full-batch steps. */
export interface Sweep extends Task {
  readonly kind: 'sweep';
  readonly unit: 'networks';
  readonly networks: number;
  readonly steps: number;
  /** The parameters of each network at the start. */
  readonly starts: readonly Float64Array[];
}

/** Draw a network and ask whether its last layer is 0 on all points; drawing it is part of the task. */
export interface BornDead {
  readonly kind: 'born dead';
  readonly unit: 'networks';
  readonly id: string;
  readonly title: string;
  /** All layers ReLU, He's normal weights, biases 0. */
  readonly sizes: readonly number[];
  readonly points: Float64Array;
  readonly seed: number;
}

export type Workload = Training | Sweep | BornDead;

/** How many parameters a network has, and where the layers lie in the flat array. */
export function layersOf(sizes: readonly number[], parameters: Float64Array): LayerView[] {
  let at = 0;
  return sizes.slice(1).map((outSize, l) => {
    const inSize = sizes[l];
    const weights = parameters.subarray(at, at + inSize * outSize);
    const biases = parameters.subarray(at + weights.length, at + weights.length + outSize);
    at += weights.length + outSize;
    return { inSize, outSize, weights, biases };
  });
}

export interface LayerView {
  readonly inSize: number;
  readonly outSize: number;
  /** outSize × inSize, row-major. */
  readonly weights: Float64Array;
  readonly biases: Float64Array;
}

export const parameterCount = (sizes: readonly number[]): number =>
  sizes.slice(1).reduce((sum, size, l) => sum + size * (sizes[l] + 1), 0);

/** The whole batches of a workload, in order. */
export function batchesOf({ sizes, batchSize, inputs, targets }: Task): Batch[] {
  const [inSize, outSize] = [sizes[0], sizes[sizes.length - 1]];
  return Array.from({ length: inputs.length / inSize / batchSize }, (_, b) => ({
    inputs: inputs.subarray(b * batchSize * inSize, (b + 1) * batchSize * inSize),
    targets: targets.subarray(b * batchSize * outSize, (b + 1) * batchSize * outSize),
    count: batchSize,
  }));
}
