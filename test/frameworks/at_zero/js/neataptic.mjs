// neataptic: an activation function returns its derivative when asked for it.
import { load, versionOf } from './load.mjs';

const CODES = {
  relu: 'methods.activation.RELU',
  'hard-tanh': 'methods.activation.HARD_TANH',
  selu: 'methods.activation.SELU',
  softsign: 'methods.activation.SOFTSIGN',
  sigmoid: 'methods.activation.LOGISTIC',
  tanh: 'methods.activation.TANH',
  abs: 'methods.activation.ABSOLUTE',
  step: 'methods.activation.STEP',
};

export function open() {
  const { methods } = load('neataptic');
  const run = (code, _dtype, _mode, point) => {
    const activation = methods.activation[code.split('.')[2]];
    return [activation(point, false), activation(point, true)];
  };
  return { NAME: 'neataptic', VERSION: versionOf('neataptic'), CODES, RUNS: [['float64', 'hand-written']], run };
}
