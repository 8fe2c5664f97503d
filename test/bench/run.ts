/**
 * npm run bench: the core against a naive implementation of the same step, interleaved in one process. The result is a
 * ratio: absolute times depend on the machine. Peers from npm will join when the core is complete.
 */
import { createMlp, meanSquaredError, sgd, train, twoMoons, Value } from '../../src/core/index.ts';

const SIZES = [2, 32, 32, 1];
const BATCH = 32;
const ROUNDS = 7;
const data = twoMoons({ count: BATCH, noise: 0.1, seed: 1 });

/** Seconds for one full-batch step of the core, from a run of many. */
function core(steps: number): number {
  const mlp = createMlp({ sizes: SIZES, seed: 1 });
  const training = train(mlp, data, { loss: meanSquaredError, optimizer: sgd({ learningRate: 0.01 }), epochs: steps });
  const start = performance.now();
  while (!training.next().done);
  return (performance.now() - start) / 1000 / steps;
}

/** The same step with one object for every number: how a scalar autodiff trains. */
function naive(): number {
  const mlp = createMlp({ sizes: SIZES, seed: 1 });
  const start = performance.now();
  const parameters = Array.from(mlp.parameters, (parameter) => new Value(parameter));
  let total = new Value(0);
  for (let s = 0; s < BATCH; s++) {
    let values = [new Value(data.inputs[2 * s]), new Value(data.inputs[2 * s + 1])];
    let at = 0;
    for (const layer of mlp.layers) {
      const weights = parameters.slice(at, at + layer.weights.length);
      const biases = parameters.slice(at + layer.weights.length, at + layer.weights.length + layer.outSize);
      at += layer.weights.length + layer.outSize;
      const below = values;
      values = biases.map((bias, unit) =>
        below.reduce((z, x, i) => z.add(weights[unit * layer.inSize + i].multiply(x)), bias).activate(layer.activation),
      );
    }
    const error = values[0].subtract(data.targets[s]);
    total = total.add(error.multiply(error));
  }
  total.divide(BATCH).backward();
  parameters.forEach((parameter, i) => {
    mlp.parameters[i] -= 0.01 * parameter.gradient;
  });
  return (performance.now() - start) / 1000;
}

const median = (numbers: number[]): number =>
  numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

core(200);
naive();
const times = { core: [] as number[], naive: [] as number[] };
for (let round = 0; round < ROUNDS; round++) {
  times.core.push(core(200));
  times.naive.push(naive());
}
const [fast, slow] = [median(times.core), median(times.naive)];
console.log(
  `net ${SIZES.join('-')}, ReLU, batch ${BATCH}, mean squared error, sgd; median of ${ROUNDS} interleaved rounds, Node ${process.versions.node}`,
);
console.log(`core   ${(BATCH / fast / 1000).toFixed(0).padStart(8)} thousand samples/s`);
console.log(`naive  ${(BATCH / slow / 1000).toFixed(0).padStart(8)} thousand samples/s (one object for every number)`);
console.log(`ratio  ${(slow / fast).toFixed(0).padStart(8)} ×`);
