import { type Activation, createMlp, heUniform, type Rng, rng, sgd } from '../../../src/core/index.ts';
import type { Measurement, Size } from './measurements.ts';

/*
 * Slowly-changing regression as Dohare and others' code defines it: a target network of 100 threshold units over 20
 * bits, of which 15 stay for 10,000 examples and 5 are new each time; a learner of 5 units sees each example once.
 */
const BITS = 20;
const FIXED = 15;
const STAYS = 10_000;
const TARGET_UNITS = 100;

const sign = (random: Rng): number => (random.integer(2) === 0 ? -1 : 1);

/** Output of the target network; its weights and biases are −1 or 1. */
function targetOf(random: Rng): (bits: Float64Array) => number {
  const units = Array.from({ length: TARGET_UNITS }, () => {
    const weights = Array.from({ length: BITS }, () => sign(random));
    const bias = sign(random);
    const negative = (BITS - weights.reduce((sum, w) => sum + w, 0) + bias) / 2;
    return { weights, bias, threshold: 0.7 * (BITS + 1) - negative, outgoing: sign(random) };
  });
  return (bits) => {
    let output = 0;
    for (const { weights, bias, threshold, outgoing } of units) {
      let sum = bias;
      for (let i = 0; i < BITS; i++) sum += weights[i] * bits[i];
      if (sum > threshold) output += outgoing;
    }
    return output;
  };
}

const EXAMPLES = 1_000_000;
/** As many as the repository calls the least. */
const RUNS = 30;

/** The mean squared error over the last 200,000 examples minus that over the first 40,000, of one run. */
function rise(hidden: Activation, seed: number): number {
  const random = rng(seed + 1);
  const target = targetOf(random);
  const mlp = createMlp({ sizes: [BITS, 5, 1], hidden, initializer: heUniform(), seed });
  const optimizer = sgd({ learningRate: 0.01 });
  const bits = new Float64Array(BITS);
  const slope = new Float64Array(1);
  let early = 0;
  let late = 0;
  for (let example = 0; example < EXAMPLES; example++) {
    if (example % STAYS === 0) for (let i = 0; i < FIXED; i++) bits[i] = random.integer(2);
    for (let i = FIXED; i < BITS; i++) bits[i] = random.integer(2);
    const error = mlp.forward(bits, 1)[0] - target(bits);
    if (example < 40_000) early += error * error;
    if (example >= EXAMPLES - 200_000) late += error * error;
    slope[0] = 2 * error;
    mlp.backward(slope);
    optimizer.step(mlp);
  }
  return late / 200_000 - early / 40_000;
}

/** The mean rise; runs differ by so much that a few say little of it, so a small sample repeats the first run alone. */
export function plasticity(hidden: Activation, size: Size): Measurement {
  const runs = size === 'whole' ? RUNS : 1;
  const rises = Array.from({ length: runs }, (_, seed) => rise(hidden, seed));
  const value = rises.reduce((sum, each) => sum + each, 0) / runs;
  const variance = rises.reduce((sum, each) => sum + (each - value) ** 2, 0) / Math.max(1, runs - 1);
  return { value, error: Math.sqrt(variance / runs), sample: `${runs} runs of 1,000,000 examples`, first: rises[0] };
}
