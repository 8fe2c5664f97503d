import { type Mlp, Value } from '../../src/core/index.ts';

/** A network of scalar Values, one for each parameter: the same function as the Mlp it was made from. */
export interface ValueNetwork {
  /** In the order of `mlp.parameters`. */
  readonly parameters: readonly Value[];
  /** The outputs for one sample. */
  forward(sample: ArrayLike<number>): Value[];
}

/** Writes `mlp` once more, number by number: a second witness of its gradient. Learned slopes are not written. */
export function valueNetwork(mlp: Mlp): ValueNetwork {
  if (mlp.layers.some(({ slopes }) => slopes.length > 0)) throw new Error('valueNetwork: a slope is learned');
  const parameters = Array.from(mlp.parameters, (parameter) => new Value(parameter));
  let at = 0;
  const take = (count: number): Value[] => {
    at += count;
    return parameters.slice(at - count, at);
  };
  const layers = mlp.layers.map(({ weights, biases, inSize, activation }) => ({
    weights: take(weights.length),
    biases: take(biases.length),
    inSize,
    activation,
  }));
  const forward = (sample: ArrayLike<number>): Value[] =>
    layers.reduce(
      (below, { weights, biases, inSize, activation }) =>
        biases.map((bias, unit) =>
          below.reduce((z, x, i) => z.add(weights[unit * inSize + i].multiply(x)), bias).activate(activation),
        ),
      Array.from(sample, (x) => new Value(x)),
    );
  return { parameters, forward };
}
