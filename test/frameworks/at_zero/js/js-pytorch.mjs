// js-pytorch: reverse mode, with the names of PyTorch.
import { load, versionOf } from './load.mjs';

const CODES = {
  relu: 'new nn.ReLU().forward(x)',
  sqrt: 'torch.sqrt(x)',
  'relu-relu': 'new nn.ReLU().forward(new nn.ReLU().forward(x))',
  'relu-minus-relu': 'torch.add(new nn.ReLU().forward(x), torch.neg(new nn.ReLU().forward(torch.neg(x))))',
  'relu-plus-relu': 'torch.add(new nn.ReLU().forward(x), new nn.ReLU().forward(torch.neg(x)))',
};

export function open() {
  const { torch } = load('js-pytorch');
  const run = (code, _dtype, _mode, point) => {
    const x = torch.tensor([point], true);
    const y = new Function('torch', 'nn', 'x', `return ${code}`)(torch, torch.nn, x);
    y.backward();
    return [y.data[0], x.grad[0]];
  };
  return { NAME: 'js-pytorch', VERSION: versionOf('js-pytorch'), CODES, RUNS: [['float64', 'reverse']], run };
}
