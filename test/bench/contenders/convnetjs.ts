/**
 * ConvNetJS. Its loss is ½ (o − t)², so the rate is doubled; no momentum and no decay. The layers are put together by
 * hand, since its shorthand adds a linear layer before a regression and cannot say "output tanh".
 */
import { rng } from '../../../src/core/index.ts';
import type { BornDeadRun, Contender, Opened, SweepRun, TrainingRun } from '../contender.ts';
import { drawInto } from '../draw.ts';
import { requirePeer, versionOf } from '../peers.ts';
import { type BornDead, batchesOf, layersOf, parameterCount, type Sweep, type Training } from '../workload.ts';

interface Volume {
  readonly w: Float64Array;
}
interface FullyConnected {
  readonly filters: readonly Volume[];
  readonly biases: Volume;
}
interface Net {
  layers: unknown[];
  forward(input: Volume): Volume;
}
interface Library {
  Vol: new (sx: number, sy: number, depth: number, fill?: number) => Volume;
  Net: new () => Net;
  Trainer: new (net: Net, options: object) => { train(input: Volume, target: Float64Array | number): unknown };
  InputLayer: new (options: object) => unknown;
  FullyConnLayer: new (options: object) => FullyConnected;
  ReluLayer: new (options: object) => unknown;
  TanhLayer: new (options: object) => unknown;
  RegressionLayer: new (options: object) => unknown;
  SoftmaxLayer: new (options: object) => unknown;
}

function open(): Opened {
  const { Net, Trainer, Vol, ...layerTypes } = requirePeer<Library>('convnetjs');

  /** A network, and its dense layers. */
  function build(sizes: readonly number[], hidden: Training['hidden'], output: Training['output']) {
    const net = new Net();
    const dense: FullyConnected[] = [];
    net.layers = [new layerTypes.InputLayer({ out_sx: 1, out_sy: 1, out_depth: sizes[0] })];
    sizes.slice(1).forEach((outSize, l) => {
      const last = l === sizes.length - 2;
      const shape = { in_sx: 1, in_sy: 1, in_depth: outSize };
      const layer = new layerTypes.FullyConnLayer({ ...shape, in_depth: sizes[l], num_neurons: outSize });
      dense.push(layer);
      net.layers.push(layer);
      const activation = last ? output : hidden;
      if (activation === 'relu') net.layers.push(new layerTypes.ReluLayer(shape));
      if (activation === 'tanh') net.layers.push(new layerTypes.TanhLayer(shape));
      if (last) {
        const Loss = output === 'softmax' ? layerTypes.SoftmaxLayer : layerTypes.RegressionLayer;
        net.layers.push(new Loss(shape));
      }
    });
    const write = (parameters: Float64Array): void =>
      layersOf(sizes, parameters).forEach(({ inSize, weights, biases }, l) => {
        dense[l].filters.forEach(({ w }, unit) => {
          w.set(weights.subarray(unit * inSize, (unit + 1) * inSize));
        });
        dense[l].biases.w.set(biases);
      });
    const read = (): number[] =>
      dense.flatMap(({ filters, biases }) => [...filters.flatMap(({ w }) => [...w]), ...biases.w]);
    return { net, write, read };
  }

  const volume = (numbers: Float64Array): Volume => {
    const made = new Vol(1, 1, numbers.length, 0);
    made.w.set(numbers);
    return made;
  };

  /** Samples as the trainer takes them, in order. */
  function samplesOf(workload: Training | Sweep): { input: Volume; target: Float64Array | number }[] {
    const [inSize, outSize] = [workload.sizes[0], workload.sizes[workload.sizes.length - 1]];
    return batchesOf(workload).flatMap(({ inputs, targets, count }) =>
      Array.from({ length: count }, (_, s) => {
        const target = targets.slice(s * outSize, (s + 1) * outSize);
        return {
          input: volume(inputs.subarray(s * inSize, (s + 1) * inSize)),
          target: workload.output === 'softmax' ? target.indexOf(1) : target,
        };
      }),
    );
  }

  const trainerFor = (net: Net, { batchSize, learningRate, output }: Training | Sweep) =>
    new Trainer(net, {
      method: 'sgd',
      learning_rate: output === 'softmax' ? learningRate : 2 * learningRate,
      momentum: 0,
      l1_decay: 0,
      l2_decay: 0,
      batch_size: batchSize,
    });

  return {
    version: versionOf('convnetjs'),
    train(workload): TrainingRun {
      const { net, write, read } = build(workload.sizes, workload.hidden, workload.output);
      const samples = samplesOf(workload);
      const trainer = trainerFor(net, workload);
      let at = 0;
      return {
        perUnit: workload.batchSize,
        stepsPerUnit: 1,
        compares: 'parameters',
        prepare() {
          write(workload.start);
          at = 0;
        },
        run(units) {
          for (let i = 0; i < units * workload.batchSize; i++) {
            const { input, target } = samples[at];
            at = at + 1 === samples.length ? 0 : at + 1;
            trainer.train(input, target);
          }
        },
        result: read,
      };
    },
    sweep(workload): SweepRun {
      const { net, write, read } = build(workload.sizes, workload.hidden, workload.output);
      const samples = samplesOf(workload);
      const trainer = trainerFor(net, workload);
      let ends: number[][] = [];
      return {
        perUnit: 1,
        units: workload.networks,
        compares: 'parameters',
        prepare() {
          ends = [];
        },
        run(units) {
          for (let k = 0; k < units; k++) {
            write(workload.starts[k % workload.networks]);
            for (let s = 0; s < workload.steps; s++)
              for (const { input, target } of samples) trainer.train(input, target);
            ends.push(read());
          }
        },
        result: () => ends.flat(),
      };
    },
    bornDead({ sizes, points, seed }: BornDead): BornDeadRun {
      const { net, write } = build(sizes, 'relu', 'relu');
      const parameters = new Float64Array(parameterCount(sizes));
      const inputs = Array.from(points, (x) => volume(Float64Array.of(x)));
      let random = rng(seed);
      let dead = 0;
      const isDead = (): boolean => inputs.every((input) => net.forward(input).w.every((value) => value === 0));
      return {
        perUnit: 1,
        note: 'weights drawn by the core’s generator, since its own cannot be seeded',
        prepare() {
          random = rng(seed);
          dead = 0;
        },
        run(units) {
          for (let k = 0; k < units; k++) {
            drawInto(parameters, sizes, random);
            write(parameters);
            if (isDead()) dead++;
          }
        },
        decide: (networks) =>
          networks.map((network) => {
            write(network);
            return isDead();
          }),
        dead: () => dead,
      };
    },
  };
}

export const convnetjs: Contender = {
  id: 'convnetjs',
  name: 'ConvNetJS',
  kind: 'javascript',
  precision: 'float64',
  how: 'Trainer.train, sample by sample, batch_size of the task',
  open: async () => open(),
};
