import type { Mlp, Optimizer } from './types.ts';
import { requireMade, requireWithin } from './validate.ts';

/**
 * An optimizer with the penalty λ·Σ|w| on top of the loss, over weights but not biases.
 *
 * Formula: g ← g + λ·sign(w) for each weight, then the step of `optimizer`.
 *
 * At w = 0 the penalty has a kink with the subdifferential [−λ, λ]; the element taken is 0, the one of smallest size, so
 * a weight of exactly 0 feels the loss alone. A step of constant size does not land on 0: weights that the penalty holds
 * there hop around it by about the learning rate times λ. `mlp.gradient` holds the sum afterward.
 *
 * @throws TypeError if `optimizer` is none; RangeError if `rate` is not in [0, 1000].
 *
 * @example
 * ```ts
 * import { createMlp, l1Penalty, sgd } from 'relu-at-zero';
 * const mlp = createMlp({ sizes: [2, 1] });
 * mlp.parameters.set([1, 0, 5]);
 * mlp.forward([0, 0], 1);
 * mlp.backward([0]);
 * l1Penalty(sgd({ learningRate: 0.5 }), { rate: 0.5 }).step(mlp);
 * // The weight at 0 stays, and the bias is not penalized.
 * mlp.parameters; // => [0.75, 0, 5]
 * ```
 */
export function l1Penalty(optimizer: Optimizer, { rate }: { readonly rate: number }): Optimizer {
  requireMade('l1Penalty', 'optimizer', 'an optimizer', optimizer, 'step');
  requireWithin('l1Penalty', 'rate', rate, 0, 1000);
  const { learningRate } = optimizer;
  return {
    name: `${optimizer.name} with L1`,
    ...(learningRate !== undefined && { learningRate }),
    step(mlp: Mlp, loss?: number): void {
      for (const { kind, parameters, gradient } of mlp.groups) {
        if (kind !== 'weights') continue;
        for (let i = 0; i < parameters.length; i++) gradient[i] += rate * Math.sign(parameters[i]);
      }
      optimizer.step(mlp, loss);
    },
  };
}
