/** The pointwise losses of losses.ts for two networks: the sum over one number of the outputs of both. */
import { exp, log1p, logistic } from './math';
import { BINARY_CROSS_ENTROPY, HINGE, MEAN_ABSOLUTE_ERROR, MEAN_SQUARED_ERROR } from './records';

/** What one pair of outputs adds to the two sums. */
export function lossOf(kind: i32, output: v128, target: v128): v128 {
  const zero = f64x2.splat(0);
  if (kind == MEAN_SQUARED_ERROR) {
    const error = f64x2.sub(output, target);
    return f64x2.mul(error, error);
  }
  if (kind == MEAN_ABSOLUTE_ERROR) return f64x2.abs(f64x2.sub(output, target));
  if (kind == HINGE) return f64x2.max(zero, f64x2.sub(f64x2.splat(1), f64x2.mul(output, target)));
  const linear = f64x2.sub(f64x2.max(output, zero), f64x2.mul(output, target));
  return f64x2.add(linear, log1p(exp(f64x2.neg(f64x2.abs(output)))));
}

/** Its derivative; `size` is what the loss divides by. */
export function lossSlopeOf(kind: i32, output: v128, target: v128, size: v128): v128 {
  const zero = f64x2.splat(0);
  const one = f64x2.splat(1);
  const error = f64x2.sub(output, target);
  if (kind == MEAN_SQUARED_ERROR) return f64x2.div(f64x2.mul(f64x2.splat(2), error), size);
  if (kind == BINARY_CROSS_ENTROPY) return f64x2.div(f64x2.sub(logistic(output), target), size);
  if (kind == HINGE) {
    const margin = f64x2.mul(output, target);
    // NaN stays NaN, as it is neither below 1 nor above.
    const beyond = v128.bitselect(zero, margin, f64x2.ge(margin, one));
    return v128.bitselect(f64x2.div(f64x2.neg(target), size), beyond, f64x2.lt(margin, one));
  }
  const sign = v128.bitselect(one, v128.bitselect(f64x2.neg(one), error, f64x2.lt(error, zero)), f64x2.gt(error, zero));
  return f64x2.div(f64x2.add(sign, zero), size);
}
