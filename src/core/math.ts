/**
 * Elementary functions from + − × ÷ √ alone. The engines' own `Math.exp`, `Math.log` … differ in the last bit from
 * browser to browser; these give the same bits everywhere, so a training run can be repeated exactly. Errors against
 * high-precision values are at most 1 unit in the last place for exp, 2 for log, 3 for log1p, tanh, logistic, cosine and
 * sine, 4 for expm1 and softplus (measured in test/core/math.test.ts).
 */

/** ln 2 in two parts: the first has 20 trailing zero bits, so that k · LN2_HI is exact for every exponent k. */
const LN2_HI = 0.6931471803691238;
const LN2_LO = 1.9082149292705877e-10;
const SQRT_HALF = Math.SQRT1_2;

/** 2^k for k = −1074 … 1023, by doubling and halving, both exact. */
const SMALLEST_EXPONENT = -1074;
const powersOfTwo = new Float64Array(1024 - SMALLEST_EXPONENT);
for (let k = 0, up = 1; k < 1024; k++, up *= 2) powersOfTwo[k - SMALLEST_EXPONENT] = up;
for (let k = -1, down = 0.5; k >= SMALLEST_EXPONENT; k--, down /= 2) powersOfTwo[k - SMALLEST_EXPONENT] = down;

/** y · 2^k with a single rounding, for k = −1075 … 1024 and y near 1: the two ends go beyond the table by one. */
function scale(y: number, k: number): number {
  if (k > 1023) return y * 2 * powersOfTwo[1023 - SMALLEST_EXPONENT];
  if (k < SMALLEST_EXPONENT) return y * 0.5 * powersOfTwo[0];
  return y * powersOfTwo[k - SMALLEST_EXPONENT];
}

/**
 * e^r − 1 = r + r²/2! + … + r¹⁴/14! for |r| ≤ 0.35; the first term left out is below 10⁻¹⁷ of the sum. The powers are
 * taken in groups of two and four, which a processor can work on side by side.
 */
function expm1Series(r: number): number {
  const r2 = r * r;
  const r4 = r2 * r2;
  const low = 1 / 2 + r * (1 / 6) + r2 * (1 / 24 + r * (1 / 120));
  const middle = 1 / 720 + r * (1 / 5040) + r2 * (1 / 40320 + r * (1 / 362880));
  const high = 1 / 3628800 + r * (1 / 39916800) + r2 * (1 / 479001600 + r * (1 / 6227020800)) + r4 * (1 / 87178291200);
  return r + r2 * (low + r4 * (middle + r4 * high));
}

/** e^x. NaN gives NaN; overflows to Infinity above 709.78 and underflows to 0 below −745.13. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  if (x > 709.782712893384) return Number.POSITIVE_INFINITY;
  if (x < -745.1332191019412) return 0;
  const k = Math.round(x / Math.LN2);
  const r = x - k * LN2_HI - k * LN2_LO;
  return scale(1 + expm1Series(r), k);
}

/** e^x − 1 without cancellation near 0. */
export function expm1(x: number): number {
  if (x > -0.35 && x < 0.35) return expm1Series(x);
  return exp(x) - 1;
}

const bits = new DataView(new ArrayBuffer(8));

/** ln x. Negative x and NaN give NaN, ±0 gives −Infinity. */
export function log(x: number): number {
  if (Number.isNaN(x) || x < 0) return Number.NaN;
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (x === Number.POSITIVE_INFINITY) return x;
  let exponent = 0;
  if (x < 2.2250738585072014e-308) {
    x *= 2 ** 54;
    exponent = -54;
  }
  // x = m · 2^exponent with m in [√½, √2): take the exponent's bits out of the number.
  bits.setFloat64(0, x);
  const high = bits.getUint32(0);
  exponent += (high >>> 20) - 1022;
  bits.setUint32(0, (high & 0x000fffff) | (1022 << 20));
  let m = bits.getFloat64(0);
  if (m < SQRT_HALF) {
    m *= 2;
    exponent--;
  }
  // ln m = 2 artanh(s) with s = (m − 1)/(m + 1), |s| < 0.172; the first term left out is below 10⁻¹⁸.
  const s = (m - 1) / (m + 1);
  const square = s * s;
  let tail = 0;
  for (let n = 23; n >= 3; n -= 2) tail = square * (1 / n + tail);
  return exponent * LN2_HI + (2 * s + (2 * s * tail + exponent * LN2_LO));
}

/** ln(1 + x) without cancellation near 0: the error made in 1 + x is divided out (Kahan). */
export function log1p(x: number): number {
  const u = 1 + x;
  if (u === 1) return x;
  if (u === Number.POSITIVE_INFINITY) return u;
  return (log(u) * x) / (u - 1);
}

/** tanh x = (e^2x − 1)/(e^2x + 1), by the form that does not cancel. −0 gives 0. */
export function tanh(x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  if (x === 0) return 0;
  const size = Math.abs(x);
  if (size > 22) return x > 0 ? 1 : -1;
  const t = expm1(2 * size);
  const value = size < 1 ? t / (t + 2) : 1 - 2 / (t + 2);
  return x > 0 ? value : -value;
}

/** 1/(1 + e^−x); the exponential is always of a negative number, so nothing overflows. */
export function logistic(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x));
  const e = exp(x);
  return e / (1 + e);
}

/** [cos(π t), sin(π t)]; exact at multiples of ½, for |t| < 10³⁰⁸. */
export function cosSinPi(t: number): [cos: number, sin: number] {
  const quarter = Math.round(2 * t);
  const angle = Math.PI * (t - quarter / 2);
  const square = angle * angle;
  let cos = 0;
  let sin = 0;
  for (let n = 16; n >= 2; n -= 2) {
    cos = (-square * (1 + cos)) / (n * (n - 1));
    sin = (-square * (1 + sin)) / (n * (n + 1));
  }
  cos = 1 + cos;
  sin = angle * (1 + sin);
  switch (((quarter % 4) + 4) % 4) {
    case 0:
      return [cos, sin];
    case 1:
      return [-sin + 0, cos];
    case 2:
      return [-cos, -sin + 0];
    default:
      return [sin, -cos];
  }
}

/** ln(1 + e^x), from the form that neither overflows nor loses the tail: max(x, 0) + ln(1 + e^−|x|). */
export function softplus(x: number): number {
  return Math.max(x, 0) + log1p(exp(-Math.abs(x)));
}

const TWO_OVER_SQRT_PI = 1.1283791670955126;
/** Above this the series would subtract two nearly equal numbers; below it the fraction would need more terms. */
const ERFC_FRACTION_FROM = 1.2;

/**
 * The complementary error function 1 − erf(x), with its tail: relative error below 10⁻¹⁴, down to the smallest normal
 * numbers near x = 26.5.
 *
 * Method: for small x the series of erf with positive terms (2/√π)·e^−x²·Σ 2ⁿ x²ⁿ⁺¹/(2n+1)!!; beyond, Laplace's
 * continued fraction. Negative x by erfc(−x) = 2 − erfc(x).
 */
export function erfc(x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  if (x < 0) return 2 - erfc(-x);
  if (x > 27.3) return 0;
  // x² rounded would be wrong by up to 10⁻¹³ after exp. The head of x has a square without rounding; the rest is small.
  const head = Math.fround(x);
  const gauss = exp(-head * head) * exp((head - x) * (head + x));
  if (x < ERFC_FRACTION_FROM) {
    let term = x;
    let sum = x;
    for (let n = 1; term > sum * 1e-18; n++) {
      term *= (2 * x * x) / (2 * n + 1);
      sum += term;
    }
    return 1 - TWO_OVER_SQRT_PI * gauss * sum;
  }
  let fraction = x;
  for (let n = 120; n >= 1; n--) fraction = x + n / 2 / fraction;
  return (TWO_OVER_SQRT_PI / 2) * (gauss / fraction);
}
