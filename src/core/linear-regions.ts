import type { Activation, Interval, Layer, Mlp } from './types.ts';
import { requireAllFinite, requireFinite } from './validate.ts';

/** One interval on which a network is a straight line. */
export interface LinearPiece {
  readonly lo: number;
  readonly hi: number;
  /** Of each output on [lo, hi]: slope·x + intercept. */
  readonly slopes: readonly number[];
  readonly intercepts: readonly number[];
}

/** What `linearRegions1d` returns. */
export interface LinearRegions {
  readonly pieces: readonly LinearPiece[];
  /** Where one piece ends and the next begins. */
  readonly breakpoints: readonly number[];
}

/** A deep network can double its pieces with every layer; a page must not be able to ask for more than it can hold. */
const MAX_PIECES = 100_000;

/**
 * The pieces of a network with one input and continuous, piecewise linear activations (ReLU, leaky ReLU …) on an interval.
 *
 * Method: on a piece every unit of a layer is one line z = s·x + c, so it meets a kink k at x = (k − c)/s and nowhere
 * else; cut there, apply the slopes of the activation, go on with the next layer. Nothing is sampled: breakpoints,
 * slopes and intercepts are exact up to the rounding of these operations. In the first layer the kinks are −b/w.
 *
 * These are the pieces of the function: neighbors with the same slopes and intercepts, bit for bit, are joined, though
 * a hidden unit may switch between them. Rounding can keep two pieces apart that are one in real arithmetic.
 *
 * @throws RangeError if the network has more than one input, an activation is of another kind, a parameter is not
 * finite, lo ≥ hi, or there are more than 100,000 pieces.
 *
 * @example
 * ```ts
 * import { createMlp, linearRegions1d } from 'relu-at-zero';
 * const mlp = createMlp({ sizes: [1, 2, 1] });
 * // relu(x) + relu(−x) = |x|
 * mlp.parameters.set([1, -1, 0, 0, 1, 1, 0]);
 * const { breakpoints, pieces } = linearRegions1d(mlp, -2, 2);
 * breakpoints; // => [0]
 * pieces.map(({ slopes }) => slopes[0]); // => [-1, 1]
 * // relu(x) − relu(−x) = x: the two kinks cancel.
 * mlp.layers[1].weights.set([1, -1]);
 * linearRegions1d(mlp, -2, 2).breakpoints; // => []
 * ```
 */
export function linearRegions1d(mlp: Mlp, lo: number, hi: number): LinearRegions {
  requireFinite('linearRegions1d', 'lo', lo);
  requireFinite('linearRegions1d', 'hi', hi);
  if (lo >= hi) throw new RangeError(`linearRegions1d: lo must be less than hi, got [${lo}, ${hi}]`);
  if (mlp.sizes[0] !== 1) {
    throw new RangeError(`linearRegions1d: the network must have one input, got ${mlp.sizes[0]}`);
  }
  requireAllFinite('linearRegions1d', 'parameters', mlp.parameters);
  let pieces: LinearPiece[] = [{ lo, hi, slopes: [1], intercepts: [0] }];
  for (const layer of mlp.layers) {
    const lines = activationLines(layer.activation);
    const next: LinearPiece[] = [];
    for (const piece of pieces) {
      next.push(...passThrough(layer, lines, piece));
      if (next.length > MAX_PIECES) {
        throw new RangeError(`linearRegions1d: there must be at most ${MAX_PIECES} pieces, got more`);
      }
    }
    pieces = next;
  }
  const joined = join(pieces);
  return { pieces: joined, breakpoints: joined.slice(1).map((piece) => piece.lo) };
}

/** One line of an activation: slope·z + intercept up to the kink `to`. */
interface ActivationLine {
  readonly to: number;
  readonly slope: number;
  readonly intercept: number;
}

function activationLines(activation: Activation): ActivationLine[] {
  // Its slopes belong to the layer's units, not to the activation.
  if ('learned' in activation) refuse(activation);
  const ends = [Number.NEGATIVE_INFINITY, ...activation.kinks, Number.POSITIVE_INFINITY];
  const lines = ends.slice(1).map((to, i): ActivationLine => {
    const [z, ...others] = probes([ends[i], to]);
    const slope = activation.derivative(z);
    if (others.some((other) => activation.derivative(other) !== slope)) refuse(activation);
    return { to, slope, intercept: activation.value(z) - slope * z };
  });
  // A jump would give the end of a piece two values.
  activation.kinks.forEach((kink, i) => {
    const gap = (lines[i].slope - lines[i + 1].slope) * kink + (lines[i].intercept - lines[i + 1].intercept);
    if (Math.abs(gap) > 1e-12 * Math.max(1, Math.abs(kink))) refuse(activation);
  });
  return lines;
}

function refuse({ name }: Activation): never {
  throw new RangeError(`linearRegions1d: activations must be continuous and piecewise linear, got ${name}`);
}

function lineAt(lines: readonly ActivationLine[], z: number): ActivationLine {
  return lines.find(({ to }) => z <= to) ?? lines[lines.length - 1];
}

/** Points strictly between two kinks, on both sides of 0 if it lies there: a curve has other slopes at some of them. */
function probes([from, to]: Interval): number[] {
  if (from === Number.NEGATIVE_INFINITY && to === Number.POSITIVE_INFINITY) return [1, -2, 0, 5, 0.25, -0.125];
  if (from === Number.NEGATIVE_INFINITY) return [to - 1, to - 0.125, to - 2.5, to - 7];
  if (to === Number.POSITIVE_INFINITY) return [from + 1, from + 0.125, from + 2.5, from + 7];
  return [0.5, 0.125, 0.3, 0.9].map((share) => from + share * (to - from));
}

function passThrough(layer: Layer, lines: readonly ActivationLine[], piece: LinearPiece): LinearPiece[] {
  const { inSize, outSize, weights, biases } = layer;
  const slopes: number[] = [];
  const intercepts: number[] = [];
  const cuts = new Set<number>();
  for (let unit = 0; unit < outSize; unit++) {
    let slope = 0;
    let intercept = biases[unit];
    for (let i = 0; i < inSize; i++) {
      slope += weights[unit * inSize + i] * piece.slopes[i];
      intercept += weights[unit * inSize + i] * piece.intercepts[i];
    }
    slopes.push(slope);
    intercepts.push(intercept);
    for (const { to } of lines) {
      const cut = (to - intercept) / slope;
      if (cut > piece.lo && cut < piece.hi) cuts.add(cut + 0);
    }
  }
  const ends = [piece.lo, ...[...cuts].sort((a, b) => a - b), piece.hi];
  return ends.slice(1).map((hi, i): LinearPiece => {
    // No unit meets a kink inside, so the middle tells on which side of its kinks each of them is.
    const middle = ends[i] / 2 + hi / 2;
    const line = slopes.map((slope, unit) => lineAt(lines, slope * middle + intercepts[unit]));
    return {
      lo: ends[i],
      hi,
      slopes: slopes.map((slope, unit) => line[unit].slope * slope + 0),
      intercepts: intercepts.map((intercept, unit) => line[unit].slope * intercept + line[unit].intercept + 0),
    };
  });
}

function join(pieces: readonly LinearPiece[]): LinearPiece[] {
  const joined: LinearPiece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last && same(last.slopes, piece.slopes) && same(last.intercepts, piece.intercepts)) {
      joined[joined.length - 1] = { ...last, hi: piece.hi };
    } else joined.push(piece);
  }
  return joined;
}

const same = (a: readonly number[], b: readonly number[]): boolean => a.every((value, i) => value === b[i]);
