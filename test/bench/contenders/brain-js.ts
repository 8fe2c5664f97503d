/**
 * brain.js: one activation for all layers, the output's too, and one sample for each update. The comparison therefore
 * trains the core on just that. Its loss is ½ (o − t)², so the rate is doubled.
 */
import { type Contender, LeftOut, type Opened, type SweepRun, type TrainingRun } from '../contender.ts';
import { requirePeer, versionOf } from '../peers.ts';
import { layersOf, type Sweep, type Training } from '../workload.ts';

interface Network {
  sizes: number[];
  /** From layer 1 on: a list for each unit. */
  weights: Float32Array[][];
  biases: Float32Array[];
  initialize(): void;
  train(data: readonly object[], options: object): unknown;
}
interface Library {
  NeuralNetwork: new (options: object) => Network;
}

/** The options must lie inside (0, 1): no momentum is a momentum that vanishes. */
const NONE = 1e-300;

const differences = ({ hidden, output }: Training | Sweep): string => {
  const wanted = output === 'identity' ? 'linear' : output;
  return `batch of 1 instead of the task’s${output === hidden ? '' : `, output ${hidden} instead of ${wanted}`}`;
};

function open(): Opened {
  const { NeuralNetwork } = requirePeer<Library>('brain.js');

  function build(workload: Training | Sweep) {
    const { sizes, hidden, inputs, targets } = workload;
    const network = new NeuralNetwork({ activation: hidden });
    network.sizes = [...sizes];
    network.initialize();
    const inSize = sizes[0];
    const data = Array.from(targets, (target, s) => ({
      input: Array.from(inputs.subarray(s * inSize, (s + 1) * inSize)),
      output: [target],
    }));
    const options = { learningRate: 2 * workload.learningRate, momentum: NONE, errorThresh: NONE };
    return {
      train: (iterations: number) => network.train(data, { ...options, iterations }),
      write: (parameters: Float64Array): void =>
        layersOf(sizes, parameters).forEach((layer, l) => {
          network.biases[l + 1].set(layer.biases);
          network.weights[l + 1].forEach((row, unit) => {
            row.set(layer.weights.subarray(unit * row.length, (unit + 1) * row.length));
          });
        }),
      read: (): number[] =>
        sizes
          .slice(1)
          .flatMap((_, l) => [...network.weights[l + 1].flatMap((row) => [...row]), ...network.biases[l + 1]]),
    };
  }

  return {
    version: versionOf('brain.js'),
    train(workload): TrainingRun {
      if (workload.output === 'softmax') throw new LeftOut('has no softmax');
      const { train, write, read } = build(workload);
      return {
        perUnit: workload.targets.length,
        stepsPerUnit: workload.targets.length,
        computes: { ...workload, batchSize: 1, output: workload.hidden },
        compares: 'parameters',
        differs: differences(workload),
        prepare: () => write(workload.start),
        run: (units) => void train(units),
        result: read,
      };
    },
    sweep(workload): SweepRun {
      const { train, write, read } = build(workload);
      let ends: number[][] = [];
      return {
        perUnit: 1,
        units: workload.networks,
        computes: {
          ...workload,
          batchSize: 1,
          output: workload.hidden,
          steps: workload.steps * workload.targets.length,
        },
        compares: 'parameters',
        differs: differences(workload),
        prepare() {
          ends = [];
        },
        run(units) {
          for (let k = 0; k < units; k++) {
            write(workload.starts[k % workload.networks]);
            train(workload.steps);
            ends.push(read());
          }
        },
        result: () => ends.flat(),
      };
    },
    bornDead() {
      throw new LeftOut('cannot draw He’s weights, and running a network copies its output');
    },
  };
}

export const brainJs: Contender = {
  id: 'brain-js',
  name: 'brain.js',
  kind: 'javascript',
  precision: 'float32',
  how: 'NeuralNetwork.train, iterations over the samples',
  open: async () => open(),
};
