/**
 * Elementary functions in fixed-point arithmetic with 100 decimals, by their plain series and without `Math`: the
 * reference for the core's own functions. Slow, and right by having no tricks.
 */

/** A number times 10¹⁰⁰. */
export type Fixed = bigint;

export const ONE: Fixed = 10n ** 100n;

/** Exact but for what lies beyond 100 decimals: a double is an integer divided by a power of two. */
export function fixed(x: number): Fixed {
  let divisor = 1n;
  while (!Number.isInteger(x)) {
    x *= 2;
    divisor *= 2n;
  }
  return (BigInt(x) * ONE) / divisor;
}

export const divide = (a: Fixed, b: Fixed): Fixed => (a * ONE) / b;

export const exp = (x: number): Fixed => expFixed(fixed(x));

/** Halve 40 times, sum the series, square 40 times; for negative x the reciprocal, which keeps more digits. */
function expFixed(x: Fixed): Fixed {
  if (x < 0n) return divide(ONE, expFixed(-x));
  const part = x >> 40n;
  let term = ONE;
  let sum = ONE;
  for (let n = 1n; term > 0n; n++) {
    term = (term * part) / ONE / n;
    sum += term;
  }
  for (let i = 0; i < 40; i++) sum = (sum * sum) / ONE;
  return sum;
}

export const log = (x: number): Fixed => logFixed(fixed(x));
export const log1p = (x: number): Fixed => logFixed(ONE + fixed(x));
export const log1pFixed = (x: Fixed): Fixed => logFixed(ONE + x);

/** Divide by 2 until near 1, then 2 artanh((m − 1)/(m + 1)). */
function logFixed(x: Fixed): Fixed {
  let halvings = 0n;
  let m = x;
  for (; m > 2n * ONE; halvings++) m /= 2n;
  for (; m < ONE / 2n; halvings--) m *= 2n;
  return 2n * artanh(divide(m - ONE, m + ONE)) + halvings * LN2;
}

function artanh(s: Fixed): Fixed {
  const square = (s * s) / ONE;
  let power = s;
  let sum = 0n;
  for (let n = 1n; power !== 0n; n += 2n) {
    sum += power / n;
    power = (power * square) / ONE;
  }
  return sum;
}

const LN2: Fixed = 2n * artanh(ONE / 3n);

/** Machin: π = 16 arctan(1/5) − 4 arctan(1/239). */
const PI: Fixed = 16n * arctanOfInverse(5n) - 4n * arctanOfInverse(239n);

function arctanOfInverse(k: bigint): Fixed {
  let power = ONE / k;
  let sum = 0n;
  for (let n = 1n; power !== 0n; n += 2n) {
    sum += (n % 4n === 1n ? power : -power) / n;
    power /= k * k;
  }
  return sum;
}

/** [cos πt, sin πt] by their series, without reduction. */
export function cosSinPi(t: number): [Fixed, Fixed] {
  const angle = (fixed(t) * PI) / ONE;
  const sums: [Fixed, Fixed] = [0n, 0n];
  let term = ONE;
  for (let n = 0n; term !== 0n; ) {
    const sign = n % 4n < 2n ? 1n : -1n;
    sums[Number(n % 2n)] += sign * term;
    n++;
    term = (term * angle) / ONE / n;
  }
  return sums;
}

/** 1 − (2/√π) Σ (−1)ⁿ x²ⁿ⁺¹/(n!(2n + 1)), for x ≤ 12: there the 100 decimals still hold 30 digits of the result. */
export function erfc(x: number): Fixed {
  const z = fixed(x);
  const square = (z * z) / ONE;
  let power = z;
  let sum = 0n;
  for (let n = 0n; power !== 0n; ) {
    sum += power / (2n * n + 1n);
    n++;
    power = (-power * square) / ONE / n;
  }
  return ONE - divide(2n * sum, squareRoot(PI * ONE));
}

/** The integer square root, by Newton's method from above. */
function squareRoot(n: bigint): bigint {
  let root = n;
  for (let next = (root + 1n) / 2n; next < root; next = (root + n / root) / 2n) root = next;
  return root;
}

export function relativeError(actual: number, reference: Fixed): number {
  const difference = fixed(actual) - reference;
  return Math.abs(Number((difference * 10n ** 30n) / reference)) / 1e30;
}

const bits = new DataView(new ArrayBuffer(8));

/** |actual − reference| in units in the last place of `actual`, to three decimals. */
export function unitsInTheLastPlace(actual: number, reference: Fixed): number {
  bits.setFloat64(0, actual);
  const exponent = Math.max(1, (bits.getUint16(0) >> 4) & 0x7ff) - 1023;
  const difference = fixed(actual) - reference;
  return Number(((difference < 0n ? -difference : difference) * 1000n) / fixed(2 ** (exponent - 52))) / 1000;
}
