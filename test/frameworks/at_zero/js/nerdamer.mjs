// nerdamer: the derivative as a formula, then its value.
import { load, versionOf } from './load.mjs';

const CODES = {
  'maximum-x-0': 'max(x, 0)',
  'half-x-plus-abs': '(x + abs(x)) / 2',
  abs: 'abs(x)',
  'sqrt-of-square': 'sqrt(x^2)',
  sign: 'sign(x)',
  step: 'step(x)',
  sqrt: 'sqrt(x)',
  tanh: 'tanh(x)',
};

export function open() {
  const nerdamer = load('nerdamer/all');
  const run = (code, _dtype, mode, point) => {
    const derivative = `diff(${code}, x${mode === 'second' ? ', 2' : ''})`;
    const value = mode === 'second' ? `diff(${code}, x)` : code;
    return [value, derivative].map((formula) => {
      const result = nerdamer(nerdamer(formula).toString(), { x: point }).evaluate().text('decimals');
      return Number.isNaN(Number(result)) ? result : Number(result);
    });
  };
  const points = ['0', '1', '-1'];
  const RUNS = ['symbolic', 'second'].map((mode) => ['exact', mode, points]);
  return { NAME: 'nerdamer', VERSION: versionOf('nerdamer'), CODES, RUNS, run };
}
