/** The training core of ReLU at Zero: the public names, and nothing else. Pages import it as `relu-at-zero`. */
export * from './activations/index.ts';
export { type AdamOptions, adam, adamW } from './adam.ts';
export { type BornDeadBounds, bornDeadBounds } from './born-dead-bounds.ts';
export { type CloudOptions, circles, twoMoons, xor } from './datasets.ts';
export { type BoxReport, deadOnBox } from './dead-on-box.ts';
export {
  type Derivative,
  type DifferentiateOptions,
  differentiate,
  type Operations,
  type Program,
  type Scalar,
} from './differentiate.ts';
export { Dual } from './dual.ts';
export { type GradientCheck, gradientCheck, type ParameterCheck } from './gradient-check.ts';
export {
  glorotUniform,
  type HeOptions,
  heNormal,
  heUniform,
  type InitializerOptions,
  torchLinear,
} from './initializers.ts';
export { type LinearPiece, type LinearRegions, linearRegions1d } from './linear-regions.ts';
export { binaryCrossEntropyWithLogits, hinge, meanAbsoluteError, meanSquaredError } from './losses.ts';
export { createMlp, type MlpOptions } from './mlp.ts';
export { type Reinitialization, type ReinitializeOptions, reinitializeDeadUnits } from './reinitialize-dead-units.ts';
export { type RmsPropOptions, rmsProp } from './rms-prop.ts';
export { rng } from './rng.ts';
export { type SgdOptions, sgd } from './sgd.ts';
export { type TrainOptions, train } from './train.ts';
export type * from './types.ts';
export { unitReport } from './unit-report.ts';
export { Value } from './value.ts';
