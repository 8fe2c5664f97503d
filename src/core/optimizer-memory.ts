import type { Mlp, OptimizerMemory } from './types.ts';

/** The memory of one optimizer, for each network of its own; made of zeros when first asked for. */
export function memoryFor(vectors: number): (mlp: Mlp) => OptimizerMemory {
  const memories = new WeakMap<Mlp, OptimizerMemory>();
  return (mlp) => {
    let memory = memories.get(mlp);
    if (memory === undefined) {
      const { length } = mlp.parameters;
      memory = {
        vectors: Array.from({ length: vectors }, () => new Float64Array(length)),
        powers: Float64Array.of(1, 1),
      };
      memories.set(mlp, memory);
    }
    return memory;
  };
}
