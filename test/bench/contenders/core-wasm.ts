/** The core with its kernels in WebAssembly: `train`, an epoch for each value pulled. */
import project from '../../../package.json' with { type: 'json' };
import {
  createMlp,
  type Dtype,
  type Initializer,
  identity,
  meanSquaredError,
  relu,
  sgd,
  softmaxCrossEntropy,
  sweep,
  tanh,
  train,
  wasmEngine,
} from '../../../src/core/index.ts';
import { type Contender, LeftOut, type Opened, type SweepRun, type TrainingRun } from '../contender.ts';
import { batchesOf, type Sweep, type Training } from '../workload.ts';

/** Cross-entropy takes the outputs before softmax. */
const outputs = { identity, relu, tanh, softmax: identity };

function training(workload: Training, dtype: Dtype): TrainingRun {
  const { sizes, batchSize, inputs, targets, learningRate, start } = workload;
  const batches = batchesOf(workload).length;
  const count = batches * batchSize;
  const [inputSize, targetSize] = [sizes[0], sizes[sizes.length - 1]];
  const data = {
    inputs: inputs.slice(0, count * inputSize),
    targets: targets.slice(0, count * targetSize),
    count,
    inputSize,
    targetSize,
  };
  const mlp = createMlp({
    sizes,
    hidden: workload.hidden === 'relu' ? relu : tanh,
    output: outputs[workload.output],
    dtype,
    engine: wasmEngine({ required: true }),
  });
  const loss = workload.output === 'softmax' ? softmaxCrossEntropy({ classes: targetSize }) : meanSquaredError;
  let epochs: ReturnType<typeof train>;
  let ended = false;
  return {
    perUnit: count,
    stepsPerUnit: batches,
    compares: 'parameters',
    prepare() {
      mlp.parameters.set(start);
      const options = { loss, batchSize, shuffle: false, stepsPerYield: batches, epochs: 1e9 };
      epochs = train(mlp, data, { ...options, optimizer: sgd({ learningRate }) });
      ended = false;
    },
    run(units) {
      for (let i = 0; i < units; i++) ended = epochs.next().done === true;
    },
    fault: () => (ended ? 'its training diverges here' : undefined),
    result: () => mlp.parameters.slice(),
  };
}

function sweeping(workload: Sweep, dtype: Dtype): SweepRun {
  const { sizes, networks, steps, learningRate, inputs, targets, starts } = workload;
  const data = { inputs, targets, count: targets.length, inputSize: sizes[0], targetSize: 1 };
  const ends = new Float64Array(networks * starts[0].length);
  return {
    perUnit: 1,
    units: networks,
    compares: 'parameters',
    prepare() {},
    run(units) {
      const swept = sweep({
        sizes,
        hidden: relu,
        initializer: given(starts, sizes.length - 1),
        data,
        loss: meanSquaredError,
        learningRate,
        steps,
        seeds: Array.from({ length: units }, (_, seed) => seed),
        keepParameters: true,
        dtype,
        engine: wasmEngine({ required: true }),
      });
      swept.networks.forEach(({ parameters = ends }, k) => {
        ends.set(parameters, (k % networks) * starts[0].length);
      });
    },
    result: () => ends,
  };
}

/** The weights and biases of the workload, network by network; `sweep` fills one more network before the first. */
function given(starts: readonly Float64Array[], layers: number): Initializer {
  let filled = -layers;
  let at = 0;
  return {
    name: 'given',
    fill({ weights, biases }) {
      const start = starts[Math.max(0, Math.floor(filled / layers)) % starts.length];
      if (filled % layers === 0) at = 0;
      weights.set(start.subarray(at, at + weights.length));
      biases.set(start.subarray(at + weights.length, at + weights.length + biases.length));
      at += weights.length + biases.length;
      filled++;
    },
  };
}

const engine = (about: Pick<Contender, 'id' | 'name' | 'precision'>): Contender => ({
  ...about,
  kind: 'core',
  how: 'train with the engine wasmEngine(), an epoch for each value pulled; sweep for many networks',
  open: async (): Promise<Opened> => ({
    version: project.version,
    train: (workload) => training(workload, about.precision),
    sweep: (workload) => sweeping(workload, about.precision),
    bornDead: () => {
      throw new LeftOut('the kernels draw no weights');
    },
  }),
});

export const coreWasm64 = engine({ id: 'core-wasm-float64', name: 'core, WebAssembly', precision: 'float64' });
export const coreWasm32 = engine({ id: 'core-wasm-float32', name: 'core, WebAssembly', precision: 'float32' });
