import type { Initializer } from '../types.ts';

/** The standard deviation, times √fanIn, of the symmetric part of randomized asymmetric initialization. */
const ASYMMETRIC_SCALE = 0.6007;

/**
 * Randomized asymmetric initialization, which makes it less likely that a deep, narrow ReLU network is born dead.
 *
 * Formula: for each unit, weights and bias are N(0, 0.6007²/fanIn), and one of these fanIn + 1 numbers, chosen at
 * random, is drawn from Beta(2, 1) instead, which is positive. Source: Lu et al. 2020.
 *
 * @example
 * ```ts
 * import { createMlp, randomizedAsymmetric } from 'relu-at-zero';
 * const initializer = randomizedAsymmetric();
 * const [layer] = createMlp({ sizes: [1, 2000, 1], initializer, seed: 1 }).layers;
 * // Half of the weights are drawn from Beta(2, 1), and half of the others are positive too.
 * layer.weights.filter((w) => w > 0).length / 2000; // => ≈ 0.75
 * ```
 */
export function randomizedAsymmetric(): Initializer {
  return {
    name: 'randomizedAsymmetric',
    fill({ inSize, outSize, weights, biases }, random) {
      const deviation = ASYMMETRIC_SCALE / Math.sqrt(inSize);
      for (let unit = 0; unit < outSize; unit++) {
        for (let i = 0; i < inSize; i++) weights[unit * inSize + i] = random.normal(0, deviation);
        biases[unit] = random.normal(0, deviation);
        const chosen = random.integer(inSize + 1);
        // The distribution function of Beta(2, 1) is x², so √U has it.
        const positive = Math.sqrt(random.uniform());
        if (chosen === inSize) biases[unit] = positive;
        else weights[unit * inSize + chosen] = positive;
      }
    },
  };
}
