/** The core with its kernels in WebAssembly: `train`, an epoch for each value pulled. */
import project from '../../../package.json' with { type: 'json' };
import {
  createMlp,
  type Dtype,
  identity,
  meanSquaredError,
  relu,
  sgd,
  softmaxCrossEntropy,
  tanh,
  train,
  wasmEngine,
} from '../../../src/core/index.ts';
import { type Contender, LeftOut, type Opened, type TrainingRun } from '../contender.ts';
import { batchesOf, type Training } from '../workload.ts';

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

const engine = (about: Pick<Contender, 'id' | 'name' | 'precision'>): Contender => ({
  ...about,
  kind: 'core',
  how: 'train with the engine wasmEngine(), an epoch for each value pulled',
  open: async (): Promise<Opened> => ({
    version: project.version,
    train: (workload) => training(workload, about.precision),
    sweep: () => {
      throw new LeftOut('left out: networks are trained one after the other here, see the core in TypeScript');
    },
    bornDead: () => {
      throw new LeftOut('left out: the kernels draw no weights');
    },
  }),
});

export const coreWasm64 = engine({ id: 'core-wasm-float64', name: 'core, WebAssembly', precision: 'float64' });
export const coreWasm32 = engine({ id: 'core-wasm-float32', name: 'core, WebAssembly', precision: 'float32' });
