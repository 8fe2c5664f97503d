import { memoryFor } from './optimizer-memory.ts';
import type { Optimizer, ParameterGroup } from './types.ts';
import { requireDecayRate, requirePositive, requireWithin } from './validate.ts';

/** Options of `sgd`. */
export interface SgdOptions {
  readonly learningRate: number;
  /** μ in [0, 1). */
  readonly momentum?: number;
  readonly nesterov?: boolean;
  /** λ ≥ 0, added to the gradient as λ·w. */
  readonly weightDecay?: number;
  /** Whether biases decay too; by default only weights do. */
  readonly decayBiases?: boolean;
}

/**
 * Gradient descent, with momentum if asked for.
 *
 * Formula (as PyTorch's SGD without dampening): g ← g + λw; v ← μv + g, the first v being g; w ← w − η·v, or with
 * Nesterov w ← w − η·(g + μv). The batch is whatever the gradient was computed on.
 *
 * @throws RangeError if `learningRate` is not positive and finite, `momentum` is outside [0, 1), `weightDecay` is
 * negative, or `nesterov` is asked for without momentum.
 *
 * @example
 * ```ts
 * import { createMlp, sgd } from 'relu-at-zero';
 * const mlp = createMlp({ sizes: [1, 1] });
 * mlp.parameters.set([1, 1]);
 * mlp.gradient.set([1, 0]);
 * const optimizer = sgd({ learningRate: 0.25, momentum: 0.5 });
 * optimizer.step(mlp);
 * mlp.parameters; // => [0.75, 1]
 * optimizer.step(mlp);
 * mlp.parameters; // => [0.375, 1]
 * ```
 */
export function sgd({
  learningRate,
  momentum = 0,
  nesterov = false,
  weightDecay = 0,
  decayBiases = false,
}: SgdOptions): Optimizer {
  requirePositive('sgd', 'learningRate', learningRate);
  requireDecayRate('sgd', 'momentum', momentum);
  requireWithin('sgd', 'weightDecay', weightDecay, 0, Number.MAX_VALUE);
  if (nesterov && momentum === 0) throw new RangeError('sgd: nesterov needs a momentum greater than 0, got 0');

  const memoryOf = memoryFor(1);

  function update({ kind, parameters, gradient, offset }: ParameterGroup, velocity: Float64Array): void {
    const decay = decayOf(kind, weightDecay, decayBiases);
    for (let i = 0; i < parameters.length; i++) {
      const g = gradient[i] + decay * parameters[i];
      if (momentum === 0) {
        parameters[i] -= learningRate * g;
        continue;
      }
      const v = momentum * velocity[offset + i] + g;
      velocity[offset + i] = v;
      parameters[i] -= learningRate * (nesterov ? g + momentum * v : v);
    }
  }

  return {
    name: 'sgd',
    learningRate,
    step(mlp) {
      const [velocity] = memoryOf(mlp).vectors;
      for (const group of mlp.groups) update(group, velocity);
      mlp.storeParameters();
    },
    rule: {
      formula: nesterov ? 'nesterov' : 'sgd',
      learningRate,
      momentum,
      beta2: 0,
      epsilon: 0,
      weightDecay,
      decayBiases,
      memoryOf,
    },
  };
}

/** Weights decay, biases if asked, learned slopes never: a slope pulled to 0 would be a ReLU. */
export function decayOf(kind: ParameterGroup['kind'], weightDecay: number, decayBiases: boolean): number {
  return kind === 'weights' || (kind === 'biases' && decayBiases) ? weightDecay : 0;
}
