import { decayOf } from './sgd.ts';
import type { Mlp, Optimizer } from './types.ts';
import { requireDecayRate, requirePositive, requireWithin } from './validate.ts';

/** Options of `rmsProp`. */
export interface RmsPropOptions {
  readonly learningRate: number;
  /** Decay rate of the running mean of squares, in [0, 1). */
  readonly alpha?: number;
  readonly epsilon?: number;
  /** How much of the last scaled step each step keeps, in [0, 1); none by default. */
  readonly momentum?: number;
  readonly weightDecay?: number;
  readonly decayBiases?: boolean;
}

interface State {
  readonly square: Float64Array;
  readonly velocity: Float64Array;
}

/**
 * RMSProp: a step for each parameter scaled by a running mean of the square of its gradient.
 *
 * Formula (as PyTorch's): g ← g + λw; v ← αv + (1 − α)g²; u ← μu + g/(√v + ε); w ← w − η·u, μ being `momentum`.
 * A parameter whose gradient has always been 0, such as a dead unit's, does not move.
 *
 * @throws RangeError if an option is out of range.
 *
 * @example
 * ```ts
 * import { createMlp, rmsProp } from 'relu-at-zero';
 * const mlp = createMlp({ sizes: [1, 1] });
 * mlp.parameters.set([1, 1]);
 * mlp.gradient.set([1000, 0]);
 * rmsProp({ learningRate: 0.01 }).step(mlp);
 * // The first step is 1/√(1 − 0.99) = 10 learning rates long, however steep.
 * mlp.parameters; // => ≈ [0.9000, 1.0000]
 * ```
 */
export function rmsProp({
  learningRate,
  alpha = 0.99,
  epsilon = 1e-8,
  momentum = 0,
  weightDecay = 0,
  decayBiases = false,
}: RmsPropOptions): Optimizer {
  requirePositive('rmsProp', 'learningRate', learningRate);
  requireDecayRate('rmsProp', 'alpha', alpha);
  requirePositive('rmsProp', 'epsilon', epsilon);
  requireDecayRate('rmsProp', 'momentum', momentum);
  requireWithin('rmsProp', 'weightDecay', weightDecay, 0, Number.MAX_VALUE);
  const states = new WeakMap<Mlp, State>();
  return {
    name: 'rmsProp',
    learningRate,
    step(mlp) {
      let state = states.get(mlp);
      if (state === undefined) {
        const size = mlp.parameters.length;
        state = { square: new Float64Array(size), velocity: new Float64Array(size) };
        states.set(mlp, state);
      }
      const { square, velocity } = state;
      for (const { kind, parameters, gradient, offset } of mlp.groups) {
        const decay = decayOf(kind, weightDecay, decayBiases);
        for (let i = 0; i < parameters.length; i++) {
          const g = gradient[i] + decay * parameters[i];
          const v = alpha * square[offset + i] + (1 - alpha) * g * g;
          square[offset + i] = v;
          const u = momentum * velocity[offset + i] + g / (Math.sqrt(v) + epsilon);
          velocity[offset + i] = u;
          parameters[i] -= learningRate * u;
        }
      }
      mlp.storeParameters();
    },
  };
}
