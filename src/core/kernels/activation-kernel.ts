import { sigmoid, tanh } from '../activations/smooth.ts';
import type { Activation } from '../types.ts';

/** How the kernels compute an activation: the kinds of assembly/records.ts, and the slopes of its two rays. */
export interface ActivationKernel {
  readonly kind: number;
  readonly negative: number;
  readonly atZero: number;
  readonly positive: number;
}

const RELU = 0;
const RAYS = 1;
const LEARNED = 2;
const TANH = 3;
const SIGMOID = 4;
const IDENTITY = 5;

const smooth = (kind: number): ActivationKernel => ({ kind, negative: 0, atZero: 0, positive: 0 });

/** Nothing if there is no kernel for it. */
export function activationKernel(activation: Activation): ActivationKernel | undefined {
  if (activation === tanh) return smooth(TANH);
  if (activation === sigmoid) return smooth(SIGMOID);
  if (!activation.rays || 'sampled' in activation) return undefined;
  const { negative, atZero, positive } = activation.rays;
  const is = (left: number, kink: number, right: number) => negative === left && atZero === kink && positive === right;
  const kind = 'learned' in activation ? LEARNED : is(0, 0, 1) ? RELU : is(1, 1, 1) ? IDENTITY : RAYS;
  return { ...activation.rays, kind };
}
