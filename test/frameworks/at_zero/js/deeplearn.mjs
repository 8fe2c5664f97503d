// deeplearn.js, which became TensorFlow.js.
import { load, versionOf } from './load.mjs';

const CODES = {
  relu: 'dl.relu(x)',
  'maximum-x-0': 'dl.maximum(x, dl.scalar(0))',
  'maximum-0-x': 'dl.maximum(dl.scalar(0), x)',
  'clip-0-6': 'dl.clipByValue(x, 0, 6)',
  'leaky-relu': 'dl.leakyRelu(x, 0.01)',
  'leaky-relu-tenth': 'dl.leakyRelu(x, 0.1)',
  elu: 'dl.elu(x)',
  selu: 'dl.selu(x)',
  sigmoid: 'dl.sigmoid(x)',
  tanh: 'dl.tanh(x)',
  abs: 'dl.abs(x)',
  sqrt: 'dl.sqrt(x)',
  'relu-minus-relu': 'dl.sub(dl.relu(x), dl.relu(dl.neg(x)))',
};

export function open() {
  const dl = load('deeplearn');
  const run = (code, _dtype, _mode, point) => {
    const f = new Function('dl', 'x', `return ${code}`).bind(null, dl);
    return [f(dl.tensor1d([point])), dl.grad(f)(dl.tensor1d([point]))].map((tensor) => tensor.dataSync()[0]);
  };
  return { NAME: 'deeplearn.js', VERSION: versionOf('deeplearn'), CODES, RUNS: [['float32', 'reverse']], run };
}
