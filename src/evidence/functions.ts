import * as core from '../core/index.ts';
import type { Activation, Interval } from '../core/types.ts';

/** A function on paper: what an expression is meant to compute. */
export interface PaperFunction {
  value(x: number): number;
  /**
   * All slopes at x: Clarke's subdifferential, `[d, d]` where the derivative is d; the limit at ±∞, and an infinite
   * end where the graph becomes vertical. Undefined where there is nothing to say: at NaN, outside the domain, and at
   * a jump.
   */
  slopes(x: number): Interval | undefined;
}

const one = (slope: number): Interval => [slope, slope];

/** A continuous function of straight pieces: slopes[i] holds left of kinks[i], the last one right of all. */
function straight(kinks: readonly number[], slopes: readonly number[], value: (x: number) => number): PaperFunction {
  const piece = (x: number) => slopes[kinks.filter((kink) => x > kink).length];
  return {
    value,
    slopes(x) {
      const at = kinks.indexOf(x);
      if (at === -1) return one(piece(x));
      const sides = [slopes[at], slopes[at + 1]];
      return [Math.min(...sides), Math.max(...sides)];
    },
  };
}

const ofCore = ({ value, subdifferential }: Activation): PaperFunction => ({ value, slopes: subdifferential });
const smooth = (value: (x: number) => number, slope: (x: number) => number): PaperFunction => ({
  value,
  slopes: (x) => one(slope(x)),
});
const clamp = (x: number, lo: number, hi: number) => Math.min(Math.max(x, lo), hi);
/** Slopes only off the jumps. */
const jumping = (jumps: readonly number[], value: (x: number) => number, slope: (x: number) => number) => ({
  value,
  slopes: (x: number) => (jumps.includes(x) ? undefined : one(slope(x))),
});
const leaky = (negativeSlope: number) => ofCore(core.leakyRelu({ negativeSlope }));

const all: Record<string, PaperFunction> = {
  relu: ofCore(core.relu),
  x: straight([], [1], (x) => x),
  zero: straight([], [0], () => 0),
  min: straight([0], [1, 0], (x) => Math.min(x, 0)),
  abs: ofCore(core.abs),
  relu6: ofCore(core.relu6),
  relu5: straight([0, 5], [0, 1, 0], (x) => clamp(x, 0, 5)),
  'leaky-hundredth': leaky(0.01),
  'leaky-tenth': leaky(0.1),
  'leaky-quarter': leaky(0.25),
  'leaky-negative': leaky(-0.5),
  'leaky-rrelu': leaky(11 / 48),
  'hard-tanh': ofCore(core.hardTanh),
  'hard-sigmoid': ofCore(core.hardSigmoid),
  'hard-sigmoid-fifth': straight([-2.5, 2.5], [0, 0.2, 0], (x) => clamp(x / 5 + 0.5, 0, 1)),
  'hard-swish': ofCore(core.hardSwish),
  'hard-swish-fifth': {
    value: (x) => (x <= -2.5 ? 0 : x >= 2.5 ? x : x * (x / 5 + 0.5)),
    slopes: (x) => {
      if (Math.abs(x) > 2.5) return one(x > 0 ? 1 : 0);
      if (Math.abs(x) === 2.5) return x > 0 ? [1, 1.5] : [-0.5, 0];
      return one(0.4 * x + 0.5);
    },
  },
  'soft-shrink': straight([-0.5, 0.5], [1, 0, 1], (x) => (Number.isFinite(x) ? x - clamp(x, -0.5, 0.5) : x)),
  'hard-shrink': jumping(
    [-0.5, 0.5],
    (x) => (Math.abs(x) > 0.5 ? x : 0),
    (x) => (Math.abs(x) > 0.5 ? 1 : 0),
  ),
  'threshold-1': jumping(
    [1],
    (x) => (x > 1 ? x : 0),
    (x) => (x > 1 ? 1 : 0),
  ),
  hinge: straight([1], [-1, 0], (x) => Math.max(1 - x, 0)),
  huber: smooth(
    (x) => (Math.abs(x) <= 1 ? (x * x) / 2 : Math.abs(x) - 0.5),
    (x) => clamp(x, -1, 1),
  ),
  'huber-double': smooth(
    (x) => (Math.abs(x) <= 1 ? x * x : 2 * Math.abs(x) - 1),
    (x) => 2 * clamp(x, -1, 1),
  ),
  'squared-relu': ofCore(core.squaredRelu),
  elu: ofCore(core.elu()),
  'elu-2': ofCore(core.elu({ alpha: 2 })),
  'celu-2': ofCore(core.celu({ alpha: 2 })),
  selu: ofCore(core.selu),
  gelu: ofCore(core.gelu),
  'gelu-tanh': ofCore(core.geluTanh),
  silu: ofCore(core.silu),
  mish: ofCore(core.mish),
  softplus: ofCore(core.softplus),
  'log-sigmoid': smooth(
    (x) => -core.softplus.value(-x),
    (x) => core.sigmoid.value(-x),
  ),
  'softplus-3': smooth(
    (x) => Math.log(3) + core.softplus.value(x - Math.log(3)),
    (x) => core.sigmoid.value(x - Math.log(3)),
  ),
  squareplus: smooth(
    (x) => (x === Number.NEGATIVE_INFINITY ? 0 : (x + Math.hypot(x, 2)) / 2),
    (x) => (1 + (Number.isFinite(x) ? x / Math.hypot(x, 2) : Math.sign(x))) / 2,
  ),
  'sparse-plus': smooth(
    (x) => (x <= -1 ? 0 : x >= 1 ? x : (x + 1) ** 2 / 4),
    (x) => clamp((x + 1) / 2, 0, 1),
  ),
  softsign: ofCore(core.softsign),
  sigmoid: ofCore(core.sigmoid),
  tanh: ofCore(core.tanh),
  'tanh-shrink': smooth(
    (x) => x - core.tanh.value(x),
    (x) => core.tanh.value(x) ** 2,
  ),
  sign: jumping([0], Math.sign, () => 0),
  step: jumping(
    [0],
    (x) => (x > 0 ? 1 : 0),
    () => 0,
  ),
  sqrt: {
    value: Math.sqrt,
    slopes: (x) => (x < 0 ? undefined : one(0.5 / Math.sqrt(Math.abs(x)))),
  },
  'sqrt-relu': {
    value: (x) => Math.sqrt(Math.max(x, 0)),
    slopes: (x) => (x < 0 ? one(0) : x > 0 ? one(0.5 / Math.sqrt(x)) : [0, Number.POSITIVE_INFINITY]),
  },
  xlogx: {
    value: (x) => (x > 0 ? x * Math.log(x) : 0),
    slopes: (x) => (x < 0 ? one(0) : x > 0 ? one(Math.log(x) + 1) : [Number.NEGATIVE_INFINITY, 0]),
  },
};

/** The functions of content/expressions.json, by their id. */
export const paperFunctions: ReadonlyMap<string, PaperFunction> = new Map(
  Object.entries(all).map(([id, { value, slopes }]) => [
    id,
    { value, slopes: (x) => (Number.isNaN(x) ? undefined : slopes(x)) },
  ]),
);
