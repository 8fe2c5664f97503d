// ConvNetJS: the backward functions of its layers, on a volume of one or two numbers.
import { load, versionOf } from './load.mjs';

const CODES = {
  relu: '{ type: "relu" }',
  sigmoid: '{ type: "sigmoid" }',
  tanh: '{ type: "tanh" }',
  'maxout-x-0': '{ type: "maxout", group_size: 2 } on [x, 0]',
  'maxout-0-x': '{ type: "maxout", group_size: 2 } on [0, x]',
};

export function open() {
  const { MaxoutLayer, ReluLayer, SigmoidLayer, TanhLayer, Vol } = load('convnetjs');
  const run = (code, _dtype, _mode, point) => {
    const maxout = code.includes('maxout');
    const numbers = maxout ? (code.endsWith('[x, 0]') ? [point, 0] : [0, point]) : [point];
    const Layer = { relu: ReluLayer, sigmoid: SigmoidLayer, tanh: TanhLayer, maxout: MaxoutLayer }[code.split('"')[1]];
    const layer = new Layer({ in_sx: 1, in_sy: 1, in_depth: numbers.length, group_size: 2 });
    const input = new Vol(numbers);
    const output = layer.forward(input, true);
    output.dw[0] = 1;
    layer.backward();
    return [output.w[0], input.dw[code.endsWith('[0, x]') ? 1 : 0]];
  };
  return { NAME: 'ConvNetJS', VERSION: versionOf('convnetjs'), CODES, RUNS: [['float64', 'hand-written']], run };
}
