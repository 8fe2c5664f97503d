/**
 * The updates of ../../sgd.ts and ../../adam.ts for `size` parameters in a row that decay alike. They compute in float64
 * in both precisions, and so are the memories `velocities`, `means` and `squares`.
 */
import { loadPair, storePair } from './pairs';

/** g + λ·w. */
function decayed(gradient: v128, decay: f64, parameter: v128): v128 {
  return f64x2.add(gradient, f64x2.mul(f64x2.splat(decay), parameter));
}

/** Without momentum, and so without velocities. */
export function plainSgd<T>(parameters: usize, gradients: usize, size: i32, learningRate: f64, decay: f64): void {
  const rate = f64x2.splat(learningRate);
  for (let k = 0; k < size; k += 2) {
    const parameter = loadPair<T>(parameters);
    const g = decayed(loadPair<T>(gradients), decay, parameter);
    storePair<T>(parameters, f64x2.sub(parameter, f64x2.mul(rate, g)), size - k);
    parameters += 2 * sizeof<T>();
    gradients += 2 * sizeof<T>();
  }
}

export function sgd<T>(
  parameters: usize,
  gradients: usize,
  velocities: usize,
  size: i32,
  learningRate: f64,
  momentum: f64,
  nesterov: bool,
  decay: f64,
): void {
  const rate = f64x2.splat(learningRate);
  const kept = f64x2.splat(momentum);
  for (let k = 0; k < size; k += 2) {
    const parameter = loadPair<T>(parameters);
    const g = decayed(loadPair<T>(gradients), decay, parameter);
    const v = f64x2.add(f64x2.mul(kept, v128.load(velocities)), g);
    const step = nesterov ? f64x2.add(g, f64x2.mul(kept, v)) : v;
    storePair<f64>(velocities, v, size - k);
    storePair<T>(parameters, f64x2.sub(parameter, f64x2.mul(rate, step)), size - k);
    parameters += 2 * sizeof<T>();
    gradients += 2 * sizeof<T>();
    velocities += 16;
  }
}

/** `correction1` is 1 − β₁ᵏ and `correction2` is 1 − β₂ᵏ at step k. */
export function adam<T>(
  parameters: usize,
  gradients: usize,
  means: usize,
  squares: usize,
  size: i32,
  learningRate: f64,
  beta1: f64,
  beta2: f64,
  epsilon: f64,
  decoupled: bool,
  correction1: f64,
  correction2: f64,
  decay: f64,
): void {
  const scale = f64x2.splat(learningRate / correction1);
  const root = f64x2.splat(sqrt(correction2));
  for (let k = 0; k < size; k += 2) {
    let parameter = loadPair<T>(parameters);
    let g = loadPair<T>(gradients);
    if (decoupled) {
      parameter = f64x2.sub(parameter, f64x2.mul(f64x2.splat(learningRate * decay), parameter));
    } else {
      g = decayed(g, decay, parameter);
    }
    const m = f64x2.add(f64x2.mul(f64x2.splat(beta1), v128.load(means)), f64x2.mul(f64x2.splat(1 - beta1), g));
    const v = f64x2.add(
      f64x2.mul(f64x2.splat(beta2), v128.load(squares)),
      f64x2.mul(f64x2.mul(f64x2.splat(1 - beta2), g), g),
    );
    storePair<f64>(means, m, size - k);
    storePair<f64>(squares, v, size - k);
    const divisor = f64x2.add(f64x2.div(f64x2.sqrt(v), root), f64x2.splat(epsilon));
    storePair<T>(parameters, f64x2.sub(parameter, f64x2.div(f64x2.mul(scale, m), divisor)), size - k);
    parameters += 2 * sizeof<T>();
    gradients += 2 * sizeof<T>();
    means += 16;
    squares += 16;
  }
}
