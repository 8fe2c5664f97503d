/** One object for every number, as a scalar autodiff trains, on the core's own `Value`: what flat arrays are worth. */
import project from '../../../package.json' with { type: 'json' };
import { heNormal, identity, relu, rng, tanh, Value } from '../../../src/core/index.ts';
import { type BornDeadRun, type Contender, LeftOut, type SweepRun, type TrainingRun } from '../contender.ts';
import {
  type Batch,
  type BornDead,
  batchesOf,
  layersOf,
  parameterCount,
  type Sweep,
  type Training,
} from '../workload.ts';

const activations = { relu, tanh, identity };

/** Outputs of one sample; parameters in the core's order. */
function forward(sizes: readonly number[], kinds: readonly Kind[], parameters: readonly Value[], inputs: Value[]) {
  let values = inputs;
  let at = 0;
  sizes.slice(1).forEach((outSize, l) => {
    const below = values;
    const biasAt = at + outSize * below.length;
    values = Array.from({ length: outSize }, (_, unit) =>
      below
        .reduce((z, x, i) => z.add(parameters[at + unit * below.length + i].multiply(x)), parameters[biasAt + unit])
        .activate(activations[kinds[l]]),
    );
    at = biasAt + outSize;
  });
  return values;
}
type Kind = keyof typeof activations;

function step({ sizes, hidden, output, learningRate }: Training | Sweep, parameters: Float64Array, batch: Batch): void {
  if (output === 'softmax') throw new LeftOut('one step would make about 20 million objects');
  const kinds = sizes.slice(1).map((_, l) => (l === sizes.length - 2 ? output : hidden));
  const values = Array.from(parameters, (parameter) => new Value(parameter));
  const inSize = sizes[0];
  let total = new Value(0);
  for (let s = 0; s < batch.count; s++) {
    const inputs = Array.from(batch.inputs.subarray(s * inSize, (s + 1) * inSize), (x) => new Value(x));
    const error = forward(sizes, kinds, values, inputs)[0].subtract(batch.targets[s]);
    total = total.add(error.multiply(error));
  }
  total.divide(batch.count).backward();
  for (let i = 0; i < parameters.length; i++) parameters[i] -= learningRate * values[i].gradient;
}

function train(workload: Training): TrainingRun {
  if (workload.output === 'softmax') throw new LeftOut('one step would make about 20 million objects');
  const batches = batchesOf(workload);
  const parameters = workload.start.slice();
  let at = 0;
  return {
    perUnit: workload.batchSize,
    stepsPerUnit: 1,
    compares: 'parameters',
    prepare() {
      parameters.set(workload.start);
      at = 0;
    },
    run(units) {
      for (let i = 0; i < units; i++) step(workload, parameters, batches[at++ % batches.length]);
    },
    result: () => parameters,
  };
}

/** A network is 200 steps; a unit is one step of one network, so that a round need not last a second. */
function sweep(workload: Sweep): SweepRun {
  const [batch] = batchesOf(workload);
  const all = workload.starts.map((start) => start.slice());
  return {
    perUnit: 1 / workload.steps,
    units: workload.networks * workload.steps,
    compares: 'parameters',
    prepare() {
      all.forEach((parameters, k) => {
        parameters.set(workload.starts[k]);
      });
    },
    run(units) {
      for (let i = 0; i < units; i++) step(workload, all[Math.floor(i / workload.steps) % workload.networks], batch);
    },
    result: () => all.flatMap((parameters) => [...parameters]),
  };
}

function bornDead({ sizes, points, seed }: BornDead): BornDeadRun {
  const kinds = sizes.slice(1).map((): Kind => 'relu');
  const initializer = heNormal();
  const parameters = new Float64Array(parameterCount(sizes));
  const layers = layersOf(sizes, parameters);
  let random = rng(seed);
  let dead = 0;
  const isDead = (numbers: Float64Array): boolean => {
    const values = Array.from(numbers, (parameter) => new Value(parameter));
    return points.every((x) => forward(sizes, kinds, values, [new Value(x)]).every(({ data }) => data === 0));
  };
  return {
    perUnit: 1,
    prepare() {
      random = rng(seed);
      dead = 0;
    },
    run(units) {
      for (let k = 0; k < units; k++) {
        for (const layer of layers) initializer.fill(layer as never, random);
        if (isDead(parameters)) dead++;
      }
    },
    decide: (networks) => networks.map(isDead),
    dead: () => dead,
  };
}

export const naive: Contender = {
  id: 'naive',
  name: 'one object for every number',
  kind: 'javascript',
  precision: 'float64',
  how: 'the core’s scalar Value, forward and backward',
  open: async () => ({ version: project.version, train, sweep, bornDead }),
};
