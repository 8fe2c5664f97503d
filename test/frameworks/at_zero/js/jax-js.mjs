// jax-js: JAX's interface in JavaScript. An array is used up by a call; `x.ref` keeps it for another one.
import { load, versionOf } from './load.mjs';

const CODES = {
  relu: 'nn.relu(x)',
  'maximum-x-0': 'np.maximum(x, 0)',
  'maximum-0-x': 'np.maximum(0, x)',
  'fmax-x-0': 'np.fmax(x, 0)',
  'fmax-0-x': 'np.fmax(0, x)',
  'minus-minimum-x': 'np.minimum(x.neg(), 0).neg()',
  'minus-minimum-0': 'np.minimum(0, x.neg()).neg()',
  'clip-min-0': 'np.clip(x, 0)',
  'where-gt': 'np.where(np.greater(x.ref, 0), x, 0)',
  'where-ge': 'np.where(np.greaterEqual(x.ref, 0), x, 0)',
  'where-lt': 'np.where(np.less(x.ref, 0), 0, x)',
  'mask-gt': 'x.ref.mul(np.greater(x, 0).astype(np.float32))',
  'mask-heaviside-half': 'x.ref.mul(np.heaviside(x, 0.5))',
  'mask-sign': 'x.ref.mul(np.maximum(np.sign(x), 0))',
  'half-x-plus-abs': 'x.ref.add(np.abs(x)).div(2)',
  'half-x-plus-root': 'x.ref.add(np.sqrt(x.ref.mul(x))).div(2)',
  'squared-relu': 'np.square(nn.relu(x))',
  'leaky-relu': 'nn.leakyRelu(x, 0.01)',
  'leaky-relu-tenth': 'nn.leakyRelu(x, 0.1)',
  'leaky-relu-negative': 'nn.leakyRelu(x, -0.5)',
  'leaky-maximum': 'np.maximum(x.ref, x.mul(0.1))',
  'leaky-maximum-swapped': 'np.maximum(x.ref.mul(0.1), x)',
  'leaky-where-gt': 'np.where(np.greater(x.ref, 0), x.ref, x.mul(0.1))',
  'leaky-where-ge': 'np.where(np.greaterEqual(x.ref, 0), x.ref, x.mul(0.1))',
  'prelu-formula': 'nn.relu(x.ref).sub(nn.relu(x.neg()).mul(0.25))',
  relu6: 'nn.relu6(x)',
  'clip-0-6': 'np.clip(x, 0, 6)',
  'min-max-6': 'np.minimum(np.maximum(x, 0), 6)',
  'hard-tanh': 'nn.hardTanh(x)',
  'clip-1-1': 'np.clip(x, -1, 1)',
  'hard-sigmoid': 'nn.hardSigmoid(x)',
  'hard-swish': 'nn.hardSilu(x)',
  'sparse-plus': 'nn.sparsePlus(x)',
  hinge: 'nn.relu(np.subtract(1, x))',
  elu: 'nn.elu(x)',
  'elu-2': 'nn.elu(x, 2)',
  'celu-2': 'nn.celu(x, 2)',
  selu: 'nn.selu(x)',
  gelu: 'nn.gelu(x, { approximate: false })',
  'gelu-tanh': 'nn.gelu(x)',
  silu: 'nn.silu(x)',
  mish: 'nn.mish(x)',
  softplus: 'nn.softplus(x)',
  logaddexp: 'np.logaddexp(x, 0)',
  'log-sum-exp': 'nn.logsumexp(np.stack([x.ref, np.zerosLike(x)]))',
  'log-sigmoid': 'nn.logSigmoid(x)',
  squareplus: 'nn.squareplus(x)',
  softsign: 'nn.softSign(x)',
  sigmoid: 'nn.sigmoid(x)',
  tanh: 'np.tanh(x)',
  'tanh-shrink': 'x.ref.sub(np.tanh(x))',
  abs: 'np.abs(x)',
  'sqrt-of-square': 'np.sqrt(x.ref.mul(x))',
  'norm-2-x-0': 'np.linalg.norm(np.stack([x.ref, np.zerosLike(x)]))',
  'hypot-x-0': 'np.hypot(x, 0)',
  'maximum-x-minus-x': 'np.maximum(x.ref, x.neg())',
  sign: 'np.sign(x)',
  step: 'np.heaviside(x, 0)',
  sqrt: 'np.sqrt(x)',
  'power-half': 'np.power(x, 0.5)',
  'sqrt-relu': 'np.sqrt(nn.relu(x))',
  'where-sqrt': 'np.where(np.greater(x.ref, 0), np.sqrt(x), 0)',
  'double-where-sqrt': 'np.where(np.greater(x.ref, 0), np.sqrt(np.where(np.greater(x.ref, 0), x, 1)), 0)',
  'where-x-log-x': 'np.where(np.greater(x.ref, 0), x.ref.mul(np.log(x)), 0)',
  'max-of-x-0': 'np.max(np.stack([x.ref, np.zerosLike(x)]))',
  'max-of-0-x': 'np.max(np.stack([np.zerosLike(x.ref), x]))',
  'max-of-x-x': 'np.max(np.stack([x.ref, x]))',
  'maximum-x-x': 'np.maximum(x.ref, x)',
  'relu-relu': 'nn.relu(nn.relu(x))',
  'relu-minus-relu': 'nn.relu(x.ref).sub(nn.relu(x.neg()))',
  'relu-relu-minus-relu': 'nn.relu(nn.relu(x.ref)).sub(nn.relu(x.neg()))',
  'maximum-minus-maximum': 'np.maximum(x.ref, 0).sub(np.maximum(x.neg(), 0))',
  'max-plus-min': 'np.maximum(x.ref, 0).add(np.minimum(x, 0))',
  'max-plus-min-swapped': 'np.maximum(0, x.ref).add(np.minimum(0, x))',
  'clip-plus-clip': 'np.clip(x.ref, 0, Infinity).add(np.clip(x, -Infinity, 0))',
  'where-plus-where': 'np.where(np.greater(x.ref, 0), x.ref, 0).add(np.where(np.less(x.ref, 0), x, 0))',
  'where-eq': 'np.where(np.equal(x.ref, 0), 0, x)',
  'relu-plus-relu': 'nn.relu(x.ref).add(nn.relu(x.neg()))',
  'relu-of-minus-plus-x': 'nn.relu(x.ref.neg()).add(x)',
  'half-relu-sum': 'nn.relu(x.ref).add(nn.relu(x.ref.neg())).add(x).div(2)',
  'maximum-of-minus-plus-x': 'np.maximum(x.ref.neg(), 0).add(x)',
  'x-minus-relu': 'x.ref.sub(nn.relu(x))',
  'minus-relu-of-minus': 'nn.relu(x.neg()).neg()',
  'zero-by-relu': 'nn.relu(x.ref.neg()).add(x.ref).sub(nn.relu(x))',
  'zero-by-abs': 'nn.relu(x.ref).mul(2).sub(np.abs(x.ref)).sub(x)',
  'abs-of-relu': 'np.abs(nn.relu(x))',
};
const RUNS = [
  ['float32', 'reverse'],
  ['float16', 'reverse'],
  ['float32', 'forward'],
  ['float32', 'second'],
];

export async function open() {
  const { grad, init, jvp, nn, numpy: np, defaultDevice } = load('@jax-js/jax');
  await init();
  defaultDevice('cpu');
  const run = (code, dtype, mode, point) => {
    const f = new Function('nn', 'np', 'x', `return ${code}`).bind(null, nn, np);
    const at = (number) => np.array(number, { dtype: np[dtype] });
    const number = (array) => Number(array.js());
    if (mode === 'forward') return jvp(f, [at(point)], [at(1)]).map(number);
    if (mode === 'second') return [number(grad(f)(at(point))), number(grad(grad(f))(at(point)))];
    return [number(f(at(point))), number(grad(f)(at(point)))];
  };
  return { NAME: 'jax-js', VERSION: versionOf('@jax-js/jax'), CODES, RUNS, run };
}
