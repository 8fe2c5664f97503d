// toygrad: the backward functions of its activation layers.
import { load, versionOf } from './load.mjs';

const CODES = {
  relu: 'new Layers.Relu()',
  'leaky-relu': 'new Layers.LeakyRelu()',
  sigmoid: 'new Layers.Sigmoid()',
  tanh: 'new Layers.Tanh()',
};

export function open() {
  const { Layers, Tensor } = load('toygrad');
  const run = (code, _dtype, _mode, point) => {
    const Layer = Layers[/Layers\.(\w+)/.exec(code)[1]];
    const input = new Tensor(1, 1, 1, new Float32Array([point]));
    const layer = new Layer({}, { sx: 1, sy: 1, sz: 1 });
    const output = layer.forward(input, true);
    output.dw = new Float32Array([1]);
    layer.backward();
    return [output.w[0], input.dw[0]];
  };
  return { NAME: 'toygrad', VERSION: versionOf('toygrad'), CODES, RUNS: [['float32', 'hand-written']], run };
}
