import type { Activation, Dataset, Mlp } from '../../core/index.ts';
import { createMlp, relu, zeros } from '../../core/index.ts';
import type { DeathState } from './state.ts';

/** One hidden unit with one input and one output: o = v·relu(wx + b) + c. */
export interface Scene {
  readonly data: Dataset;
  /** w, b, v, c before the step. */
  readonly start: readonly [w: number, b: number, v: number, c: number];
  /** The part of the x axis that is drawn. */
  readonly window: readonly [left: number, right: number];
}

const TARGETS = [1, 0.75, 0.5, 0.25];

const dataset = (inputs: readonly number[]): Dataset => ({
  inputs: Float64Array.from(inputs),
  targets: Float64Array.from(TARGETS),
  count: inputs.length,
  inputSize: 1,
  targetSize: 1,
});

/** Numbers that are exact in binary, and an output above the targets where the unit is active: the step goes down. */
const scenes: Record<DeathState['inputs'], Scene> = {
  positive: { data: dataset([1, 1.5, 2, 2.5]), start: [0.125, 0.5, 2, 0], window: [0, 3] },
  both: { data: dataset([-2, -1, 1, 2]), start: [0.5, 0, 2, 0], window: [-2.5, 2.5] },
};

export const sceneOf = ({ inputs }: Pick<DeathState, 'inputs'>): Scene => scenes[inputs];

/** The network of the scene; its parameters lie in the order w, b, v, c. */
export function oneUnit(parameters: ArrayLike<number>, hidden: Activation = relu): Mlp {
  const mlp = createMlp({ sizes: [1, 1, 1], hidden, initializer: zeros() });
  mlp.parameters.set(parameters);
  return mlp;
}
