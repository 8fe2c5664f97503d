import { exp, logistic, softplus, tanh } from '../../core/math.ts';
import type { Activation } from '../../core/types.ts';
import { type ActivationName, options } from './catalog.ts';

/** The second derivative next to a point: from the left, from the right, and there, if both agree and there is no kink. */
export interface Second {
  readonly left: number;
  readonly right: number;
  readonly at: number | undefined;
}

const zero = (): number => 0;
const SQRT_2_OVER_PI = 0.7978845608028654;

/** Off the points where it jumps. Activations of straight pieces have 0. */
const formulas: Readonly<Record<ActivationName, (z: number, activation: Activation) => number>> = {
  relu: zero,
  leakyRelu: zero,
  prelu: zero,
  rrelu: zero,
  elu: (z, f) => (z > 0 ? 0 : options.alpha.of(f) * exp(z)),
  celu: (z, f) => (z > 0 ? 0 : exp(z / options.alpha.of(f)) / options.alpha.of(f)),
  // Left of 0 the value is λα(e^z − 1), so −λα is its limit and λα·e^z its every derivative.
  selu: (z, f) => (z > 0 ? 0 : -f.value(Number.NEGATIVE_INFINITY) * exp(z)),
  gelu: (z) => 0.5 * SQRT_2_OVER_PI * exp(-0.5 * z * z) * (2 - z * z),
  geluTanh: (z) => {
    const t = tanh(SQRT_2_OVER_PI * (z + 0.044715 * z * z * z));
    const rest = (1 - t) * (1 + t);
    const first = SQRT_2_OVER_PI * (1 + 3 * 0.044715 * z * z);
    const second = SQRT_2_OVER_PI * 6 * 0.044715 * z;
    return rest * (first + 0.5 * z * (second - 2 * t * first * first));
  },
  silu: (z) => logistic(z) * logistic(-z) * (2 + z * (logistic(-z) - logistic(z))),
  mish: (z) => {
    const t = tanh(softplus(z));
    const gate = logistic(z);
    const first = (1 - t) * (1 + t) * gate;
    return first * (2 + z * (logistic(-z) - 2 * t * gate));
  },
  softplus: (z) => logistic(z) * logistic(-z),
  softsign: (z) => {
    const scale = 1 + Math.abs(z);
    return (-2 * Math.sign(z)) / (scale * scale * scale);
  },
  sigmoid: (z) => logistic(z) * logistic(-z) * (logistic(-z) - logistic(z)),
  tanh: (z) => -2 * tanh(z) * (1 - tanh(z)) * (1 + tanh(z)),
  hardTanh: zero,
  hardSigmoid: zero,
  hardSwish: (z) => (z > -3 && z < 3 ? 1 / 3 : 0),
  relu6: zero,
  squaredRelu: (z) => (z > 0 ? 2 : 0),
  threshold: zero,
  identity: zero,
  abs: zero,
};

/** Where the second derivative may jump although the first does not. */
const JUMPS: readonly ActivationName[] = ['elu', 'celu', 'softsign', 'squaredRelu'];

export function secondDerivative(name: ActivationName, activation: Activation, z: number): Second {
  const formula = formulas[name];
  const [left, right] = [beside(z, -1), beside(z, 1)].map((near) => formula(near, activation) + 0) as [number, number];
  const breaks = activation.kinks.includes(z) || (z === 0 && JUMPS.includes(name));
  return { left, right, at: breaks ? undefined : formula(z, activation) + 0 };
}

/** The points at which a graph of the function or of one of its two derivatives has to be cut: kinks and jumps. */
export function breaksOf(name: ActivationName, { kinks }: Activation): readonly number[] {
  return JUMPS.includes(name) && !kinks.includes(0) ? [...kinks, 0] : kinks;
}

/** The derivative just left and just right of a point: at a kink, the two ends of the subdifferential in their order. */
export function sidesOf(activation: Activation, z: number): readonly [left: number, right: number] {
  const [lo, hi] = activation.subdifferential(z);
  // The neighboring number may be off by a rounding; the ends of the interval are exact.
  const nearest = (slope: number): number => (Math.abs(slope - lo) <= Math.abs(slope - hi) ? lo : hi);
  return [nearest(activation.derivative(beside(z, -1))), nearest(activation.derivative(beside(z, 1)))];
}

/** A number close enough to z that only a jump between them could matter. */
function beside(z: number, side: -1 | 1): number {
  return z === 0 ? side * Number.MIN_VALUE : z + side * Math.abs(z) * Number.EPSILON;
}
