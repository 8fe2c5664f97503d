import { abs } from '../../core/activations/other-kinks.ts';
import { relu } from '../../core/activations/relu.ts';
import type { Activation, Interval } from '../../core/types.ts';

/** One coordinate or two. */
export type Point = readonly number[];

/** A step against a subgradient g: x ← x − size · g. */
export interface Move {
  readonly size: number;
  readonly to: Point;
}

/** A convex function that the figure minimizes. */
export interface Objective {
  readonly label: string;
  readonly dimension: 1 | 2;
  value(x: Point): number;
  /** The slopes along each axis; whatever one takes from each is a subgradient. */
  slopes(x: Point): readonly Interval[];
  /** No subgradient is longer: the G of the error bounds. */
  readonly steepest: number;
  /** The smallest value and the nearest point that has it; missing where the function falls without end. */
  readonly minimum?: { readonly value: number; nearest(x: Point): Point };
  /** The first lowest point of the half-line from x against g; undefined where the function falls along it forever. */
  exactMove(x: Point, g: Point): Move | undefined;
}

/** weight · φ(scale · x + offset) along one axis, with the core's own φ. */
interface Piece {
  readonly axis: 0 | 1;
  readonly weight: number;
  readonly activation: Activation;
  readonly scale: number;
  readonly offset: number;
}

export interface PiecewiseLinear extends Objective {
  /** Where the slope along an axis jumps, in order. */
  kinks(axis: 0 | 1): readonly number[];
  readonly minimum: NonNullable<Objective['minimum']>;
}

/** A sum of kinked pieces. The subdifferential of a sum of convex functions is the sum of theirs. */
function piecewiseLinear(options: {
  readonly label: string;
  readonly pieces: readonly Piece[];
  readonly steepest: number;
  readonly minimizer: Point;
}): PiecewiseLinear {
  const { label, pieces, steepest, minimizer } = options;
  const value = (x: Point): number =>
    pieces.reduce((sum, { axis, weight, activation, scale, offset }) => {
      return sum + weight * activation.value(scale * x[axis] + offset);
    }, 0);
  const slope = (at: number, axis: 0 | 1): Interval => {
    let [low, high] = [0, 0];
    for (const piece of pieces) {
      if (piece.axis !== axis) continue;
      const factor = piece.weight * piece.scale;
      const [lo, hi] = piece.activation.subdifferential(piece.scale * at + piece.offset);
      low += factor * (factor > 0 ? lo : hi);
      high += factor * (factor > 0 ? hi : lo);
    }
    return [low, high];
  };
  return {
    label,
    dimension: minimizer.length as 1 | 2,
    steepest,
    value,
    slopes: (x) => x.map((at, axis) => slope(at, axis as 0 | 1)),
    minimum: { value: value(minimizer), nearest: () => minimizer },
    kinks: (axis) =>
      [...new Set(pieces.filter((piece) => piece.axis === axis).map(kinkOf))].sort((left, right) => left - right),
    // Along a line the function is linear from kink to kink, so one of them is lowest, or the start is.
    exactMove(x, g) {
      let lowest: Move = { size: 0, to: x };
      for (const piece of pieces) {
        const size = (x[piece.axis] - kinkOf(piece)) / g[piece.axis];
        if (!(size > 0 && size < Number.POSITIVE_INFINITY)) continue;
        const to = x.map((at, axis) => (axis === piece.axis ? kinkOf(piece) : at - size * g[axis]));
        const gain = value(lowest.to) - value(to);
        if (gain > 0 || (gain === 0 && size < lowest.size)) lowest = { size, to };
      }
      return lowest;
    },
  };
}

const kinkOf = ({ scale, offset }: Piece): number => -offset / scale + 0;

/** The share of one sample of four in the mean of max(0, 1 − label · input · weight). */
const hingeOf = (product: number): Piece => ({
  axis: 0,
  weight: 0.25,
  activation: relu,
  scale: -product,
  offset: 1,
});

export const absoluteValue = piecewiseLinear({
  label: '|x|',
  pieces: [{ axis: 0, weight: 1, activation: abs, scale: 1, offset: 0 }],
  steepest: 1,
  minimizer: [0],
});

/** The mean hinge loss of a weight on samples with label · input = 2, 1, 1 and −1: no weight fits them all. */
export const hingeLoss = piecewiseLinear({
  label: 'the hinge loss',
  pieces: [2, 1, 1, -1].map(hingeOf),
  steepest: 1,
  minimizer: [1],
});

export const diamond = piecewiseLinear({
  label: '|x₁| + 2|x₂|',
  pieces: [
    { axis: 0, weight: 1, activation: abs, scale: 1, offset: 0 },
    { axis: 1, weight: 2, activation: abs, scale: 1, offset: 0 },
  ],
  steepest: Math.sqrt(5),
  minimizer: [0, 0],
});
