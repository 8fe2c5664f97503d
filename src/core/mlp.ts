import { relu } from './activations/relu.ts';
import { identity } from './activations/smooth.ts';
import { heUniform } from './initializers/scaled.ts';
import { rng } from './rng.ts';
import type { Activation, Initializer, Layer, LearnedActivation, Mlp, ParameterGroup } from './types.ts';
import { requireInteger, requireLength } from './validate.ts';

/** Options of `createMlp`; only `sizes` is needed. */
export interface MlpOptions {
  /** Units of each layer, inputs first, outputs last: `[2, 8, 1]`. */
  readonly sizes: readonly number[];
  /** One activation for all hidden layers, or one for each. */
  readonly hidden?: Activation | readonly Activation[];
  readonly output?: Activation;
  readonly initializer?: Initializer;
  readonly seed?: number;
}

/** Above this the network would not fit a browser tab; a page's address must not be able to ask for it. */
const MAX_PARAMETERS = 1e7;

/**
 * A multilayer perceptron whose parameters lie in one flat array, so that an optimizer is one loop.
 *
 * Formula of a layer: y = f(W x + b), W of shape outSize × inSize. Order in `parameters` and `gradient`: weights,
 * then biases, then learned slopes, layer by layer. Derivatives at kinks are those of the given activations.
 *
 * @throws RangeError if `sizes` has fewer than two entries, an entry is not a positive integer, the network is too
 * large, or `hidden` does not match the number of hidden layers.
 */
export function createMlp({
  sizes,
  hidden = relu,
  output = identity,
  initializer = heUniform(),
  seed = 0,
}: MlpOptions): Mlp {
  if (sizes.length < 2)
    throw new RangeError(`createMlp: sizes must name inputs and outputs, got ${sizes.length} sizes`);
  let weights = 0;
  sizes.forEach((size, i) => {
    requireInteger('createMlp', `sizes[${i}]`, size, 1, MAX_PARAMETERS);
    if (i > 0) weights += size * (sizes[i - 1] + 1);
  });
  if (weights > MAX_PARAMETERS) {
    throw new RangeError(`createMlp: sizes must give at most ${MAX_PARAMETERS} parameters, got ${weights}`);
  }
  const hiddenLayers = sizes.length - 2;
  const perLayer: readonly Activation[] = Array.isArray(hidden)
    ? hidden
    : Array<Activation>(hiddenLayers).fill(hidden as Activation);
  if (perLayer.length !== hiddenLayers) {
    throw new RangeError(`createMlp: hidden must name ${hiddenLayers} activations, got ${perLayer.length}`);
  }
  const activations = [...perLayer, output];
  const slopes = activations.reduce((sum, activation, i) => sum + slopeCount(activation, sizes[i + 1]), 0);
  const network = new Network(sizes, activations, weights + slopes);
  const random = rng(seed);
  for (const layer of network.layers) {
    initializer.fill(layer, random);
    if (isLearned(layer.activation)) layer.slopes.fill(layer.activation.learned.initialSlope);
  }
  return network;
}

const isLearned = (activation: Activation): activation is LearnedActivation => 'learned' in activation;

const slopeCount = (activation: Activation, units: number): number =>
  isLearned(activation) ? (activation.learned.shared ? 1 : units) : 0;

class DenseLayer implements Layer {
  readonly inSize: number;
  readonly outSize: number;
  readonly activation: Activation;
  readonly weights: Float64Array;
  readonly biases: Float64Array;
  readonly weightGradient: Float64Array;
  readonly biasGradient: Float64Array;
  readonly slopes: Float64Array;
  readonly slopeGradient: Float64Array;
  preactivations = new Float64Array(0);
  activations = new Float64Array(0);
  /** dL/dz, count × outSize. */
  delta = new Float64Array(0);

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

  /** Buffers for `count` samples; nothing is allocated while the count stays the same. */
  resize(count: number): void {
    const length = count * this.outSize;
    if (this.preactivations.length === length) return;
    this.preactivations = new Float64Array(length);
    this.activations = new Float64Array(length);
    this.delta = new Float64Array(length);
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
    return z < 0 && this.slopes.length > 0 ? this.slopes[this.#slopeIndex(unit)] * z : activation.value(z);
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

class Network implements Mlp {
  readonly sizes: readonly number[];
  readonly layers: readonly DenseLayer[];
  readonly groups: readonly ParameterGroup[];
  readonly parameters: Float64Array;
  readonly gradient: Float64Array;
  hasGradient = false;
  #inputs: ArrayLike<number> = [];
  #count = 0;

  constructor(sizes: readonly number[], activations: readonly Activation[], total: number) {
    this.sizes = [...sizes];
    this.parameters = new Float64Array(total);
    this.gradient = new Float64Array(total);
    let offset = 0;
    this.layers = activations.map((activation, i) => {
      const layer = new DenseLayer(sizes[i], sizes[i + 1], activation, this.parameters, this.gradient, offset);
      offset += layer.weights.length + layer.biases.length + layer.slopes.length;
      return layer;
    });
    this.groups = this.layers.flatMap(groupsOf).filter((group) => group.parameters.length > 0);
  }

  forward(inputs: ArrayLike<number>, count: number): Float64Array {
    requireInteger('forward', 'count', count, 1, 2 ** 31);
    requireLength('forward', 'inputs', inputs, count * this.sizes[0]);
    let values = inputs;
    for (const layer of this.layers) {
      layer.resize(count);
      layer.forward(values, count);
      values = layer.activations;
    }
    this.#inputs = inputs;
    this.#count = count;
    return this.layers[this.layers.length - 1].activations;
  }

  backward(outputGradient: ArrayLike<number>): void {
    const count = this.#count;
    if (count === 0) throw new RangeError('backward: a forward must come first, got none');
    const last = this.layers.length - 1;
    requireLength('backward', 'outputGradient', outputGradient, count * this.layers[last].outSize);
    this.layers[last].delta.set(outputGradient);
    for (let l = last; l >= 0; l--) {
      const layer = this.layers[l];
      layer.backward(l > 0 ? this.layers[l - 1].activations : this.#inputs, count);
      if (l > 0) layer.passBack(this.layers[l - 1].delta, count);
    }
    this.hasGradient = true;
  }
}

function groupsOf({ weights, biases, slopes, weightGradient, biasGradient, slopeGradient }: Layer): ParameterGroup[] {
  const group = (kind: ParameterGroup['kind'], parameters: Float64Array, gradient: Float64Array): ParameterGroup => ({
    kind,
    parameters,
    gradient,
    offset: parameters.byteOffset / Float64Array.BYTES_PER_ELEMENT,
  });
  return [
    group('weights', weights, weightGradient),
    group('biases', biases, biasGradient),
    group('slopes', slopes, slopeGradient),
  ];
}
