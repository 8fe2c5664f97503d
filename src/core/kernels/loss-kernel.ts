import { meanAbsoluteError } from '../losses/absolute-error.ts';
import { binaryCrossEntropyWithLogits } from '../losses/binary-cross-entropy.ts';
import { hinge } from '../losses/hinge.ts';
import { meanSquaredError } from '../losses/squared-error.ts';
import type { Loss } from '../types.ts';

/** In the order of assembly/records.ts. */
const pointwise: readonly Loss[] = [meanSquaredError, meanAbsoluteError, binaryCrossEntropyWithLogits, hinge];
export const SOFTMAX = pointwise.length;

/** The number of a loss among the kernels; nothing if there is none for it and so many outputs. */
export function lossKernel(loss: Loss, outputSize: number): number | undefined {
  const index = pointwise.indexOf(loss);
  if (index >= 0) return index;
  return 'classes' in loss && loss.name === 'softmaxCrossEntropy' && loss.classes === outputSize ? SOFTMAX : undefined;
}
