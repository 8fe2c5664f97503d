import type { Initializer, Layer, Rng } from '../types.ts';
import { requireFinite } from '../validate.ts';

/** Options of every initializer with a constant bias. */
export interface InitializerOptions {
  /** The value of every bias at the start. */
  readonly bias?: number;
}
/** Options of `heNormal` and `heUniform`. */
export interface HeOptions extends InitializerOptions {
  /** Slope of the activation for z < 0; 0 for ReLU. */
  readonly negativeSlope?: number;
}

/**
 * He's normal initialization: keeps the second moment of a ReLU layer's outputs equal to its inputs'.
 *
 * Formula: weights N(0, 2/((1 + a²)·fanIn)), a = `negativeSlope`; biases constant, 0 by default.
 *
 * @throws RangeError if an option is not finite. Source: He et al. 2015.
 *
 * @example
 * ```ts
 * import { createMlp, heNormal } from 'relu-at-zero';
 * const mlp = createMlp({ sizes: [50, 400, 1], initializer: heNormal(), seed: 1 });
 * const { weights } = mlp.layers[0];
 * // The variance is 2/50, whatever the seed; with this seed it starts so:
 * weights.reduce((sum, w) => sum + w * w, 0) / weights.length; // => ≈ 0.040
 * weights[0]; // => ≈ 0.2089
 * heNormal({ negativeSlope: NaN }); // throws RangeError
 * ```
 */
export function heNormal({ negativeSlope = 0, bias = 0 }: HeOptions = {}): Initializer {
  check('heNormal', { negativeSlope, bias });
  return filler('heNormal', bias, (layer, random) => random.normal(0, heDeviation(layer, negativeSlope)));
}

/**
 * He's initialization with a uniform distribution of the same variance.
 *
 * Formula: weights U(−b, b), b = √(6/((1 + a²)·fanIn)); biases constant, 0 by default.
 *
 * @throws RangeError if an option is not finite. Source: He et al. 2015.
 *
 * @example
 * ```ts
 * import { createMlp, heUniform } from 'relu-at-zero';
 * const mlp = createMlp({ sizes: [6, 100, 1], initializer: heUniform(), seed: 1 });
 * const [layer] = mlp.layers;
 * layer.weights[0]; // => ≈ 0.7789
 * // The bound is √(6/6) = 1.
 * layer.weights.every((w) => Math.abs(w) < 1); // => true
 * // Biases are 0, so an input of zeros puts every unit on its kink.
 * mlp.forward([0, 0, 0, 0, 0, 0], 1);
 * layer.preactivations.every((z) => z === 0); // => true
 * ```
 */
export function heUniform({ negativeSlope = 0, bias = 0 }: HeOptions = {}): Initializer {
  check('heUniform', { negativeSlope, bias });
  return filler('heUniform', bias, (layer, random) =>
    symmetric(random, Math.sqrt(3) * heDeviation(layer, negativeSlope)),
  );
}

/**
 * Glorot's uniform initialization, made for activations that are linear around 0 such as tanh.
 *
 * Formula: weights U(−b, b), b = √(6/(fanIn + fanOut)); biases constant, 0 by default.
 *
 * @throws RangeError if `bias` is not finite.
 *
 * @example
 * ```ts
 * import { createMlp, glorotUniform } from 'relu-at-zero';
 * const initializer = glorotUniform();
 * const [layer] = createMlp({ sizes: [50, 100, 1], initializer, seed: 1 }).layers;
 * layer.weights[0]; // => ≈ 0.1558
 * // The bound is √(6/(50 + 100)) = 0.2.
 * layer.weights.every((w) => Math.abs(w) < 0.2); // => true
 * ```
 */
export function glorotUniform({ bias = 0 }: InitializerOptions = {}): Initializer {
  check('glorotUniform', { bias });
  return filler('glorotUniform', bias, ({ inSize, outSize }, random) =>
    symmetric(random, Math.sqrt(6 / (inSize + outSize))),
  );
}

/**
 * What PyTorch's `nn.Linear` does by default, biases included.
 *
 * Formula: weights and biases U(−b, b), b = 1/√fanIn. The variance of the weights is a sixth of He's.
 *
 * @example
 * ```ts
 * import { createMlp, torchLinear } from 'relu-at-zero';
 * const mlp = createMlp({ sizes: [4, 100, 1], initializer: torchLinear(), seed: 1 });
 * const [layer] = mlp.layers;
 * // The bound is 1/√4 = 0.5.
 * layer.weights.every((w) => Math.abs(w) < 0.5); // => true
 * // Biases are drawn too, so an input of zeros meets no kink.
 * mlp.forward([0, 0, 0, 0], 1);
 * layer.preactivations.some((z) => z === 0); // => false
 * ```
 */
export function torchLinear(): Initializer {
  return {
    name: 'torchLinear',
    fill(layer, random) {
      const bound = 1 / Math.sqrt(layer.inSize);
      for (let i = 0; i < layer.weights.length; i++) layer.weights[i] = symmetric(random, bound);
      for (let i = 0; i < layer.biases.length; i++) layer.biases[i] = symmetric(random, bound);
    },
  };
}

/**
 * Glorot's initialization with a normal distribution.
 *
 * Formula: weights N(0, 2/(fanIn + fanOut)); biases constant, 0 by default.
 *
 * @throws RangeError if `bias` is not finite.
 *
 * @example
 * ```ts
 * import { createMlp, glorotNormal } from 'relu-at-zero';
 * const initializer = glorotNormal();
 * const [layer] = createMlp({ sizes: [50, 150, 1], initializer, seed: 1 }).layers;
 * // The variance is 2/(50 + 150) = 0.01.
 * layer.weights.reduce((sum, w) => sum + w * w, 0) / layer.weights.length; // => ≈ 0.010
 * layer.weights[0]; // => ≈ 0.1044
 * ```
 */
export function glorotNormal({ bias = 0 }: InitializerOptions = {}): Initializer {
  check('glorotNormal', { bias });
  return filler('glorotNormal', bias, ({ inSize, outSize }, random) =>
    random.normal(0, Math.sqrt(2 / (inSize + outSize))),
  );
}

/**
 * LeCun's normal initialization, the one that SELU is made for.
 *
 * Formula: weights N(0, 1/fanIn); biases constant, 0 by default.
 *
 * @throws RangeError if `bias` is not finite. Source: Klambauer et al. 2017.
 *
 * @example
 * ```ts
 * import { createMlp, lecunNormal, selu } from 'relu-at-zero';
 * const mlp = createMlp({ sizes: [50, 400, 1], hidden: selu, initializer: lecunNormal(), seed: 1 });
 * const { weights } = mlp.layers[0];
 * // The variance is 1/50 = 0.02.
 * weights.reduce((sum, w) => sum + w * w, 0) / weights.length; // => ≈ 0.020
 * weights[0]; // => ≈ 0.1477
 * ```
 */
export function lecunNormal({ bias = 0 }: InitializerOptions = {}): Initializer {
  check('lecunNormal', { bias });
  return filler('lecunNormal', bias, ({ inSize }, random) => random.normal(0, Math.sqrt(1 / inSize)));
}

/**
 * Every weight 0 and every bias constant: a network that cannot tell its units apart, for showing just that.
 *
 * @throws RangeError if `bias` is not finite.
 *
 * @example
 * ```ts
 * import { createMlp, zeros } from 'relu-at-zero';
 * const mlp = createMlp({ sizes: [2, 2, 1], initializer: zeros() });
 * mlp.forward([1, 2], 1); // => [0]
 * mlp.backward([1]);
 * // Every unit lies on its kink, and only the bias of the output gets a gradient.
 * mlp.gradient; // => [0, 0, 0, 0, 0, 0, 0, 0, 1]
 * ```
 */
export function zeros({ bias = 0 }: InitializerOptions = {}): Initializer {
  check('zeros', { bias });
  return filler('zeros', bias, () => 0);
}

const heDeviation = ({ inSize }: Layer, a: number): number => Math.sqrt(2 / ((1 + a * a) * inSize));

const symmetric = (random: Rng, bound: number): number => random.uniform(-bound, bound);

function filler(name: string, bias: number, draw: (layer: Layer, random: Rng) => number): Initializer {
  return {
    name,
    fill(layer, random) {
      for (let i = 0; i < layer.weights.length; i++) layer.weights[i] = draw(layer, random);
      layer.biases.fill(bias);
    },
  };
}

function check(where: string, options: Record<string, number>): void {
  for (const name in options) requireFinite(where, name, options[name]);
}
