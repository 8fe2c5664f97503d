import type { Activation } from '../types.ts';
import { leakyRelu } from './leaky-relu.ts';
import { relu } from './relu.ts';
import { identity, sigmoid, tanh } from './smooth.ts';

export { type LeakyReluOptions, leakyRelu } from './leaky-relu.ts';
export { relu, reluWith } from './relu.ts';
export { identity, sigmoid, tanh } from './smooth.ts';

/** Every activation of the core, with its default options. */
export const activations: readonly Activation[] = [relu, leakyRelu(), identity, tanh, sigmoid];
