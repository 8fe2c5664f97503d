// math.js: the derivative as a formula, then its value.
import { load, versionOf } from './load.mjs';

const CODES = {
  'maximum-x-0': 'max(x, 0)',
  'if-gt': 'x > 0 ? x : 0',
  'half-x-plus-abs': '(x + abs(x)) / 2',
  'half-x-plus-root': '(x + sqrt(x^2)) / 2',
  softplus: 'log(1 + exp(x))',
  softsign: 'x / (1 + abs(x))',
  sigmoid: '1 / (1 + exp(-x))',
  tanh: 'tanh(x)',
  abs: 'abs(x)',
  'sqrt-of-square': 'sqrt(x^2)',
  sign: 'sign(x)',
  sqrt: 'sqrt(x)',
  'power-half': 'x^0.5',
};

export function open() {
  const { derivative, evaluate } = load('mathjs');
  const run = (code, _dtype, _mode, point) =>
    [evaluate(code, { x: point }), derivative(code, 'x').evaluate({ x: point })].map((result) =>
      typeof result === 'number' ? result : String(result),
    );
  return { NAME: 'math.js', VERSION: versionOf('mathjs'), CODES, RUNS: [['float64', 'symbolic']], run };
}
