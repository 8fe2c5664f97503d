// synaptic: a squashing function returns its derivative when asked for it.
import { load, versionOf } from './load.mjs';

const CODES = {
  relu: 'Neuron.squash.RELU',
  sigmoid: 'Neuron.squash.LOGISTIC',
  tanh: 'Neuron.squash.TANH',
  step: 'Neuron.squash.HLIM',
};

export function open() {
  const { Neuron } = load('synaptic');
  const run = (code, _dtype, _mode, point) => {
    const squash = Neuron.squash[code.split('.')[2]];
    return [squash(point, false), squash(point, true)];
  };
  return { NAME: 'synaptic', VERSION: versionOf('synaptic'), CODES, RUNS: [['float64', 'hand-written']], run };
}
