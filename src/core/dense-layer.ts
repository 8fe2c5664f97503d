import { affine, outerSum, throughWeights } from './dense-products.ts';
import { activateAll, multiplyByDerivatives } from './layer-activation.ts';
import type { Activation, Layer, LearnedActivation } from './types.ts';

export const isLearned = (activation: Activation): activation is LearnedActivation => 'learned' in activation;

/** How many learned slopes a layer has. */
export const slopeCount = (activation: Activation, units: number): number =>
  isLearned(activation) ? (activation.learned.shared ? 1 : units) : 0;

/** A dense layer y = f(W x + b) on views into the flat arrays of its network, one batch at a time. */
export class DenseLayer implements Layer {
  readonly inSize: number;
  readonly outSize: number;
  readonly activation: Activation;
  readonly weights: Float64Array;
  readonly biases: Float64Array;
  readonly weightGradient: Float64Array;
  readonly biasGradient: Float64Array;
  readonly slopes: Float64Array;
  readonly slopeGradient: Float64Array;
  preactivations: Float64Array = new Float64Array(0);
  activations: Float64Array = this.preactivations;
  /** dL/dy, then dL/dz; count × outSize. */
  delta: Float64Array = this.preactivations;
  /** The three buffers of the other number of samples. */
  #others: readonly Float64Array[] = [this.preactivations];

  constructor(
    inSize: number,
    outSize: number,
    activation: Activation,
    parameters: Float64Array,
    gradient: Float64Array,
    offset: number,
  ) {
    const biasAt = offset + inSize * outSize;
    this.inSize = inSize;
    this.outSize = outSize;
    this.activation = activation;
    this.weights = parameters.subarray(offset, biasAt);
    this.biases = parameters.subarray(biasAt, biasAt + outSize);
    this.weightGradient = gradient.subarray(offset, biasAt);
    this.biasGradient = gradient.subarray(biasAt, biasAt + outSize);
    const slopeAt = biasAt + outSize;
    const count = slopeCount(activation, outSize);
    this.slopes = parameters.subarray(slopeAt, slopeAt + count);
    this.slopeGradient = gradient.subarray(slopeAt, slopeAt + count);
  }

  /** Room for `count` samples. Two counts are kept: an epoch goes to and fro between whole batches and a partial one. */
  resize(count: number): void {
    const length = count * this.outSize;
    if (this.preactivations.length === length) return;
    const current = [this.preactivations, this.activations, this.delta];
    const next = this.#others[0].length === length ? this.#others : current.map(() => new Float64Array(length));
    [this.preactivations, this.activations, this.delta] = next;
    this.#others = current;
  }

  forward(inputs: Float64Array, count: number): void {
    const { inSize, outSize, weights, biases, slopes, preactivations, activations } = this;
    affine(inputs, weights, biases, preactivations, count, inSize, outSize);
    activateAll(this.activation, slopes, preactivations, activations);
  }

  /** Turns `delta`, which holds dL/dy, into dL/dz, and sums the gradients of weights, biases and slopes. */
  backward(inputs: Float64Array, count: number): void {
    const { inSize, outSize, slopes, weightGradient, biasGradient, preactivations, activations, delta } = this;
    if (slopes.length > 0) this.#sumSlopeGradient();
    multiplyByDerivatives(this.activation, slopes, preactivations, activations, delta);
    outerSum(delta, inputs, weightGradient, count, inSize, outSize);
    biasGradient.fill(0);
    for (let k = 0; k < delta.length; k += outSize) {
      for (let unit = 0; unit < outSize; unit++) biasGradient[unit] += delta[k + unit];
    }
  }

  /** Σ dy·min(z, 0) for each slope. */
  #sumSlopeGradient(): void {
    const { slopeGradient, preactivations, delta } = this;
    slopeGradient.fill(0);
    for (let k = 0; k < delta.length; k++) {
      if (preactivations[k] < 0) slopeGradient[k % slopeGradient.length] += delta[k] * preactivations[k];
    }
  }

  derivative(z: number, unit: number): number {
    return z <= 0 && this.slopes.length > 0 ? this.slopes[unit % this.slopes.length] : this.activation.derivative(z);
  }

  /** dL/dinput = Wᵀ · dL/dz, sample by sample. */
  passBack(into: Float64Array, count: number): void {
    throughWeights(this.delta, this.weights, into, count, this.inSize, this.outSize);
  }
}
