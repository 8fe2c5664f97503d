import type { Interval, Layer } from './types.ts';

/** A piece of the inputs on which every unit is one straight line: activations at its two ends. */
interface Piece {
  readonly left: Float64Array;
  readonly right: Float64Array;
  /** Layers so far without a positive pre-activation on it. */
  readonly silent: number;
}

/**
 * How many silent layers the input of an interval that meets fewest of them meets: 0 means that some input finds an
 * active unit in every layer. With slope 0 the count ends at 1, since nothing passes a silent layer.
 *
 * Exact up to rounding, with nothing sampled: on a piece each pre-activation is a line, so it is positive somewhere
 * exactly if it is at an end; pieces are cut where a unit meets its kink.
 */
export function fewestSilentLayers(layers: readonly Layer[], slope: number, [lo, hi]: Interval): number {
  // One input that passes is enough, and mostly an end does.
  if (passes(layers, slope, lo) || passes(layers, slope, hi)) return 0;
  let pieces: Piece[] = [{ left: Float64Array.of(lo), right: Float64Array.of(hi), silent: 0 }];
  for (const layer of layers) {
    pieces = pieces.flatMap((piece) => through(layer, slope, piece));
    if (slope === 0) pieces = pieces.filter(({ silent }) => silent === 0);
    if (pieces.length === 0) return 1;
  }
  return pieces.reduce((fewest, { silent }) => Math.min(fewest, silent), Number.POSITIVE_INFINITY);
}

function passes(layers: readonly Layer[], slope: number, x: number): boolean {
  let values: Float64Array = Float64Array.of(x);
  for (const layer of layers) {
    const z = preactivations(layer, values);
    if (!z.some((each) => each > 0)) return false;
    values = activated(z, slope);
  }
  return true;
}

function preactivations({ inSize, outSize, weights, biases }: Layer, values: Float64Array): Float64Array {
  const z = new Float64Array(outSize);
  for (let unit = 0; unit < outSize; unit++) {
    let sum = biases[unit];
    for (let i = 0; i < inSize; i++) sum += weights[unit * inSize + i] * values[i];
    z[unit] = sum;
  }
  return z;
}

const activated = (z: Float64Array, slope: number): Float64Array => z.map((each) => (each > 0 ? each : slope * each));

/** The pieces of a piece behind a layer. */
function through(layer: Layer, slope: number, { left, right, silent }: Piece): Piece[] {
  const from = preactivations(layer, left);
  const to = preactivations(layer, right);
  /** The unit and how far from the left end to the right it meets its kink. */
  const cuts: { unit: number; at: number }[] = [];
  for (let unit = 0; unit < from.length; unit++) {
    if (from[unit] > 0 !== to[unit] > 0 && from[unit] !== 0 && to[unit] !== 0) {
      cuts.push({ unit, at: from[unit] / (from[unit] - to[unit]) });
    }
  }
  cuts.sort((a, b) => a.at - b.at);
  const ends = [from];
  for (const { unit, at } of cuts) {
    const z = from.map((each, i) => each + at * (to[i] - each));
    z[unit] = 0;
    ends.push(z);
  }
  ends.push(to);
  return ends.slice(1).map((end, i): Piece => {
    const isSilent = !ends[i].some((z) => z > 0) && !end.some((z) => z > 0);
    return { left: activated(ends[i], slope), right: activated(end, slope), silent: silent + (isSilent ? 1 : 0) };
  });
}
