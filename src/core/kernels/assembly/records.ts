/**
 * What the other side writes into memory before a call. The order of the fields is that of ../records.ts: numbers
 * first, then integers and addresses, so that everything is aligned without gaps.
 */

/** One dense layer. T, the element type of its arrays, is that of the function it is given to. */
@unmanaged
export class Layer {
  /** Slopes of an activation that is two rays. */
  negative: f64;
  atZero: f64;
  positive: f64;
  inSize: i32;
  outSize: i32;
  activation: i32;
  /** Learned slopes: none, one, or one for each unit. */
  slopeCount: i32;
  weights: usize;
  biases: usize;
  slopes: usize;
  weightGradient: usize;
  biasGradient: usize;
  slopeGradient: usize;
  /** The weights as [input][unit]. */
  transposed: usize;
  preactivations: usize;
  activations: usize;
  deltas: usize;
}

export const LAYER_SIZE: usize = 80;

export function layerAt(first: usize, index: i32): Layer {
  return changetype<Layer>(first + <usize>index * LAYER_SIZE);
}

/** Kinds of activation. */
export const RELU = 0;
export const RAYS = 1;
export const LEARNED = 2;
export const TANH = 3;
export const SIGMOID = 4;
