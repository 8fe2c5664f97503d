/** The training core of ReLU at Zero: the public names, and nothing else. Pages import it as `relu-at-zero`. */
export * from './activations/index.ts';
export { type AdamOptions, adam, adamW } from './adam.ts';
export { type BornDeadBounds, bornDeadBounds } from './born-dead-bounds.ts';
export { type BornDeadFraction, type BornDeadOptions, bornDeadFraction } from './born-dead-fraction.ts';
export { circles, twoMoons, xor } from './datasets/classic.ts';
export type { CloudOptions } from './datasets/cloud.ts';
export { fromCsv } from './datasets/csv.ts';
export { absoluteValue, type LineOptions, sine, step } from './datasets/curves.ts';
export { checkerboard, gaussians, spirals } from './datasets/shapes.ts';
export { type BoxReport, deadOnBox } from './dead-on-box.ts';
export {
  type Derivative,
  type DifferentiateOptions,
  differentiate,
  type Operations,
  type Program,
  type Scalar,
} from './differentiate.ts';
export { type Dtype, roundTo } from './dtype.ts';
export { Dual } from './dual.ts';
export { type GradientCheck, gradientCheck, type ParameterCheck } from './gradient-check.ts';
export { randomizedAsymmetric } from './initializers/randomized-asymmetric.ts';
export {
  glorotNormal,
  glorotUniform,
  type HeOptions,
  heNormal,
  heUniform,
  type InitializerOptions,
  lecunNormal,
  torchLinear,
  zeros,
} from './initializers/scaled.ts';
export { type WasmEngineOptions, wasmEngine } from './kernels/wasm-engine.ts';
export { l1Penalty } from './l1-penalty.ts';
export { type LinearPiece, type LinearRegions, linearRegions1d } from './linear-regions.ts';
export { meanAbsoluteError } from './losses/absolute-error.ts';
export { binaryCrossEntropyWithLogits } from './losses/binary-cross-entropy.ts';
export { hinge } from './losses/hinge.ts';
export { softmaxCrossEntropy } from './losses/softmax-cross-entropy.ts';
export { meanSquaredError } from './losses/squared-error.ts';
export { createMlp, type MlpOptions } from './mlp.ts';
export { type Reinitialization, type ReinitializeOptions, reinitializeDeadUnits } from './reinitialize-dead-units.ts';
export { type RmsPropOptions, rmsProp } from './rms-prop.ts';
export { rng } from './rng.ts';
export { type SgdOptions, sgd } from './sgd.ts';
export {
  constantLength,
  constantStep,
  diminishingStep,
  polyakStep,
  type StepRule,
  subgradientMethod,
} from './subgradient-method.ts';
export { type SweepOptions, type SweepResult, sweep } from './sweep.ts';
export { type TrainOptions, train } from './train.ts';
export type * from './types.ts';
export { unitReport } from './unit-report.ts';
export { Value } from './value.ts';
