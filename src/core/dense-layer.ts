import type { Arithmetic } from './arithmetic.ts';
import { activateAll, multiplyByDerivatives } from './layer-activation.ts';
import type { Activation, Layer, LearnedActivation, Rng, SampledActivation } from './types.ts';

export const isLearned = (activation: Activation): activation is LearnedActivation => 'learned' in activation;

/** How many learned slopes a layer has. */
export const slopeCount = (activation: Activation, units: number): number =>
  isLearned(activation) ? (activation.learned.shared ? 1 : units) : 0;

const isSampled = (activation: Activation): activation is SampledActivation => 'sampled' in activation;
const none = new Float64Array(0);

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
  preactivations: Float64Array = none;
  activations: Float64Array = none;
  /** dL/dy, then dL/dz; count × outSize. */
  delta: Float64Array = none;
  /** A slope for each pre-activation of a training pass, if the activation draws them. */
  #drawn: Float64Array = none;
  /** The buffers of the other number of samples. */
  #others: readonly Float64Array[] = [none];
  /** Negative slopes instead of the activation's own: the learned, or those drawn by the last `forward`. */
  #slopes: Float64Array;
  readonly #arithmetic: Arithmetic;

  constructor(
    inSize: number,
    outSize: number,
    activation: Activation,
    arithmetic: Arithmetic,
    parameters: Float64Array,
    gradient: Float64Array,
    offset: number,
  ) {
    const biasAt = offset + inSize * outSize;
    const slopeAt = biasAt + outSize;
    const end = slopeAt + slopeCount(activation, outSize);
    this.inSize = inSize;
    this.outSize = outSize;
    this.activation = activation;
    this.#arithmetic = arithmetic;
    this.weights = parameters.subarray(offset, biasAt);
    this.biases = parameters.subarray(biasAt, slopeAt);
    this.slopes = parameters.subarray(slopeAt, end);
    this.weightGradient = gradient.subarray(offset, biasAt);
    this.biasGradient = gradient.subarray(biasAt, slopeAt);
    this.slopeGradient = gradient.subarray(slopeAt, end);
    this.#slopes = this.slopes;
  }

  /** Room for `count` samples. Two counts are kept: an epoch goes to and fro between whole batches and a partial one. */
  resize(count: number): void {
    const length = count * this.outSize;
    if (this.preactivations.length === length) return;
    const current = [this.preactivations, this.activations, this.delta, this.#drawn];
    const lengths = [length, length, length, isSampled(this.activation) ? length : 0];
    const next = this.#others[0].length === length ? this.#others : lengths.map((size) => new Float64Array(size));
    [this.preactivations, this.activations, this.delta, this.#drawn] = next;
    this.#others = current;
  }

  forward(inputs: Float64Array, count: number, random?: Rng): void {
    const { activation, inSize, outSize, weights, biases, preactivations, activations } = this;
    const { products, roundAll } = this.#arithmetic;
    products.affine(inputs, weights, biases, preactivations, count, inSize, outSize);
    this.#slopes = random && isSampled(activation) ? this.#draw(activation, random) : this.slopes;
    activateAll(activation, this.#slopes, preactivations, activations);
    roundAll(activations);
  }

  #draw({ sampled: { lower, upper } }: SampledActivation, random: Rng): Float64Array {
    const drawn = this.#drawn;
    for (let k = 0; k < drawn.length; k++) {
      if (this.preactivations[k] <= 0) drawn[k] = random.uniform(lower, upper);
    }
    return drawn;
  }

  /** Turns `delta`, which holds dL/dy, into dL/dz, and sums the gradients of weights, biases and slopes. */
  backward(inputs: Float64Array, count: number): void {
    const { inSize, outSize, slopes, weightGradient, biasGradient, preactivations, activations, delta } = this;
    const { products, roundAll } = this.#arithmetic;
    if (slopes.length > 0) this.#sumSlopeGradient();
    multiplyByDerivatives(this.activation, this.#slopes, preactivations, activations, delta);
    roundAll(delta);
    products.outerSum(delta, inputs, weightGradient, count, inSize, outSize);
    products.columnSum(delta, biasGradient, count, outSize);
  }

  /** Σ dy·min(z, 0) for each learned slope. */
  #sumSlopeGradient(): void {
    const { slopeGradient, preactivations, delta } = this;
    const { round } = this.#arithmetic;
    slopeGradient.fill(0);
    for (let k = 0; k < delta.length; k++) {
      const slope = k % slopeGradient.length;
      if (preactivations[k] < 0)
        slopeGradient[slope] = round(slopeGradient[slope] + round(delta[k] * preactivations[k]));
    }
  }

  derivative(z: number, unit: number): number {
    return z <= 0 && this.slopes.length > 0 ? this.slopes[unit % this.slopes.length] : this.activation.derivative(z);
  }

  /** dL/dinput = Wᵀ · dL/dz, sample by sample. */
  passBack(into: Float64Array, count: number): void {
    const { delta, weights, inSize, outSize } = this;
    this.#arithmetic.products.throughWeights(delta, weights, into, count, inSize, outSize);
  }
}
