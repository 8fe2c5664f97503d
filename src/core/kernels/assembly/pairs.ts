/**
 * Two neighboring numbers of type T as a vector of two float64. Whatever is not a sum of products is computed this way,
 * in both precisions: a float32 result is the float64 result rounded once, as in the TypeScript core.
 */

export function loadPair<T>(from: usize): v128 {
  if (sizeof<T>() == 8) return v128.load(from);
  return f64x2.promote_low_f32x4(v128.load64_zero(from));
}

/** Stores the first `count` of the two. */
export function storePair<T>(to: usize, pair: v128, count: i32): void {
  if (sizeof<T>() == 8) {
    if (count > 1) v128.store(to, pair);
    else v128.store64_lane(to, pair, 0);
  } else {
    const narrow = f32x4.demote_f64x2_zero(pair);
    if (count > 1) v128.store64_lane(to, narrow, 0);
    else v128.store32_lane(to, narrow, 0);
  }
}

export function loadNumber<T>(from: usize, index: i32): f64 {
  return <f64>load<T>(from + <usize>index * sizeof<T>());
}

export function storeNumber<T>(to: usize, index: i32, value: f64): void {
  store<T>(to + <usize>index * sizeof<T>(), <T>value);
}
