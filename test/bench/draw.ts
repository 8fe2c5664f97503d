/** He's normal weights of a whole network, drawn by the core's generator, for contenders whose own cannot be seeded. */
import type { Rng } from '../../src/core/index.ts';
import { layersOf } from './workload.ts';

export function drawInto(parameters: Float64Array, sizes: readonly number[], random: Rng): void {
  for (const { inSize, weights, biases } of layersOf(sizes, parameters)) {
    const deviation = Math.sqrt(2 / inSize);
    for (let i = 0; i < weights.length; i++) weights[i] = random.normal(0, deviation);
    biases.fill(0);
  }
}
