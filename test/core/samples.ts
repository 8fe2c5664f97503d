import type { Dataset } from '../../src/core/index.ts';

/** A data set of one input and one target a sample, in order. */
export const samples = (inputs: readonly number[], targets: readonly number[]): Dataset => ({
  inputs: Float64Array.from(inputs),
  targets: Float64Array.from(targets),
  count: targets.length,
  inputSize: 1,
  targetSize: 1,
});
