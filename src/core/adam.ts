import { memoryFor } from './optimizer-memory.ts';
import { decayOf } from './sgd.ts';
import type { Optimizer } from './types.ts';
import { requireDecayRate, requirePositive, requireWithin } from './validate.ts';

/** Options of `adam` and `adamW`. */
export interface AdamOptions {
  readonly learningRate: number;
  /** Decay rates of the two running means, in [0, 1). */
  readonly beta1?: number;
  readonly beta2?: number;
  readonly epsilon?: number;
  readonly weightDecay?: number;
  readonly decayBiases?: boolean;
}

/**
 * Adam: a step for each parameter scaled by running means of its gradient and of the square of it.
 *
 * Formula (as PyTorch's): g ← g + λw; m ← β₁m + (1 − β₁)g; v ← β₂v + (1 − β₂)g²;
 * w ← w − η·(m/(1 − β₁ᵏ))/(√(v/(1 − β₂ᵏ)) + ε) at step k. The bias corrections divide; the first step has size η.
 * A parameter whose gradient has always been 0, such as a dead unit's, does not move.
 *
 * @throws RangeError if an option is out of range. Source: Kingma and Ba 2015.
 *
 * @example
 * ```ts
 * import { adam, createMlp } from 'relu-at-zero';
 * const mlp = createMlp({ sizes: [1, 1] });
 * mlp.parameters.set([1, 1]);
 * mlp.gradient.set([1000, 0]);
 * adam({ learningRate: 0.1 }).step(mlp);
 * // The first step has the size of the learning rate, however steep; a slope of 0 moves nothing.
 * mlp.parameters; // => ≈ [0.9000, 1.0000]
 * ```
 */
export function adam(options: AdamOptions): Optimizer {
  return adaptive('adam', options, false);
}

/**
 * AdamW: Adam with the decay taken off the weights directly, not sent through the running means.
 *
 * Formula: w ← w − η·λ·w, then Adam's step with λ = 0. Weight decay 0.01 by default, as PyTorch's.
 *
 * @throws RangeError if an option is out of range. Source: Loshchilov and Hutter 2019.
 *
 * @example
 * ```ts
 * import { adamW, createMlp } from 'relu-at-zero';
 * const mlp = createMlp({ sizes: [1, 1] });
 * mlp.parameters.set([1, 1]);
 * mlp.gradient.set([0, 0]);
 * adamW({ learningRate: 0.1, weightDecay: 0.5 }).step(mlp);
 * // The weight decays even where no gradient arrives, as at a dead unit; the bias does not.
 * mlp.parameters; // => [0.95, 1]
 * ```
 */
export function adamW({ weightDecay = 0.01, ...options }: AdamOptions): Optimizer {
  return adaptive('adamW', { ...options, weightDecay }, true);
}

function adaptive(
  name: string,
  { learningRate, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, weightDecay = 0, decayBiases = false }: AdamOptions,
  decoupled: boolean,
): Optimizer {
  requirePositive(name, 'learningRate', learningRate);
  requireDecayRate(name, 'beta1', beta1);
  requireDecayRate(name, 'beta2', beta2);
  requirePositive(name, 'epsilon', epsilon);
  requireWithin(name, 'weightDecay', weightDecay, 0, Number.MAX_VALUE);
  const memoryOf = memoryFor(2);

  return {
    name,
    learningRate,
    step(mlp) {
      const { vectors, powers } = memoryOf(mlp);
      const [mean, square] = vectors;
      powers[0] *= beta1;
      powers[1] *= beta2;
      const scale = learningRate / (1 - powers[0]);
      const rootCorrection = Math.sqrt(1 - powers[1]);
      for (const { kind, parameters, gradient, offset } of mlp.groups) {
        const decay = decayOf(kind, weightDecay, decayBiases);
        for (let i = 0; i < parameters.length; i++) {
          if (decoupled) parameters[i] -= learningRate * decay * parameters[i];
          const g = decoupled ? gradient[i] : gradient[i] + decay * parameters[i];
          const m = beta1 * mean[offset + i] + (1 - beta1) * g;
          const v = beta2 * square[offset + i] + (1 - beta2) * g * g;
          mean[offset + i] = m;
          square[offset + i] = v;
          parameters[i] -= (scale * m) / (Math.sqrt(v) / rootCorrection + epsilon);
        }
      }
      mlp.storeParameters();
    },
    rule: {
      formula: decoupled ? 'adamW' : 'adam',
      learningRate,
      momentum: beta1,
      beta2,
      epsilon,
      weightDecay,
      decayBiases,
      memoryOf,
    },
  };
}
