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
  /** Room for `product`. */
  panel: usize;
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
export const IDENTITY = 5;

/** A training run. */
@unmanaged
export class Training {
  /** Of the optimizer: learning rate and momentum, or learning rate, β₁, β₂ and ε. */
  learningRate: f64;
  momentum: f64;
  beta2: f64;
  epsilon: f64;
  weightDecay: f64;
  /** β₁ᵏ and β₂ᵏ after k steps. */
  power1: f64;
  power2: f64;
  /** Out: of the last batch. */
  loss: f64;
  layers: usize;
  layerCount: i32;
  parameters: usize;
  gradient: usize;
  size: i32;
  optimizer: i32;
  decayBiases: i32;
  /** The optimizer's memory: velocities, or means and squares; float64. */
  memory1: usize;
  memory2: usize;
  /** Parameters that gave a sound loss. */
  sound: usize;
  /** The data set in the order of the epoch. */
  inputs: usize;
  targets: usize;
  samples: i32;
  batchSize: i32;
  lossKind: i32;
  /** A float64 number for each class. */
  scratch: usize;
  /** In and out: the sample that the next batch starts at. */
  position: i32;
  /** Out: the last batch. */
  batchInputs: usize;
  batchTargets: usize;
  batchCount: i32;
  /** Out: what ended a run before its limit. */
  problem: i32;
}

/** Optimizers. */
export const SGD = 0;
export const NESTEROV = 1;
export const ADAM = 2;
export const ADAM_W = 3;

/** Losses. */
export const MEAN_SQUARED_ERROR = 0;
export const MEAN_ABSOLUTE_ERROR = 1;
export const BINARY_CROSS_ENTROPY = 2;
export const HINGE = 3;
export const SOFTMAX_CROSS_ENTROPY = 4;

/** Problems. */
export const NONE = 0;
export const LOSS_NOT_SOUND = 1;
export const PARAMETER_NOT_FINITE = 2;

/** Many networks of one shape trained side by side, one in each lane; arrays of vectors are [unit][point][lane]. */
@unmanaged
export class Sweep {
  learningRate: f64;
  layers: usize;
  layerCount: i32;
  parameters: usize;
  gradient: usize;
  /** Of one network. */
  size: i32;
  /** Parameters that gave a sound loss. */
  sound: usize;
  /** [input][point][lane], the same in every lane. */
  inputs: usize;
  /** float64, point by point. */
  targets: usize;
  points: i32;
  lossKind: i32;
  /** Out, for each lane: the last loss and that of the sound parameters, float64. */
  losses: usize;
  soundLosses: usize;
  /** Out, for each lane: whether it is still training, as a mask. */
  alive: usize;
}
