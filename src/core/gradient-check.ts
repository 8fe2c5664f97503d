import type { Dataset, Loss, Mlp } from './types.ts';
import { requireMade, requirePositive } from './validate.ts';

/** One parameter of a `gradientCheck`. */
export interface ParameterCheck {
  readonly index: number;
  /** What `backward` says. */
  readonly analytic: number;
  /** (L(w + h) − L(w − h))/2h. */
  readonly numeric: number;
  /** Some pre-activation lies on a kink or on different sides of it at w − h, w and w + h: `numeric` mixes two slopes. */
  readonly kinkCrossed: boolean;
}

/** What `gradientCheck` returns. */
export interface GradientCheck {
  readonly parameters: readonly ParameterCheck[];
  /** Largest |analytic − numeric| over the parameters that cross no kink. */
  readonly largestDifference: number;
  readonly kinksCrossed: number;
}

/**
 * Compares `backward` with central differences, parameter by parameter, and says where the comparison means nothing.
 *
 * At a kink the difference gives the mean of the two slopes whatever the step, so a mismatch there does not show an
 * error and a match does not show correctness. Parameters are put back exactly; the gradient holds `backward`'s.
 *
 * @param step h, by default 10⁻⁶.
 * @throws RangeError if `step` is not positive and finite, or too small to change a parameter, or the network is not
 * float64; TypeError if the loss is none.
 *
 * @example
 * ```ts
 * import { createMlp, gradientCheck, meanSquaredError, step } from 'relu-at-zero';
 * const mlp = createMlp({ sizes: [1, 1, 1] });
 * mlp.parameters.set([1, 0, 1, 0]);
 * // The sample x = 0 lies on the kink, and moving the bias takes it off.
 * const check = gradientCheck(mlp, step({ count: 3 }), meanSquaredError);
 * check.parameters.map(({ kinkCrossed }) => kinkCrossed); // => [false, true, false, false]
 * check.parameters[1].analytic; // => 0
 * check.parameters[1].numeric; // => ≈ -0.3333
 * check.largestDifference < 1e-9; // => true
 * ```
 */
export function gradientCheck(
  mlp: Mlp,
  data: Dataset,
  loss: Loss,
  { step = 1e-6 }: { readonly step?: number } = {},
): GradientCheck {
  requirePositive('gradientCheck', 'step', step);
  requireMade('gradientCheck', 'loss', 'a loss', loss, 'gradient');
  // A narrower format would round the step away.
  if (mlp.dtype !== 'float64') throw new RangeError(`gradientCheck: mlp.dtype must be float64, got ${mlp.dtype}`);
  const outputGradient = new Float64Array(data.targets.length);
  const lossNow = (): number => loss.value(mlp.forward(data.inputs, data.count), data.targets);

  loss.gradient(mlp.forward(data.inputs, data.count), data.targets, outputGradient);
  mlp.backward(outputGradient);
  const analytic = mlp.gradient.slice();
  const sides = kinkSides(mlp);

  const parameters = Array.from(analytic, (slope, index): ParameterCheck => {
    const kept = mlp.parameters[index];
    const up = kept + step;
    const down = kept - step;
    if (up === down) {
      throw new RangeError(`gradientCheck: step must change parameter ${index}, which is ${kept}, got ${step}`);
    }
    mlp.parameters[index] = up;
    const above = lossNow();
    let kinkCrossed = kinkSides(mlp) !== sides;
    mlp.parameters[index] = down;
    const below = lossNow();
    kinkCrossed ||= kinkSides(mlp) !== sides;
    mlp.parameters[index] = kept;
    return { index, analytic: slope, numeric: (above - below) / (up - down), kinkCrossed };
  });
  mlp.forward(data.inputs, data.count);

  const off = parameters.filter((parameter) => !parameter.kinkCrossed);
  return {
    parameters,
    largestDifference: off.reduce((largest, { analytic: a, numeric: n }) => Math.max(largest, Math.abs(a - n)), 0),
    kinksCrossed: parameters.length - off.length,
  };
}

/** The side of each kink on which each pre-activation lies, as one string of −, 0 and +. */
function kinkSides(mlp: Mlp): string {
  let sides = '';
  for (const { activation, slopes, preactivations } of mlp.layers) {
    // A learned slope may have left the 1 at which it had no kink.
    const kinks = slopes.length > 0 ? [0] : activation.kinks;
    for (const kink of kinks) for (const z of preactivations) sides += z > kink ? '+' : z < kink ? '-' : '0';
  }
  return sides;
}
