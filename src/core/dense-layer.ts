import { leak } from './activations/leaky-relu.ts';
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

  forward(inputs: ArrayLike<number>, count: number): void {
    const { inSize, outSize, weights, biases, preactivations, activations, activation } = this;
    for (let s = 0; s < count; s++) {
      const input = s * inSize;
      for (let unit = 0; unit < outSize; unit++) {
        let z = biases[unit];
        const row = unit * inSize;
        for (let i = 0; i < inSize; i++) z += weights[row + i] * inputs[input + i];
        preactivations[s * outSize + unit] = z;
        activations[s * outSize + unit] = this.#value(z, unit, activation);
      }
    }
  }

  /** Turns `delta`, which holds dL/dy, into dL/dz, and adds up the gradients of weights and biases. */
  backward(inputs: ArrayLike<number>, count: number): void {
    const { inSize, outSize, weightGradient, biasGradient, preactivations, delta } = this;
    weightGradient.fill(0);
    biasGradient.fill(0);
    this.slopeGradient.fill(0);
    for (let s = 0; s < count; s++) {
      const input = s * inSize;
      for (let unit = 0; unit < outSize; unit++) {
        const at = s * outSize + unit;
        const z = preactivations[at];
        const slope = this.derivative(z, unit);
        if (z < 0 && this.slopes.length > 0) this.slopeGradient[this.#slopeIndex(unit)] += delta[at] * z;
        // Nothing flows through a slope of 0, whatever arrives: 0 · Infinity must not become NaN.
        const dz = slope === 0 ? 0 : delta[at] * slope;
        delta[at] = dz;
        if (dz === 0) continue;
        const row = unit * inSize;
        for (let i = 0; i < inSize; i++) weightGradient[row + i] += dz * inputs[input + i];
        biasGradient[unit] += dz;
      }
    }
  }

  #slopeIndex(unit: number): number {
    return this.slopes.length === 1 ? 0 : unit;
  }

  /** The activation, with this layer's own slope on the left if slopes are learned. */
  #value(z: number, unit: number, activation: Activation): number {
    return z < 0 && this.slopes.length > 0 ? leak(this.slopes[this.#slopeIndex(unit)], z) : activation.value(z);
  }

  derivative(z: number, unit: number): number {
    return z <= 0 && this.slopes.length > 0 ? this.slopes[this.#slopeIndex(unit)] : this.activation.derivative(z);
  }

  /** dL/dinput = Wᵀ · dL/dz, sample by sample. */
  passBack(into: Float64Array, count: number): void {
    const { inSize, outSize, weights, delta } = this;
    into.fill(0);
    for (let s = 0; s < count; s++) {
      const input = s * inSize;
      for (let unit = 0; unit < outSize; unit++) {
        const dz = delta[s * outSize + unit];
        if (dz === 0) continue;
        const row = unit * inSize;
        for (let i = 0; i < inSize; i++) into[input + i] += dz * weights[row + i];
      }
    }
  }
}
