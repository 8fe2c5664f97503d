import { relu } from './activations/relu.ts';
import { identity } from './activations/smooth.ts';
import { type Arithmetic, arithmeticOf } from './arithmetic.ts';
import { DenseLayer, isLearned, slopeCount } from './dense-layer.ts';
import type { Dtype } from './dtype.ts';
import { heUniform } from './initializers/scaled.ts';
import { rng } from './rng.ts';
import type { Activation, Engine, EngineReport, Initializer, Layer, Mlp, ParameterGroup, Rng } from './types.ts';
import { requireInteger, requireLength, requireMade } from './validate.ts';

/** Options of `createMlp`; only `sizes` is needed. */
export interface MlpOptions {
  /** Units of each layer, inputs first, outputs last: `[2, 8, 1]`. */
  readonly sizes: readonly number[];
  /** One activation for all hidden layers, or one for each. */
  readonly hidden?: Activation | readonly Activation[];
  readonly output?: Activation;
  readonly initializer?: Initializer;
  readonly seed?: number;
  /** The format in which every number of the network is stored. */
  readonly dtype?: Dtype;
  /** What computes the network; this core's TypeScript by default. */
  readonly engine?: Engine;
}

/** Above this the network would not fit a browser tab; a page's address must not be able to ask for it. */
const MAX_PARAMETERS = 1e7;

/**
 * A multilayer perceptron whose parameters lie in one flat array, so that an optimizer is one loop.
 *
 * Formula of a layer: y = f(W x + b), W of shape outSize × inSize. Order in `parameters` and `gradient`: weights,
 * then biases, then learned slopes, layer by layer. Derivatives at kinks are those of the given activations.
 *
 * `dtype` models how a narrower format rounds: inputs, parameters, each product and each partial sum of `forward` and
 * `backward`, activations, and what an optimizer writes are rounded to it, in the order of the formulas. Not modeled:
 * an activation, a loss and an optimizer's step compute in float64 inside and are rounded once; an optimizer's own
 * memory stays float64; hardware that sums in a wider format, in another order or with fused operations rounds less
 * often. With float16 and bfloat16 many more pre-activations are exactly 0 and meet the kink.
 *
 * @throws RangeError if `sizes` has fewer than two entries, an entry is not a positive integer, the network is too
 * large, or `hidden` does not match the number of hidden layers; TypeError if an activation or the initializer is none,
 * such as `leakyRelu` instead of `leakyRelu()`. RangeError if `dtype` is unknown.
 *
 * @example
 * ```ts
 * import { createMlp, reluWith } from 'relu-at-zero';
 * const mlp = createMlp({ sizes: [1, 1, 1], hidden: reluWith({ derivativeAtZero: 1 }) });
 * mlp.parameters.set([1, 0, 2, 0]);
 * mlp.forward([3, 0], 2); // => [6, 0]
 * // Only the second sample, which lies on the kink: the convention lets it through.
 * mlp.backward([0, 1]);
 * mlp.gradient; // => [0, 2, 0, 1]
 * createMlp({ sizes: [1] }); // throws RangeError
 * ```
 */
export function createMlp({
  sizes,
  hidden = relu,
  output = identity,
  initializer = heUniform(),
  seed = 0,
  dtype = 'float64',
  engine,
}: MlpOptions): Mlp {
  if (!Array.isArray(sizes)) throw new TypeError(`createMlp: sizes must be a list of numbers, got ${typeof sizes}`);
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
  for (const activation of perLayer) requireMade('createMlp', 'hidden', 'an activation', activation, 'value');
  requireMade('createMlp', 'output', 'an activation', output, 'value');
  requireMade('createMlp', 'initializer', 'an initializer', initializer, 'fill');
  const activations = [...perLayer, output];
  const slopes = activations.reduce((sum, activation, i) => sum + slopeCount(activation, sizes[i + 1]), 0);
  const network = new Network(sizes, activations, arithmeticOf('createMlp', dtype), weights + slopes);
  initialize(network, initializer, seed);
  if (!engine) return network;
  requireMade('createMlp', 'engine', 'an engine', engine, 'run');
  const other = engine.run(network);
  if (typeof other !== 'string') return other;
  network.engine = { name: 'typescript', reason: other };
  return network;
}

/** Gives a network the parameters that it would be made with. */
export function initialize(network: Mlp, initializer: Initializer, seed: number): void {
  const random = rng(seed);
  for (const layer of network.layers) {
    initializer.fill(layer, random);
    if (isLearned(layer.activation)) layer.slopes.fill(layer.activation.learned.initialSlope);
  }
  network.storeParameters();
}

class Network implements Mlp {
  readonly sizes: readonly number[];
  readonly layers: readonly DenseLayer[];
  readonly groups: readonly ParameterGroup[];
  readonly parameters: Float64Array;
  readonly gradient: Float64Array;
  engine: EngineReport = { name: 'typescript', reason: '' };
  hasGradient = false;
  readonly #arithmetic: Arithmetic;
  /** The inputs of the last `forward`: the caller's array if it could be used as it is, else `#copy`. */
  #inputs: Float64Array = new Float64Array(0);
  #copy: Float64Array = this.#inputs;
  #count = 0;

  constructor(sizes: readonly number[], activations: readonly Activation[], arithmetic: Arithmetic, total: number) {
    this.sizes = [...sizes];
    this.#arithmetic = arithmetic;
    this.parameters = new Float64Array(total);
    this.gradient = new Float64Array(total);
    let offset = 0;
    this.layers = activations.map((activation, i) => {
      const layer = new DenseLayer(
        sizes[i],
        sizes[i + 1],
        activation,
        arithmetic,
        this.parameters,
        this.gradient,
        offset,
      );
      offset += layer.weights.length + layer.biases.length + layer.slopes.length;
      return layer;
    });
    this.groups = this.layers.flatMap(groupsOf).filter((group) => group.parameters.length > 0);
  }

  get dtype(): Dtype {
    return this.#arithmetic.dtype;
  }

  storeParameters(): void {
    this.#arithmetic.roundAll(this.parameters);
  }

  forward(inputs: ArrayLike<number>, count: number, random?: Rng): Float64Array {
    requireInteger('forward', 'count', count, 1, 2 ** 31);
    requireLength('forward', 'inputs', inputs, count * this.sizes[0]);
    this.storeParameters();
    this.#inputs = this.#stored(inputs);
    let values = this.#inputs;
    for (const layer of this.layers) {
      layer.resize(count);
      layer.forward(values, count, random);
      values = layer.activations;
    }
    this.#count = count;
    return this.layers[this.layers.length - 1].activations;
  }

  /** Inputs in the network's format; the copy only grows, so partial batches allocate nothing. */
  #stored(inputs: ArrayLike<number>): Float64Array {
    if (inputs instanceof Float64Array && this.dtype === 'float64') return inputs;
    if (this.#copy.length < inputs.length) this.#copy = new Float64Array(inputs.length);
    for (let i = 0; i < inputs.length; i++) this.#copy[i] = this.#arithmetic.round(inputs[i]);
    return this.#copy;
  }

  backward(outputGradient: ArrayLike<number>): void {
    const count = this.#count;
    if (count === 0) throw new RangeError('backward: a forward must come first, got none');
    const last = this.layers.length - 1;
    requireLength('backward', 'outputGradient', outputGradient, count * this.layers[last].outSize);
    this.layers[last].delta.set(outputGradient);
    this.#arithmetic.roundAll(this.layers[last].delta);
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
