import { leak } from './activations/leaky-relu.ts';
import type { Activation, Layer, LearnedActivation } from './types.ts';

/** What one `forward` leaves for `backward`; each count × outSize. */
interface Buffers {
  readonly count: number;
  readonly preactivations: Float64Array;
  readonly activations: Float64Array;
  /** dL/dy, then dL/dz. */
  readonly delta: Float64Array;
}

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
  #buffers: Buffers = buffersFor(0, 0);
  #previous: Buffers = this.#buffers;

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

  get preactivations(): Float64Array {
    return this.#buffers.preactivations;
  }

  get activations(): Float64Array {
    return this.#buffers.activations;
  }

  get delta(): Float64Array {
    return this.#buffers.delta;
  }

  /** Room for `count` samples. Two counts are kept: an epoch goes to and fro between whole batches and a partial one. */
  resize(count: number): void {
    if (count === this.#buffers.count) return;
    const current = this.#buffers;
    this.#buffers = count === this.#previous.count ? this.#previous : buffersFor(count, this.outSize);
    this.#previous = current;
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

function buffersFor(count: number, outSize: number): Buffers {
  const length = count * outSize;
  return {
    count,
    preactivations: new Float64Array(length),
    activations: new Float64Array(length),
    delta: new Float64Array(length),
  };
}
