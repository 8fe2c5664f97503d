import type { Mlp, Optimizer } from './types.ts';
import { requireFinite, requirePositive } from './validate.ts';

/** The size t of the k-th step (from 1), given the norm of the subgradient and the loss there. */
export type StepRule = (k: number, norm: number, loss: number) => number;

/**
 * A constant step size.
 *
 * Formula: t. On a convex loss with slopes bounded by G the best value comes within G²t/2 of the minimum, and no closer:
 * on |x| the steps end in a cycle. Source: Beck 2017.
 *
 * @throws RangeError if `size` is not positive and finite.
 *
 * @example
 * ```ts
 * import { abs, constantStep } from 'relu-at-zero';
 * const rule = constantStep(0.5);
 * const seen = [0.75];
 * for (let k = 1; k <= 4; k++) {
 *   const x = seen[k - 1];
 *   seen.push(x - rule(k, 1, abs.value(x)) * abs.derivative(x));
 * }
 * // On |x|, to and fro over the kink for ever.
 * seen; // => [0.75, 0.25, -0.25, 0.25, -0.25]
 * ```
 */
export function constantStep(size: number): StepRule {
  requirePositive('constantStep', 'size', size);
  return () => size;
}

/**
 * Steps of constant length.
 *
 * Formula: t = γ/‖g‖, so that each step is γ long; the best value comes within Gγ/2. Source: Beck 2017.
 *
 * @throws RangeError if `length` is not positive and finite.
 *
 * @example
 * ```ts
 * import { constantLength } from 'relu-at-zero';
 * const rule = constantLength(0.5);
 * // The size times the norm of the slope is always ½.
 * rule(1, 4, 0); // => 0.125
 * rule(2, 0.25, 0); // => 2
 * ```
 */
export function constantLength(length: number): StepRule {
  requirePositive('constantLength', 'length', length);
  return (_k, norm) => length / norm;
}

/**
 * Steps that shrink, and whose sum diverges.
 *
 * Formula: t = a/√k. The best value tends to the minimum of a convex loss. Source: Beck 2017.
 *
 * @throws RangeError if `first` is not positive and finite.
 *
 * @example
 * ```ts
 * import { diminishingStep } from 'relu-at-zero';
 * const rule = diminishingStep(1);
 * [1, 4, 100].map((k) => rule(k, 1, 0)); // => [1, 0.5, 0.1]
 * ```
 */
export function diminishingStep(first: number): StepRule {
  requirePositive('diminishingStep', 'first', first);
  return (k) => first / Math.sqrt(k);
}

/**
 * Polyak's step, for a known smallest value f*.
 *
 * Formula: t = (f − f*)/‖g‖². On a convex loss the distance to the solutions never grows. Source: Beck 2017.
 *
 * @throws RangeError if `minimum` is not finite.
 *
 * @example
 * ```ts
 * import { abs, polyakStep } from 'relu-at-zero';
 * const x = 3;
 * const size = polyakStep(0)(1, 1, abs.value(x));
 * // On |x| one step ends on the kink itself.
 * x - size * abs.derivative(x); // => 0
 * // At or below the minimum it stands still.
 * polyakStep(5)(1, 1, 4); // => 0
 * ```
 */
export function polyakStep(minimum: number): StepRule {
  requireFinite('polyakStep', 'minimum', minimum);
  return (_k, norm, loss) => Math.max(0, loss - minimum) / norm / norm;
}

/**
 * The subgradient method: steps against whatever slope is returned, kinks or not.
 *
 * Formula: w ← w − t·g, t by a rule. A step may raise the loss: a subgradient need not point downhill. Where g is 0
 * nothing moves. In `train` the rule gets the batch loss; called by hand, pass the loss as the second argument.
 *
 * @throws TypeError if `rule` is not a function. RangeError, at a step, if the rule needs a loss and gets none, or its
 * size is not finite; nothing has been changed then.
 *
 * @example
 * ```ts
 * import { createMlp, polyakStep, subgradientMethod } from 'relu-at-zero';
 * const mlp = createMlp({ sizes: [1, 1] });
 * const optimizer = subgradientMethod({ rule: polyakStep(0) });
 * mlp.parameters.set([3, 0]);
 * mlp.gradient.set([1, 0]);
 * optimizer.step(mlp); // throws RangeError
 * optimizer.step(mlp, 3);
 * mlp.parameters[0]; // => 0
 * ```
 */
export function subgradientMethod({ rule }: { readonly rule: StepRule }): Optimizer {
  if (typeof rule !== 'function') throw new TypeError(`subgradientMethod: rule must be a function, got ${typeof rule}`);
  const steps = new WeakMap<Mlp, number>();
  return {
    name: 'subgradientMethod',
    step(mlp, loss = Number.NaN) {
      const k = (steps.get(mlp) ?? 0) + 1;
      const length = norm(mlp.gradient);
      if (length !== 0) {
        const size = rule(k, length, loss);
        requireFinite('subgradientMethod', 'the step size', size);
        for (let i = 0; i < mlp.parameters.length; i++) mlp.parameters[i] -= size * mlp.gradient[i];
        mlp.storeParameters();
      }
      steps.set(mlp, k);
    },
  };
}

/** The Euclidean norm, by the largest entry, so that no square overflows or vanishes. */
export function norm(values: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]));
  if (largest === 0) return 0;
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    const share = values[i] / largest;
    sum += share * share;
  }
  return largest * Math.sqrt(sum);
}
