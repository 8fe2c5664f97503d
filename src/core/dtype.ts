/** A number format that a network can be stored in. */
export type Dtype = 'float64' | 'float32' | 'float16' | 'bfloat16';

const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

/** Keeps the leading bits of a float32 and rounds the `dropped` others away, ties to even; may carry into Infinity. */
function dropBits(x: number, dropped: number): number {
  float[0] = x;
  const [u] = bits;
  const odd = (u >>> dropped) & 1;
  bits[0] = ((u + (1 << (dropped - 1)) - 1 + odd) >>> dropped) << dropped;
  return float[0];
}

/** Below this, float16 has no leading 1 and a fixed spacing. */
const SMALLEST_NORMAL_FLOAT16 = 1 / 16384;
/** Adding and taking away 2²⁸ leaves a multiple of 2⁻²⁴, the spacing there: a number of that size has no finer bits. */
const SHIFT = 2 ** 28;

function toFloat16(x: number): number {
  const y = Math.fround(x);
  const size = Math.abs(y);
  if (size < SMALLEST_NORMAL_FLOAT16) return y < 0 || Object.is(y, -0) ? -(size + SHIFT - SHIFT) : size + SHIFT - SHIFT;
  if (size >= 65520) return y > 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  return dropBits(y, 13);
}

const roundings: Readonly<Record<Dtype, (x: number) => number>> = {
  float64: (x) => x,
  float32: Math.fround,
  float16: (x) => (Number.isNaN(x) ? x : toFloat16(x)),
  bfloat16: (x) => (Number.isNaN(x) ? x : dropBits(Math.fround(x), 16)),
};

/** The rounding of a format, for loops. */
export function roundingOf(where: string, dtype: Dtype): (x: number) => number {
  if (Object.hasOwn(roundings, dtype)) return roundings[dtype];
  throw new RangeError(`${where}: dtype must be one of ${Object.keys(roundings).join(', ')}, got ${String(dtype)}`);
}

/**
 * The number that is stored when `x` is written in a format: the nearest one, ties to the even one.
 *
 * Formula: keeps 53 (float64), 24 (float32), 11 (float16) or 8 (bfloat16) leading bits. float16 ends at 65504 and its
 * smallest number is 2⁻²⁴ ≈ 6·10⁻⁸; bfloat16 has float32's range. Half formats are rounded from float32, as PyTorch
 * does it: twice, which differs from one rounding in rare ties.
 *
 * At the kink: a small positive pre-activation can round to 0 and end on it; −0 stays −0. NaN gives NaN; too large a
 * number gives ±Infinity.
 *
 * @throws RangeError if `dtype` is none of the four.
 *
 * @example
 * ```ts
 * import { relu, roundTo } from 'relu-at-zero';
 * // Too small for float16: a positive pre-activation ends on the kink.
 * roundTo('float16', 1e-8); // => 0
 * relu.derivative(roundTo('float16', 1e-8)); // => 0
 * roundTo('float16', -0); // => -0
 * roundTo('bfloat16', 1.01); // => 1.0078125
 * roundTo('float16', 70000); // => Infinity
 * ```
 */
export function roundTo(dtype: Dtype, x: number): number {
  return roundingOf('roundTo', dtype)(x);
}
