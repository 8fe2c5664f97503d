// Algebrite: the derivative as a formula, then its value.
import { load, versionOf } from './load.mjs';

const CODES = {
  'mask-step': 'x * (1 + sgn(x)) / 2',
  'half-x-plus-abs': '(x + abs(x)) / 2',
  abs: 'abs(x)',
  'sqrt-of-square': 'sqrt(x^2)',
  sign: 'sgn(x)',
  sqrt: 'sqrt(x)',
  tanh: 'tanh(x)',
};

export function open() {
  const algebrite = load('algebrite');
  const run = (code, _dtype, mode, point) => {
    const number = (formula) => {
      algebrite.run('clearall');
      const result = algebrite.run(`float(eval(${formula}, x, ${point}))`);
      if (/Stop|error/i.test(result)) throw new Error(result.trim());
      return Number.isNaN(Number(result)) ? result : Number(result);
    };
    return mode === 'second'
      ? [number(`d(${code},x)`), number(`d(d(${code},x),x)`)]
      : [number(code), number(`d(${code},x)`)];
  };
  const points = ['0', '1', '-1'];
  const RUNS = ['symbolic', 'second'].map((mode) => ['exact', mode, points]);
  return { NAME: 'Algebrite', VERSION: versionOf('algebrite'), CODES, RUNS, run };
}
