/**
 * jax-js on its WebAssembly device: one jitted update, called for each batch (it has no loop inside jit). Its functions
 * own their arguments: `.ref` keeps one for later.
 */
import type { BornDeadRun, Contender, Opened, SweepRun, TrainingRun } from '../contender.ts';
import { repeated, stacked, unstacked } from '../flat.ts';
import { requirePeer, versionOf } from '../peers.ts';
import { type BornDead, batchesOf, type Sweep, type Training } from '../workload.ts';

interface Tensor {
  readonly ref: Tensor;
  add(other: Tensor): Tensor;
  sub(other: Tensor): Tensor;
  mul(other: Tensor | number): Tensor;
  sum(axis?: number | number[]): Tensor;
  reshape(shape: number[]): Tensor;
  dataSync(): Float32Array;
  dispose(): void;
}
interface Library {
  init(...devices: string[]): Promise<string[]>;
  defaultDevice(device: string): void;
  jit<F>(f: F): F;
  grad<F>(f: F): F;
  numpy: {
    array(data: Float32Array): Tensor;
    matmul(a: Tensor, b: Tensor): Tensor;
    tanh(x: Tensor): Tensor;
    max(x: Tensor, axis: number[]): Tensor;
    equal(x: Tensor, y: number): Tensor;
    greater(x: Tensor, y: number): Tensor;
    where(condition: Tensor, x: Tensor | number, y: number): Tensor;
  };
  nn: { logSoftmax(x: Tensor): Tensor };
  random: { key(seed: number): Tensor; normal(key: Tensor, shape: number[]): Tensor };
}

const OWN_RELU = { note: 'ReLU as where(x > 0, x, 0), since the derivative of its own relu at 0 is 1' };

/** Networks that are drawn at once. */
const AT_ONCE = 1000;

async function open(): Promise<Opened> {
  const jax = requirePeer<Library>('@jax-js/jax');
  await jax.init('wasm');
  jax.defaultDevice('wasm');
  const { numpy: np, nn, random } = jax;
  const array = (data: Float32Array, shape: number[]): Tensor => np.array(data).reshape(shape);
  const read = (tensors: readonly Tensor[]): Float32Array[] => tensors.map((tensor) => tensor.ref.dataSync());
  const keep = (tensors: readonly Tensor[]): Tensor[] => tensors.map((tensor) => tensor.ref);
  /** Its own relu has derivative 1 at 0, which a network meets when all units below are off; this one has 0. */
  const relu = (x: Tensor): Tensor => np.where(np.greater(x.ref, 0), x, 0);
  const activations = { relu, tanh: np.tanh, identity: (x: Tensor) => x, softmax: (x: Tensor) => x };

  /** A jitted update of all parameters; the loss is a mean over samples. */
  function updateOf({ sizes, hidden, output, learningRate, batchSize }: Training | Sweep) {
    const loss = (parameters: Tensor[], x: Tensor, t: Tensor): Tensor => {
      let y = x;
      for (let l = 0; l < sizes.length - 1; l++) {
        const z = np.matmul(y, parameters[2 * l]).add(parameters[2 * l + 1]);
        y = activations[l === sizes.length - 2 ? output : hidden](z);
      }
      if (output === 'softmax')
        return nn
          .logSoftmax(y)
          .mul(t)
          .sum()
          .mul(-1 / batchSize);
      const error = y.sub(t);
      return error.ref
        .mul(error)
        .sum()
        .mul(1 / batchSize);
    };
    const gradient = jax.grad(loss) as unknown as typeof update;
    function update(parameters: Tensor[], x: Tensor, t: Tensor): Tensor[] {
      const gradients = gradient(keep(parameters), x, t);
      return parameters.map((parameter, i) => parameter.sub(gradients[i].mul(learningRate)));
    }
    return jax.jit(update);
  }

  return {
    version: versionOf('@jax-js/jax'),
    train(workload): TrainingRun {
      const { sizes } = workload;
      const initial = stacked(sizes, [workload.start]).flatMap(({ inSize, outSize, weights, biases }) => [
        array(weights, [inSize, outSize]),
        array(biases, [outSize]),
      ]);
      const batches = batchesOf(workload).map(({ inputs, targets, count }) => ({
        x: array(Float32Array.from(inputs), [count, sizes[0]]),
        t: array(Float32Array.from(targets), [count, targets.length / count]),
      }));
      const update = updateOf(workload);
      let parameters: Tensor[] = [];
      let at = 0;
      return {
        perUnit: workload.batchSize,
        stepsPerUnit: 1,
        compares: 'parameters',
        ...(workload.hidden === 'relu' ? OWN_RELU : {}),
        prepare() {
          for (const tensor of parameters) tensor.dispose();
          parameters = keep(initial);
          at = 0;
        },
        run(units) {
          for (let i = 0; i < units; i++) {
            const { x, t } = batches[at++ % batches.length];
            parameters = update(parameters, x.ref, t.ref);
          }
          read(parameters);
        },
        result: () => unstacked(sizes, read(parameters)),
      };
    },
    /** All networks in one array with a dimension more. */
    sweep(workload): SweepRun {
      const { sizes, networks, starts, batchSize } = workload;
      const initial = stacked(sizes, starts).flatMap(({ inSize, outSize, weights, biases }) => [
        array(weights, [networks, inSize, outSize]),
        array(biases, [networks, 1, outSize]),
      ]);
      const [x, t] = [workload.inputs, workload.targets].map((numbers) =>
        array(repeated(numbers, networks), [networks, batchSize, numbers.length / batchSize]),
      );
      const update = updateOf(workload);
      let parameters: Tensor[] = [];
      return {
        perUnit: networks / workload.steps,
        units: workload.steps,
        compares: 'parameters',
        ...OWN_RELU,
        prepare() {
          for (const tensor of parameters) tensor.dispose();
          parameters = keep(initial);
        },
        run(units) {
          for (let i = 0; i < units; i++) parameters = update(parameters, x.ref, t.ref);
          read(parameters);
        },
        result: () => unstacked(sizes, read(parameters)),
      };
    },
    bornDead({ sizes, points, seed }: BornDead): BornDeadRun {
      const input = (networks: number): Tensor => array(repeated(points, networks), [networks, points.length, 1]);
      const x = input(AT_ONCE);
      /** For each network, 1 if all its last activations are 0. */
      const deadOf = (inputs: Tensor, weights: readonly Tensor[]): Tensor => {
        let y = inputs;
        for (const layer of weights) y = relu(np.matmul(y, layer));
        return np.where(np.equal(np.max(y, [1, 2]), 0), 1, 0);
      };
      const shapes = sizes.slice(1).map((outSize, l) => [sizes[l], outSize]);
      let draws = 0;
      let dead = 0;
      const sample = jax.jit(
        (keys: Tensor[], inputs: Tensor): Tensor =>
          deadOf(
            inputs,
            shapes.map(([a = 0, b = 0], l) => random.normal(keys[l], [AT_ONCE, a, b]).mul(Math.sqrt(2 / a))),
          ).sum(),
      );
      return {
        perUnit: AT_ONCE,
        prepare() {
          draws = 0;
          dead = 0;
        },
        run(units) {
          for (let i = 0; i < units; i++) {
            const keys = shapes.map(() => random.key(seed + draws++));
            dead += sample(keys, x.ref).dataSync()[0];
          }
        },
        decide: (networks) => {
          const weights = stacked(sizes, networks).map((layer) =>
            array(layer.weights, [networks.length, layer.inSize, layer.outSize]),
          );
          return Array.from(deadOf(input(networks.length), weights).dataSync(), (flag) => flag === 1);
        },
        dead: () => dead,
      };
    },
  };
}

export const jaxJs: Contender = {
  id: 'jax-js',
  name: 'jax-js wasm',
  kind: 'javascript',
  precision: 'float32',
  how: 'jit of grad and update, called for each batch; many networks as one batched matmul',
  open,
};
