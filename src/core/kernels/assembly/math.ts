/**
 * The elementary functions of ../../math.ts, two numbers at a time, by the same operations in the same order: the same
 * bits. What is chosen there by a branch is chosen here by a mask.
 */

/**
 * Constants come from memory: to load a number into both lanes is one instruction, to make it there takes three. The
 * functions name them.
 */
const constants = memory.data<f64>([
  0.6931471805599453, 0.6931471803691238, 1.9082149292705877e-10, 709.782712893384, -745.1332191019412, 0.35, 22,
  0.7071067811865476, 1, 2, 0.5,
]);

function constant(index: i32): v128 {
  return v128.load64_splat(constants + ((<usize>index) << 3));
}

/** ln 2, and in two parts: k · LN2_HIGH is exact for every exponent k. */
const LN2 = 0;
const LN2_HIGH = 1;
const LN2_LOW = 2;
const OVERFLOW = 3;
const UNDERFLOW = 4;
/** Below this, e^x − 1 is taken from the series itself. */
const SMALL = 5;
/** Above this, tanh is 1. */
const SATURATED = 6;
const SQRT_HALF = 7;
const ONE = 8;
const TWO = 9;
const HALF = 10;

/** 1/2!, 1/3!, …, 1/14!. */
const inverseFactorials = memory.data<f64>([
  1.0 / 2,
  1.0 / 6,
  1.0 / 24,
  1.0 / 120,
  1.0 / 720,
  1.0 / 5040,
  1.0 / 40320,
  1.0 / 362880,
  1.0 / 3628800,
  1.0 / 39916800,
  1.0 / 479001600,
  1.0 / 6227020800,
  1.0 / 87178291200,
]);

function inverseFactorial(n: i32): v128 {
  return v128.load64_splat(inverseFactorials + ((<usize>(n - 2)) << 3));
}

/** 1/3, 1/5, …, 1/23. */
const inverseOdds = memory.data<f64>([
  1.0 / 3,
  1.0 / 5,
  1.0 / 7,
  1.0 / 9,
  1.0 / 11,
  1.0 / 13,
  1.0 / 15,
  1.0 / 17,
  1.0 / 19,
  1.0 / 21,
  1.0 / 23,
]);

function inverseOdd(n: i32): v128 {
  return v128.load64_splat(inverseOdds + ((<usize>(n - 3)) << 2));
}

/** c + x·y. */
function plus(c: v128, x: v128, y: v128): v128 {
  return f64x2.add(c, f64x2.mul(x, y));
}

/** 1/n! + r/(n + 1)!. */
function linear(n: i32, r: v128): v128 {
  return plus(inverseFactorial(n), r, inverseFactorial(n + 1));
}

function expm1Series(r: v128): v128 {
  const r2 = f64x2.mul(r, r);
  const r4 = f64x2.mul(r2, r2);
  const low = plus(linear(2, r), r2, linear(4, r));
  const middle = plus(linear(6, r), r2, linear(8, r));
  const high = plus(plus(linear(10, r), r2, linear(12, r)), r4, inverseFactorial(14));
  return plus(r, r2, plus(low, r4, plus(middle, r4, high)));
}

/** x / ln 2 to the nearest integer, ties upwards, as Math.round does it. */
function exponentOf(x: v128): v128 {
  const quotient = f64x2.div(x, constant(LN2));
  const below = f64x2.floor(quotient);
  const up = f64x2.ge(f64x2.sub(quotient, below), constant(HALF));
  return f64x2.add(below, v128.and(up, constant(ONE)));
}

function remainder(x: v128, k: v128): v128 {
  return f64x2.sub(f64x2.sub(x, f64x2.mul(k, constant(LN2_HIGH))), f64x2.mul(k, constant(LN2_LOW)));
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
  const value = scale(f64x2.add(constant(ONE), expm1Series(remainder(x, k))), k);
  const finite = v128.bitselect(f64x2.splat(Infinity), value, f64x2.gt(x, constant(OVERFLOW)));
  return v128.andnot(finite, f64x2.lt(x, constant(UNDERFLOW)));
}

/** e^x − 1 for x ≥ 0. */
function expm1(x: v128): v128 {
  const small = f64x2.lt(x, constant(SMALL));
  const k = exponentOf(x);
  const series = expm1Series(v128.bitselect(x, remainder(x, k), small));
  const large = f64x2.sub(scale(f64x2.add(constant(ONE), series), k), constant(ONE));
  return v128.bitselect(series, large, small);
}

export function tanh(x: v128): v128 {
  const size = f64x2.abs(x);
  const one = constant(ONE);
  const two = constant(TWO);
  const t = expm1(f64x2.mul(two, size));
  const next = f64x2.add(t, two);
  const small = f64x2.lt(size, one);
  // One division for both forms: t/(t + 2) and 1 − 2/(t + 2).
  const quotient = f64x2.div(v128.bitselect(t, two, small), next);
  let value = v128.bitselect(quotient, f64x2.sub(one, quotient), small);
  value = v128.bitselect(one, value, f64x2.gt(size, constant(SATURATED)));
  value = v128.bitselect(f64x2.neg(value), value, f64x2.lt(x, f64x2.splat(0)));
  return value;
}

export function logistic(x: v128): v128 {
  const e = exp(f64x2.neg(f64x2.abs(x)));
  const right = f64x2.ge(x, f64x2.splat(0));
  return f64x2.div(v128.bitselect(constant(ONE), e, right), f64x2.add(constant(ONE), e));
}

/** ln x of positive normal numbers; NaN and Infinity give NaN. */
export function log(x: v128): v128 {
  const exponentBits = i64x2.shr_u(x, 52);
  // The low words of both lanes side by side, as the conversion wants them.
  const words = v128.shuffle<i32>(exponentBits, exponentBits, 0, 2, 0, 2);
  let exponent = f64x2.sub(f64x2.convert_low_i32x4_s(words), f64x2.splat(1022));
  let m = v128.or(v128.and(x, i64x2.splat(0x000fffffffffffff)), constant(HALF));
  const low = f64x2.lt(m, constant(SQRT_HALF));
  m = f64x2.add(m, v128.and(low, m));
  exponent = f64x2.sub(exponent, v128.and(low, constant(ONE)));
  const s = f64x2.div(f64x2.sub(m, constant(ONE)), f64x2.add(m, constant(ONE)));
  const square = f64x2.mul(s, s);
  let tail = f64x2.mul(square, inverseOdd(23));
  tail = term(square, 21, tail);
  tail = term(square, 19, tail);
  tail = term(square, 17, tail);
  tail = term(square, 15, tail);
  tail = term(square, 13, tail);
  tail = term(square, 11, tail);
  tail = term(square, 9, tail);
  tail = term(square, 7, tail);
  tail = term(square, 5, tail);
  tail = term(square, 3, tail);
  const twice = f64x2.mul(constant(TWO), s);
  const rest = plus(f64x2.mul(twice, tail), exponent, constant(LN2_LOW));
  const value = plus(f64x2.add(twice, rest), exponent, constant(LN2_HIGH));
  return f64x2.add(value, f64x2.sub(x, x));
}

/** The next lower term of the series: square·(1/n + tail). */
function term(square: v128, n: i32, tail: v128): v128 {
  return f64x2.mul(square, f64x2.add(inverseOdd(n), tail));
}

/** ln(1 + x) for x ≥ 0. */
export function log1p(x: v128): v128 {
  const u = f64x2.add(constant(ONE), x);
  const value = f64x2.div(f64x2.mul(log(u), x), f64x2.sub(u, constant(ONE)));
  return v128.bitselect(x, value, f64x2.eq(u, constant(ONE)));
}

/** One number. */
export function expOf(x: f64): f64 {
  return f64x2.extract_lane(exp(f64x2.splat(x)), 0);
}

export function logisticOf(x: f64): f64 {
  return f64x2.extract_lane(logistic(f64x2.splat(x)), 0);
}

export function log1pOf(x: f64): f64 {
  return f64x2.extract_lane(log1p(f64x2.splat(x)), 0);
}
