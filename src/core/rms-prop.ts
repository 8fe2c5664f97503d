import { decayOf } from './sgd.ts';
import type { Mlp, Optimizer } from './types.ts';
import { requirePositive, requireWithin } from './validate.ts';

/** Options of `rmsProp`. */
export interface RmsPropOptions {
  readonly learningRate: number;
  /** Decay rate of the running mean of squares, in [0, 1). */
  readonly alpha?: number;
  readonly epsilon?: number;
  readonly weightDecay?: number;
  readonly decayBiases?: boolean;
}

/**
 * RMSProp: a step for each parameter scaled by a running mean of the square of its gradient.
 *
 * Formula (as PyTorch's, without momentum): g ← g + λw; v ← αv + (1 − α)g²; w ← w − η·g/(√v + ε).
 *
 * @throws RangeError if an option is out of range.
 */
export function rmsProp({
  learningRate,
  alpha = 0.99,
  epsilon = 1e-8,
  weightDecay = 0,
  decayBiases = false,
}: RmsPropOptions): Optimizer {
  requirePositive('rmsProp', 'learningRate', learningRate);
  requireWithin('rmsProp', 'alpha', alpha, 0, 1);
  if (alpha === 1) throw new RangeError('rmsProp: alpha must be less than 1, got 1');
  requirePositive('rmsProp', 'epsilon', epsilon);
  requireWithin('rmsProp', 'weightDecay', weightDecay, 0, Number.MAX_VALUE);
  const squares = new WeakMap<Mlp, Float64Array>();
  return {
    name: 'rmsProp',
    learningRate,
    step(mlp) {
      let square = squares.get(mlp);
      if (square === undefined) {
        square = new Float64Array(mlp.parameters.length);
        squares.set(mlp, square);
      }
      for (const { kind, parameters, gradient, offset } of mlp.groups) {
        const decay = decayOf(kind, weightDecay, decayBiases);
        for (let i = 0; i < parameters.length; i++) {
          const g = gradient[i] + decay * parameters[i];
          const v = alpha * square[offset + i] + (1 - alpha) * g * g;
          square[offset + i] = v;
          parameters[i] -= (learningRate * g) / (Math.sqrt(v) + epsilon);
        }
      }
    },
  };
}
