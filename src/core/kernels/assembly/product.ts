/**
 * The one product behind a dense layer: into[r][c] = start[c] + Σₖ a[r][k] · b[k][c].
 *
 * Vectors run along c, so each sum is one lane and adds its terms in the order k = 0, 1, …: the same bits as the plain
 * loops of ../../dense-products.ts. No fused multiply-add, which some processors have and others not.
 */

function multiplyAdd<T>(sum: v128, x: v128, y: v128): v128 {
  return v128.add<T>(sum, v128.mul<T>(x, y));
}

function startAt(start: usize, offset: usize): v128 {
  return start ? v128.load(start + offset) : i64x2.splat(0);
}

/** Stores the first `count` lanes. */
function storeLanes<T>(to: usize, vector: v128, count: i32): void {
  if (count * <i32>sizeof<T>() >= 16) {
    v128.store(to, vector);
  } else if (sizeof<T>() == 8) {
    v128.store64_lane(to, vector, 0);
  } else {
    if (count >= 2) v128.store64_lane(to, vector, 0);
    else v128.store32_lane(to, vector, 0);
    if (count == 3) v128.store32_lane(to + 8, vector, 2);
  }
}

/**
 * Steps are in bytes. `a` and `into` are read and written at any step; rows of `b` and `start` are contiguous. Up to
 * 15 bytes after the end of `b` and `start` are read and not used.
 */
export function product<T>(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  start: usize,
  into: usize,
  rows: i32,
  columns: i32,
  depth: i32,
): void {
  const width = <i32>(16 / sizeof<T>());
  const intoRow = <usize>columns * sizeof<T>();
  let c = 0;
  for (; c + 2 * width <= columns; c += 2 * width) {
    const at = <usize>c * sizeof<T>();
    const first = start ? start + at : 0;
    let r = 0;
    for (; r + 4 <= rows; r += 4) {
      fourByTwo<T>(
        a + <usize>r * aRow,
        aRow,
        aStep,
        b + at,
        bStep,
        first,
        into + <usize>r * intoRow + at,
        intoRow,
        depth,
      );
    }
    for (; r < rows; r++) {
      oneByTwo<T>(a + <usize>r * aRow, aStep, b + at, bStep, first, into + <usize>r * intoRow + at, depth);
    }
  }
  for (; c < columns; c += width) {
    const at = <usize>c * sizeof<T>();
    const first = start ? start + at : 0;
    const lanes = min(width, columns - c);
    let r = 0;
    for (; r + 4 <= rows; r += 4) {
      fourByOne<T>(
        a + <usize>r * aRow,
        aRow,
        aStep,
        b + at,
        bStep,
        first,
        into + <usize>r * intoRow + at,
        intoRow,
        depth,
        lanes,
      );
    }
    for (; r < rows; r++) {
      oneByOne<T>(a + <usize>r * aRow, aStep, b + at, bStep, first, into + <usize>r * intoRow + at, depth, lanes);
    }
  }
}

/** Eight sums in registers; six loads for eight multiplications. */
function fourByTwo<T>(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  start: usize,
  into: usize,
  intoRow: usize,
  depth: i32,
): void {
  let p0 = startAt(start, 0);
  let p1 = startAt(start, 16);
  let q0 = p0;
  let q1 = p1;
  let r0 = p0;
  let r1 = p1;
  let s0 = p0;
  let s1 = p1;
  for (let k = 0; k < depth; k++) {
    const y0 = v128.load(b);
    const y1 = v128.load(b, 16);
    let x = v128.load_splat<T>(a);
    p0 = multiplyAdd<T>(p0, x, y0);
    p1 = multiplyAdd<T>(p1, x, y1);
    x = v128.load_splat<T>(a + aRow);
    q0 = multiplyAdd<T>(q0, x, y0);
    q1 = multiplyAdd<T>(q1, x, y1);
    x = v128.load_splat<T>(a + 2 * aRow);
    r0 = multiplyAdd<T>(r0, x, y0);
    r1 = multiplyAdd<T>(r1, x, y1);
    x = v128.load_splat<T>(a + 3 * aRow);
    s0 = multiplyAdd<T>(s0, x, y0);
    s1 = multiplyAdd<T>(s1, x, y1);
    a += aStep;
    b += bStep;
  }
  v128.store(into, p0);
  v128.store(into, p1, 16);
  v128.store(into + intoRow, q0);
  v128.store(into + intoRow, q1, 16);
  v128.store(into + 2 * intoRow, r0);
  v128.store(into + 2 * intoRow, r1, 16);
  v128.store(into + 3 * intoRow, s0);
  v128.store(into + 3 * intoRow, s1, 16);
}

function oneByTwo<T>(a: usize, aStep: usize, b: usize, bStep: usize, start: usize, into: usize, depth: i32): void {
  let p0 = startAt(start, 0);
  let p1 = startAt(start, 16);
  for (let k = 0; k < depth; k++) {
    const x = v128.load_splat<T>(a);
    p0 = multiplyAdd<T>(p0, x, v128.load(b));
    p1 = multiplyAdd<T>(p1, x, v128.load(b, 16));
    a += aStep;
    b += bStep;
  }
  v128.store(into, p0);
  v128.store(into, p1, 16);
}

function fourByOne<T>(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  start: usize,
  into: usize,
  intoRow: usize,
  depth: i32,
  lanes: i32,
): void {
  let p = startAt(start, 0);
  let q = p;
  let r = p;
  let s = p;
  for (let k = 0; k < depth; k++) {
    const y = v128.load(b);
    p = multiplyAdd<T>(p, v128.load_splat<T>(a), y);
    q = multiplyAdd<T>(q, v128.load_splat<T>(a + aRow), y);
    r = multiplyAdd<T>(r, v128.load_splat<T>(a + 2 * aRow), y);
    s = multiplyAdd<T>(s, v128.load_splat<T>(a + 3 * aRow), y);
    a += aStep;
    b += bStep;
  }
  storeLanes<T>(into, p, lanes);
  storeLanes<T>(into + intoRow, q, lanes);
  storeLanes<T>(into + 2 * intoRow, r, lanes);
  storeLanes<T>(into + 3 * intoRow, s, lanes);
}

function oneByOne<T>(
  a: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  start: usize,
  into: usize,
  depth: i32,
  lanes: i32,
): void {
  let p = startAt(start, 0);
  for (let k = 0; k < depth; k++) {
    p = multiplyAdd<T>(p, v128.load_splat<T>(a), v128.load(b));
    a += aStep;
    b += bStep;
  }
  storeLanes<T>(into, p, lanes);
}

/** into[c][r] = from[r][c]. */
export function transpose<T>(from: usize, into: usize, rows: i32, columns: i32): void {
  const row = <usize>rows * sizeof<T>();
  for (let r = 0; r < rows; r++) {
    let to = into + <usize>r * sizeof<T>();
    for (let c = 0; c < columns; c++) {
      store<T>(to, load<T>(from));
      from += sizeof<T>();
      to += row;
    }
  }
}

/** into[c] = Σᵣ from[r][c]; r ascends. */
export function columnSum<T>(from: usize, into: usize, rows: i32, columns: i32): void {
  const width = <i32>(16 / sizeof<T>());
  const row = <usize>columns * sizeof<T>();
  for (let c = 0; c < columns; c += width) {
    let at = from + <usize>c * sizeof<T>();
    let sum = i64x2.splat(0);
    for (let r = 0; r < rows; r++) {
      sum = v128.add<T>(sum, v128.load(at));
      at += row;
    }
    storeLanes<T>(into + <usize>c * sizeof<T>(), sum, columns - c);
  }
}
