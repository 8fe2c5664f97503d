/**
 * The elementary functions of ../../math.ts, two numbers at a time, by the same operations in the same order: the same
 * bits. What is chosen there by a branch is chosen here by a mask.
 */

const LN2_HI: f64 = 0.6931471803691238;
const LN2_LO: f64 = 1.9082149292705877e-10;

/** c + x·y. */
function plus(c: v128, x: v128, y: v128): v128 {
  return f64x2.add(c, f64x2.mul(x, y));
}

function linear(a: f64, x: v128, b: f64): v128 {
  return plus(f64x2.splat(a), x, f64x2.splat(b));
}

function expm1Series(r: v128): v128 {
  const r2 = f64x2.mul(r, r);
  const r4 = f64x2.mul(r2, r2);
  const low = plus(linear(1.0 / 2, r, 1.0 / 6), r2, linear(1.0 / 24, r, 1.0 / 120));
  const middle = plus(linear(1.0 / 720, r, 1.0 / 5040), r2, linear(1.0 / 40320, r, 1.0 / 362880));
  const high = plus(
    plus(linear(1.0 / 3628800, r, 1.0 / 39916800), r2, linear(1.0 / 479001600, r, 1.0 / 6227020800)),
    r4,
    f64x2.splat(1.0 / 87178291200),
  );
  return plus(r, r2, plus(low, r4, plus(middle, r4, high)));
}

/** x / ln 2 to the nearest integer, ties upwards, as Math.round does it. */
function exponentOf(x: v128): v128 {
  const quotient = f64x2.div(x, f64x2.splat(0.6931471805599453));
  const below = f64x2.floor(quotient);
  const up = f64x2.ge(f64x2.sub(quotient, below), f64x2.splat(0.5));
  return f64x2.add(below, v128.and(up, f64x2.splat(1)));
}

function remainder(x: v128, k: v128): v128 {
  return f64x2.sub(f64x2.sub(x, f64x2.mul(k, f64x2.splat(LN2_HI))), f64x2.mul(k, f64x2.splat(LN2_LO)));
}

function powerOfTwo(k: v128): v128 {
  return i64x2.shl(i64x2.add(i64x2.extend_low_i32x4_s(k), i64x2.splat(1023)), 52);
}

/** y·2^k by two powers, so that each is a normal number; only the second product can round. */
function scale(y: v128, k: v128): v128 {
  const whole = i32x4.trunc_sat_f64x2_s_zero(k);
  const one = i32x4.shr_s(whole, 1);
  return f64x2.mul(f64x2.mul(y, powerOfTwo(one)), powerOfTwo(i32x4.sub(whole, one)));
}

export function exp(x: v128): v128 {
  const k = exponentOf(x);
  const value = scale(f64x2.add(f64x2.splat(1), expm1Series(remainder(x, k))), k);
  const finite = v128.bitselect(f64x2.splat(Infinity), value, f64x2.gt(x, f64x2.splat(709.782712893384)));
  return v128.andnot(finite, f64x2.lt(x, f64x2.splat(-745.1332191019412)));
}

/** e^x − 1 for x ≥ 0. */
function expm1(x: v128): v128 {
  const small = f64x2.lt(x, f64x2.splat(0.35));
  const k = exponentOf(x);
  const series = expm1Series(v128.bitselect(x, remainder(x, k), small));
  const large = f64x2.sub(scale(f64x2.add(f64x2.splat(1), series), k), f64x2.splat(1));
  return v128.bitselect(series, large, small);
}

export function tanh(x: v128): v128 {
  const size = f64x2.abs(x);
  const one = f64x2.splat(1);
  const two = f64x2.splat(2);
  const t = expm1(f64x2.mul(two, size));
  const next = f64x2.add(t, two);
  const small = f64x2.lt(size, one);
  // One division for both forms: t/(t + 2) and 1 − 2/(t + 2).
  const quotient = f64x2.div(v128.bitselect(t, two, small), next);
  let value = v128.bitselect(quotient, f64x2.sub(one, quotient), small);
  value = v128.bitselect(one, value, f64x2.gt(size, f64x2.splat(22)));
  value = v128.bitselect(f64x2.neg(value), value, f64x2.lt(x, f64x2.splat(0)));
  return value;
}

export function logistic(x: v128): v128 {
  const e = exp(f64x2.neg(f64x2.abs(x)));
  const right = f64x2.ge(x, f64x2.splat(0));
  return f64x2.div(v128.bitselect(f64x2.splat(1), e, right), f64x2.add(f64x2.splat(1), e));
}

/** ln x of positive normal numbers; NaN and Infinity give NaN. */
export function log(x: v128): v128 {
  const exponentBits = i64x2.shr_u(x, 52);
  // The low words of both lanes side by side, as the conversion wants them.
  const words = v128.shuffle<i32>(exponentBits, exponentBits, 0, 2, 0, 2);
  let exponent = f64x2.sub(f64x2.convert_low_i32x4_s(words), f64x2.splat(1022));
  let m = v128.or(v128.and(x, i64x2.splat(0x000fffffffffffff)), f64x2.splat(0.5));
  const low = f64x2.lt(m, f64x2.splat(0.7071067811865476));
  m = f64x2.add(m, v128.and(low, m));
  exponent = f64x2.sub(exponent, v128.and(low, f64x2.splat(1)));
  const s = f64x2.div(f64x2.sub(m, f64x2.splat(1)), f64x2.add(m, f64x2.splat(1)));
  const square = f64x2.mul(s, s);
  let tail = f64x2.mul(square, f64x2.splat(1.0 / 23));
  tail = term(square, 1.0 / 21, tail);
  tail = term(square, 1.0 / 19, tail);
  tail = term(square, 1.0 / 17, tail);
  tail = term(square, 1.0 / 15, tail);
  tail = term(square, 1.0 / 13, tail);
  tail = term(square, 1.0 / 11, tail);
  tail = term(square, 1.0 / 9, tail);
  tail = term(square, 1.0 / 7, tail);
  tail = term(square, 1.0 / 5, tail);
  tail = term(square, 1.0 / 3, tail);
  const twice = f64x2.mul(f64x2.splat(2), s);
  const rest = plus(f64x2.mul(twice, tail), exponent, f64x2.splat(LN2_LO));
  const value = plus(f64x2.add(twice, rest), exponent, f64x2.splat(LN2_HI));
  return f64x2.add(value, f64x2.sub(x, x));
}

function term(square: v128, coefficient: f64, tail: v128): v128 {
  return f64x2.mul(square, f64x2.add(f64x2.splat(coefficient), tail));
}

/** One number. */
export function expOf(x: f64): f64 {
  return f64x2.extract_lane(exp(f64x2.splat(x)), 0);
}

export function logisticOf(x: f64): f64 {
  return f64x2.extract_lane(logistic(f64x2.splat(x)), 0);
}

/** ln(1 + x) for x ≥ 0. */
export function log1pOf(x: f64): f64 {
  const u = 1 + x;
  if (u == 1) return x;
  return (f64x2.extract_lane(log(f64x2.splat(u)), 0) * x) / (u - 1);
}
