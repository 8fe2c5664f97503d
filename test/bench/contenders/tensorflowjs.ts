/** TensorFlow.js, on its plain JavaScript and on its WebAssembly backend; one thread. */
import type * as Tf from '@tensorflow/tfjs-core';
import type { BornDeadRun, Contender, Opened, SweepRun, TrainingRun } from '../contender.ts';
import { repeated, stacked, unstacked } from '../flat.ts';
import { requirePeer, versionOf } from '../peers.ts';
import { type BornDead, batchesOf, type Sweep, type Training } from '../workload.ts';

/** Networks that are drawn at once: enough to fill a call, few enough for the cache. */
const AT_ONCE = 1000;

async function open(backend: 'cpu' | 'wasm'): Promise<Opened> {
  const tf = requirePeer<typeof Tf>('@tensorflow/tfjs');
  const packageName = `@tensorflow/tfjs-backend-${backend}`;
  const { setThreadsCount } = requirePeer<{ setThreadsCount?(count: number): void }>(packageName);
  setThreadsCount?.(1);
  const select = async (): Promise<void> => {
    if (!(await tf.setBackend(backend))) throw new Error(`the backend ${backend} did not start`);
  };
  await select();

  const activations = {
    relu: (x: Tf.Tensor) => tf.relu(x),
    tanh: (x: Tf.Tensor) => tf.tanh(x),
    identity: (x: Tf.Tensor) => x,
    softmax: (x: Tf.Tensor) => x,
  };
  const chain = ({ sizes, hidden, output }: Training | Sweep, parameters: readonly Tf.Tensor[], x: Tf.Tensor) => {
    let y = x;
    for (let l = 0; l < sizes.length - 1; l++) {
      const z = tf.add(tf.matMul(y, parameters[2 * l]), parameters[2 * l + 1]);
      y = activations[l === sizes.length - 2 ? output : hidden](z);
    }
    return y;
  };
  return {
    version: versionOf(packageName),
    train(workload): TrainingRun {
      const { sizes, learningRate, output, start } = workload;
      const initial = stacked(sizes, [start]).flatMap(({ inSize, outSize, weights, biases }) => [
        tf.tensor2d(weights, [inSize, outSize]),
        tf.tensor1d(biases),
      ]);
      const variables = initial.map((tensor) => tf.variable(tensor));
      const batches = batchesOf(workload).map(({ inputs, targets, count }) => ({
        x: tf.tensor2d(Float32Array.from(inputs), [count, sizes[0]]),
        t: tf.tensor2d(Float32Array.from(targets), [count, targets.length / count]),
      }));
      const optimizer = tf.train.sgd(learningRate);
      let at = 0;
      return {
        perUnit: workload.batchSize,
        stepsPerUnit: 1,
        compares: 'parameters',
        async prepare() {
          await select();
          variables.forEach((variable, i) => {
            variable.assign(initial[i]);
          });
          at = 0;
        },
        run(units) {
          for (let i = 0; i < units; i++) {
            const { x, t } = batches[at++ % batches.length];
            optimizer.minimize(
              () => {
                const o = chain(workload, variables, x);
                return output === 'softmax' ? tf.losses.softmaxCrossEntropy(t, o) : tf.mean(tf.squaredDifference(o, t));
              },
              false,
              variables,
            );
          }
          variables[0].dataSync();
        },
        result: () =>
          unstacked(
            sizes,
            variables.map((variable) => variable.dataSync<'float32'>()),
          ),
      };
    },
    /** All networks in one tensor with a dimension more. */
    sweep(workload): SweepRun {
      const { sizes, learningRate, networks, starts, inputs, targets, batchSize } = workload;
      const initial = stacked(sizes, starts).flatMap(({ inSize, outSize, weights, biases }) => [
        tf.tensor3d(weights, [networks, inSize, outSize]),
        tf.tensor3d(biases, [networks, 1, outSize]),
      ]);
      const variables = initial.map((tensor) => tf.variable(tensor));
      const [x, t] = [inputs, targets].map((numbers) =>
        tf.tensor3d(repeated(numbers, networks), [networks, batchSize, numbers.length / batchSize]),
      );
      const optimizer = tf.train.sgd(learningRate);
      return {
        perUnit: networks / workload.steps,
        units: workload.steps,
        compares: 'parameters',
        async prepare() {
          await select();
          variables.forEach((variable, i) => {
            variable.assign(initial[i]);
          });
        },
        run(units) {
          // The sum over networks of the mean over points: each network gets its own gradient.
          for (let i = 0; i < units; i++)
            optimizer.minimize(
              () => tf.div(tf.sum(tf.squaredDifference(chain(workload, variables, x), t)), batchSize),
              false,
              variables,
            );
          variables[0].dataSync();
        },
        result: () =>
          unstacked(
            sizes,
            variables.map((variable) => variable.dataSync<'float32'>()),
          ),
      };
    },
    bornDead({ sizes, points, seed }: BornDead): BornDeadRun {
      const input = (networks: number) => tf.tensor3d(repeated(points, networks), [networks, points.length, 1]);
      const x = input(AT_ONCE);
      /** For each network, 1 if all its last activations are 0. */
      const deadOf = (inputs: Tf.Tensor, weights: (layer: number) => Tf.Tensor): Tf.Tensor => {
        let y = inputs;
        for (let l = 0; l < sizes.length - 1; l++) y = tf.relu(tf.matMul(y, weights(l)));
        return tf.equal(tf.max(y, [1, 2]), 0);
      };
      let draws = 0;
      let dead = 0;
      return {
        perUnit: AT_ONCE,
        async prepare() {
          await select();
          draws = 0;
          dead = 0;
        },
        run(units) {
          for (let i = 0; i < units; i++) {
            dead += tf.tidy(() => {
              const drawn = (l: number): Tf.Tensor => {
                const deviation = Math.sqrt(2 / sizes[l]);
                return tf.randomNormal([AT_ONCE, sizes[l], sizes[l + 1]], 0, deviation, 'float32', seed + draws++);
              };
              return tf.sum(tf.cast(deadOf(x, drawn), 'float32')).dataSync()[0];
            });
          }
        },
        decide: (networks) =>
          tf.tidy(() => {
            const given = stacked(sizes, networks).map(({ inSize, outSize, weights }) =>
              tf.tensor3d(weights, [networks.length, inSize, outSize]),
            );
            return Array.from(deadOf(input(networks.length), (l) => given[l]).dataSync(), (flag) => flag === 1);
          }),
        dead: () => dead,
      };
    },
  };
}

const contender = (backend: 'cpu' | 'wasm'): Contender => ({
  id: `tfjs-${backend}`,
  name: `TensorFlow.js ${backend}`,
  kind: 'javascript',
  precision: 'float32',
  how: 'tf.train.sgd().minimize on prepared tensors; many networks as one batched matMul',
  open: () => open(backend),
});

export const tensorflowjsCpu = contender('cpu');
export const tensorflowjsWasm = contender('wasm');
