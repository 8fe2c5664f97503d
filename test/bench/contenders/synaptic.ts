/**
 * synaptic: one sample for each update. It propagates the error through weights that it has already changed, and leaves
 * out the derivative of the output's activation, so no setting computes the task: only its outputs are compared.
 */
import { type Contender, LeftOut, type Opened, type TrainingRun } from '../contender.ts';
import { requirePeer, versionOf } from '../peers.ts';
import { layersOf, type Sweep, type Training } from '../workload.ts';

interface Connection {
  weight: number;
}
interface Neuron {
  bias: number;
  squash: unknown;
  readonly connections: { readonly inputs: Record<string, Connection> };
}
interface Layer {
  readonly list: readonly Neuron[];
  set(options: object): void;
  project(next: Layer): unknown;
}
interface Network {
  activate(inputs: readonly number[]): number[];
  propagate(rate: number, targets: readonly number[]): void;
}
interface Library {
  Layer: new (size: number) => Layer;
  Network: new (layers: object) => Network;
  Neuron: { readonly squash: Readonly<Record<'RELU' | 'TANH' | 'IDENTITY', unknown>> };
}

function differences({ output }: Training | Sweep): string {
  const derivative = output === 'identity' ? '' : ', leaves out the derivative of the output';
  return `batch of 1 instead of the task’s, propagates through weights already updated${derivative}`;
}

function open(): Opened {
  const { Layer, Network, Neuron } = requirePeer<Library>('synaptic');
  const squash = { relu: Neuron.squash.RELU, tanh: Neuron.squash.TANH, identity: Neuron.squash.IDENTITY };

  /** Weights are compiled into code at the first call, so a network starts from its own. */
  function build({ sizes, hidden, output }: Training | Sweep, start: Float64Array): Network {
    if (output === 'softmax') throw new LeftOut('has no softmax');
    const layers = sizes.map((size) => new Layer(size));
    layersOf(sizes, start).forEach(({ inSize, weights, biases }, l) => {
      layers[l].project(layers[l + 1]);
      layers[l + 1].set({ squash: squash[l === sizes.length - 2 ? output : hidden] });
      layers[l + 1].list.forEach((neuron, unit) => {
        neuron.bias = biases[unit];
        Object.values(neuron.connections.inputs).forEach((connection, i) => {
          connection.weight = weights[unit * inSize + i];
        });
      });
    });
    return new Network({ input: layers[0], hidden: layers.slice(1, -1), output: layers[layers.length - 1] });
  }

  const samplesOf = ({ sizes, inputs, targets }: Training | Sweep) =>
    Array.from(targets, (target, s) => ({
      inputs: Array.from(inputs.subarray(s * sizes[0], (s + 1) * sizes[0])),
      targets: [target],
    }));

  return {
    version: versionOf('synaptic'),
    train(workload): TrainingRun {
      const samples = samplesOf(workload);
      const rate = 2 * workload.learningRate;
      let network = build(workload, workload.start);
      return {
        perUnit: samples.length,
        stepsPerUnit: samples.length,
        compares: 'outputs',
        differs: differences(workload),
        prepare() {
          network = build(workload, workload.start);
          network.activate(samples[0].inputs);
        },
        run(units) {
          for (let i = 0; i < units; i++)
            for (const { inputs, targets } of samples) {
              network.activate(inputs);
              network.propagate(rate, targets);
            }
        },
        result: () => samples.slice(0, workload.batchSize).flatMap(({ inputs }) => network.activate(inputs)),
      };
    },
    sweep() {
      throw new LeftOut('compiles each network anew, which takes longer than its training');
    },
    bornDead() {
      throw new LeftOut('compiles each network anew');
    },
  };
}

export const synaptic: Contender = {
  id: 'synaptic',
  name: 'synaptic',
  kind: 'javascript',
  precision: 'float64',
  how: 'Network.activate and propagate, sample by sample',
  open: async () => open(),
};
