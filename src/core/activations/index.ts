import type { Activation } from '../types.ts';
import { hardSigmoid, hardSwish, hardTanh, relu6, threshold } from './clipped.ts';
import { celu, elu, selu } from './exponential.ts';
import { mish, silu, softplus, softsign } from './gated.ts';
import { gelu, geluTanh } from './gelu.ts';
import { leakyRelu } from './leaky-relu.ts';
import { abs, squaredRelu } from './other-kinks.ts';
import { prelu } from './prelu.ts';
import { relu } from './relu.ts';
import { rrelu } from './rrelu.ts';
import { identity, sigmoid, tanh } from './smooth.ts';

export { hardSigmoid, hardSwish, hardTanh, relu6, type ThresholdOptions, threshold } from './clipped.ts';
export { celu, type EluOptions, elu, selu } from './exponential.ts';
export { mish, silu, softplus, softsign } from './gated.ts';
export { gelu, geluTanh } from './gelu.ts';
export { type LeakyReluOptions, leakyRelu } from './leaky-relu.ts';
export { abs, absWith, squaredRelu } from './other-kinks.ts';
export { type PreluOptions, prelu } from './prelu.ts';
export { relu, reluWith } from './relu.ts';
export { type RreluOptions, rrelu } from './rrelu.ts';
export { identity, sigmoid, tanh } from './smooth.ts';

/**
 * Every activation of the core, with its default options.
 *
 * @example
 * ```ts id=core-activations-example title="activations"
 * import { activations } from 'relu-at-zero';
 * activations.length; // => 23
 * const atZero = activations.filter(({ kinks }) => kinks.includes(0));
 * atZero.map(({ name }) => name); // => ['relu', 'leakyRelu', 'prelu', 'rrelu', 'selu', 'relu6', 'threshold', 'abs']
 * activations.every(({ derivative }) => Number.isNaN(derivative(NaN))); // => true
 * ```
 */
export const activations: readonly Activation[] = /* @__PURE__ */ (() => [
  relu,
  leakyRelu(),
  prelu(),
  rrelu(),
  elu(),
  celu(),
  selu,
  gelu,
  geluTanh,
  silu,
  mish,
  softplus,
  softsign,
  sigmoid,
  tanh,
  hardTanh,
  hardSigmoid,
  hardSwish,
  relu6,
  squaredRelu,
  threshold(),
  identity,
  abs,
])();
