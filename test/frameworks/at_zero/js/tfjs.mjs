// TensorFlow.js, on the backend asked for: cpu is plain JavaScript, wasm its own kernels.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { load, modules, versionOf } from './load.mjs';

const CODES = {
  relu: 'tf.relu(x)',
  'relu-method': 'x.relu()',
  'maximum-x-0': 'tf.maximum(x, 0)',
  'maximum-0-x': 'tf.maximum(0, x)',
  'minus-minimum-x': 'tf.neg(tf.minimum(tf.neg(x), 0))',
  'minus-minimum-0': 'tf.neg(tf.minimum(0, tf.neg(x)))',
  'clip-min-0': 'tf.clipByValue(x, 0, Infinity)',
  'where-gt': 'tf.where(tf.greater(x, 0), x, tf.zerosLike(x))',
  'where-ge': 'tf.where(tf.greaterEqual(x, 0), x, tf.zerosLike(x))',
  'where-lt': 'tf.where(tf.less(x, 0), tf.zerosLike(x), x)',
  'mask-gt': 'tf.mul(x, tf.cast(tf.greater(x, 0), "float32"))',
  'mask-step': 'tf.mul(x, tf.step(x))',
  'mask-sign': 'tf.mul(x, tf.maximum(tf.sign(x), 0))',
  'half-x-plus-abs': 'tf.div(tf.add(x, tf.abs(x)), 2)',
  'half-x-plus-root': 'tf.div(tf.add(x, tf.sqrt(tf.mul(x, x))), 2)',
  'squared-relu': 'tf.square(tf.relu(x))',
  'leaky-relu': 'tf.leakyRelu(x, 0.01)',
  'leaky-relu-tenth': 'tf.leakyRelu(x, 0.1)',
  'leaky-maximum': 'tf.maximum(x, tf.mul(x, 0.1))',
  'leaky-maximum-swapped': 'tf.maximum(tf.mul(x, 0.1), x)',
  'leaky-where-ge': 'tf.where(tf.greaterEqual(x, 0), x, tf.mul(x, 0.1))',
  prelu: 'tf.prelu(x, tf.scalar(0.25))',
  'prelu-formula': 'tf.sub(tf.relu(x), tf.mul(0.25, tf.relu(tf.neg(x))))',
  relu6: 'tf.relu6(x)',
  'clip-0-6': 'tf.clipByValue(x, 0, 6)',
  'clip-1-1': 'tf.clipByValue(x, -1, 1)',
  'min-max-6': 'tf.minimum(tf.maximum(x, 0), 6)',
  hinge: 'tf.relu(tf.sub(1, x))',
  elu: 'tf.elu(x)',
  selu: 'tf.selu(x)',
  softplus: 'tf.softplus(x)',
  'log-sum-exp': 'tf.logSumExp(tf.stack([x, tf.zerosLike(x)]), 0)',
  'log-sigmoid': 'tf.logSigmoid(x)',
  sigmoid: 'tf.sigmoid(x)',
  tanh: 'tf.tanh(x)',
  'tanh-shrink': 'tf.sub(x, tf.tanh(x))',
  abs: 'tf.abs(x)',
  'sqrt-of-square': 'tf.sqrt(tf.mul(x, x))',
  'norm-2-x-0': 'tf.norm(tf.stack([x, tf.zerosLike(x)]), "euclidean", 0)',
  'norm-1-x': 'tf.norm(x, 1)',
  'maximum-x-minus-x': 'tf.maximum(x, tf.neg(x))',
  sign: 'tf.sign(x)',
  step: 'tf.step(x)',
  sqrt: 'tf.sqrt(x)',
  'power-half': 'tf.pow(x, 0.5)',
  'sqrt-relu': 'tf.sqrt(tf.relu(x))',
  'where-sqrt': 'tf.where(tf.greater(x, 0), tf.sqrt(x), tf.zerosLike(x))',
  'max-of-x-0': 'tf.max(tf.stack([x, tf.zerosLike(x)]))',
  'max-of-0-x': 'tf.max(tf.stack([tf.zerosLike(x), x]))',
  'max-of-x-0-0-0': 'tf.max(tf.concat([x, tf.zeros([3])]))',
  'max-of-x-x': 'tf.max(tf.stack([x, x]))',
  'maximum-x-x': 'tf.maximum(x, x)',
  'max-pool-x-0': 'tf.maxPool(tf.reshape(tf.stack([x, tf.zerosLike(x)]), [1, 2, 1, 1]), [2, 1], [2, 1], "valid")',
  'max-pool-0-x': 'tf.maxPool(tf.reshape(tf.stack([tf.zerosLike(x), x]), [1, 2, 1, 1]), [2, 1], [2, 1], "valid")',
  'log-sum-exp-4': 'tf.logSumExp(tf.concat([x, tf.zeros([3])]))',
  'relu-relu': 'tf.relu(tf.relu(x))',
  'relu-minus-relu': 'tf.sub(tf.relu(x), tf.relu(tf.neg(x)))',
  'relu-relu-minus-relu': 'tf.sub(tf.relu(tf.relu(x)), tf.relu(tf.neg(x)))',
  'maximum-minus-maximum': 'tf.sub(tf.maximum(x, 0), tf.maximum(tf.neg(x), 0))',
  'max-plus-min': 'tf.add(tf.maximum(x, 0), tf.minimum(x, 0))',
  'max-plus-min-swapped': 'tf.add(tf.maximum(0, x), tf.minimum(0, x))',
  'clip-plus-clip': 'tf.add(tf.clipByValue(x, 0, Infinity), tf.clipByValue(x, -Infinity, 0))',
  'relu-plus-relu': 'tf.add(tf.relu(x), tf.relu(tf.neg(x)))',
  'relu-of-minus-plus-x': 'tf.add(tf.relu(tf.neg(x)), x)',
  'half-relu-sum': 'tf.div(tf.add(tf.add(tf.relu(x), tf.relu(tf.neg(x))), x), 2)',
  'maximum-of-minus-plus-x': 'tf.add(tf.maximum(tf.neg(x), 0), x)',
  'x-minus-relu': 'tf.sub(x, tf.relu(x))',
  'minus-relu-of-minus': 'tf.neg(tf.relu(tf.neg(x)))',
  'zero-by-relu': 'tf.sub(tf.add(tf.relu(tf.neg(x)), x), tf.relu(x))',
  'zero-by-abs': 'tf.sub(tf.sub(tf.mul(2, tf.relu(x)), tf.abs(x)), x)',
  'abs-of-relu': 'tf.abs(tf.relu(x))',
};
const RUNS = [
  ['float32', 'reverse'],
  ['float32', 'second'],
];

/** The parts that users import: its ES modules cannot be loaded by Node.js as they are, so they are bundled first. */
async function tensorflow(backend) {
  const lines = [
    "export * from '@tensorflow/tfjs-core';",
    "import '@tensorflow/tfjs-core/dist/register_all_gradients';",
    "import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops';",
    backend === 'wasm'
      ? "export { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';"
      : "import '@tensorflow/tfjs-backend-cpu';",
  ];
  const { outputFiles } = await build({
    stdin: { contents: lines.join('\n'), resolveDir: modules },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  const file = path.resolve('.cache', `tfjs-${backend}.cjs`);
  mkdirSync('.cache', { recursive: true });
  writeFileSync(file, outputFiles[0].text);
  const tf = load(file);
  tf.setWasmPaths?.(path.join(modules, 'node_modules/@tensorflow/tfjs-backend-wasm/dist/'));
  return tf;
}

export async function open(backend) {
  const tf = await tensorflow(backend);
  await tf.setBackend(backend);
  await tf.ready();
  const run = (code, _dtype, mode, point) =>
    tf.tidy(() => {
      const f = new Function('tf', 'x', `return ${code}`).bind(null, tf);
      const differentiate = mode === 'second' ? tf.grad((x) => tf.grad(f)(x)) : tf.grad(f);
      const value = mode === 'second' ? tf.grad(f)(tf.tensor1d([point])) : f(tf.tensor1d([point]));
      return [value.dataSync()[0], differentiate(tf.tensor1d([point])).dataSync()[0]];
    });
  return { NAME: `TensorFlow.js (${backend})`, VERSION: versionOf('@tensorflow/tfjs-core'), CODES, RUNS, run };
}
