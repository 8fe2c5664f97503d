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
 * Rows and steps are in bytes: from a[r][k] to a[r + 1][k] and to a[r][k + 1], and so on; `into` and `start` are without
 * gaps. If the columns of `b` are not neighbors, two vectors of them at a time are brought together in `panel`, which has
 * room for 32 · `depth` bytes. Up to 15 bytes after the end of `b` and `start` are read and not used.
 */
export function product<T>(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  bColumn: usize,
  panel: usize,
  start: usize,
  into: usize,
  rows: i32,
  columns: i32,
  depth: i32,
): void {
  const width = <i32>(16 / sizeof<T>());
  const intoRow = <usize>columns * sizeof<T>();
  const inPlace = bColumn == sizeof<T>();
  const step = inPlace ? bStep : 32;
  for (let c = 0; c < columns; c += 2 * width) {
    const left = columns - c;
    const from = b + <usize>c * bColumn;
    if (!inPlace) gather<T>(from, bStep, bColumn, panel, min(left, 2 * width), depth);
    const source = inPlace ? from : panel;
    const at = <usize>c * sizeof<T>();
    const first = start ? start + at : 0;
    if (left >= 2 * width) {
      twoVectors<T>(a, aRow, aStep, source, step, first, into + at, intoRow, rows, depth);
    } else {
      oneVector<T>(a, aRow, aStep, source, step, first, into + at, intoRow, rows, depth, left);
      if (left <= width) break;
      const next = start ? first + 16 : 0;
      oneVector<T>(a, aRow, aStep, source + 16, step, next, into + at + 16, intoRow, rows, depth, left - width);
    }
  }
}

/** panel[k][c] = from[k][c], the rows of `panel` having 32 bytes. */
function gather<T>(from: usize, step: usize, column: usize, panel: usize, columns: i32, depth: i32): void {
  for (let c = 0; c < columns; c++) {
    let source = from + <usize>c * column;
    let to = panel + <usize>c * sizeof<T>();
    for (let k = 0; k < depth; k++) {
      store<T>(to, load<T>(source));
      source += step;
      to += 32;
    }
  }
}

/** Two vectors of columns. Four rows at a time: eight sums in registers, six loads for eight multiplications. */
function twoVectors<T>(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  start: usize,
  into: usize,
  intoRow: usize,
  rows: i32,
  depth: i32,
): void {
  const start0 = startAt(start, 0);
  const start1 = startAt(start, 16);
  let r = 0;
  for (; r + 4 <= rows; r += 4) {
    let p0 = start0;
    let p1 = start1;
    let q0 = start0;
    let q1 = start1;
    let r0 = start0;
    let r1 = start1;
    let s0 = start0;
    let s1 = start1;
    let x = a;
    let y = b;
    for (let k = 0; k < depth; k++) {
      const y0 = v128.load(y);
      const y1 = v128.load(y, 16);
      let x0 = v128.load_splat<T>(x);
      p0 = multiplyAdd<T>(p0, x0, y0);
      p1 = multiplyAdd<T>(p1, x0, y1);
      x0 = v128.load_splat<T>(x + aRow);
      q0 = multiplyAdd<T>(q0, x0, y0);
      q1 = multiplyAdd<T>(q1, x0, y1);
      x0 = v128.load_splat<T>(x + 2 * aRow);
      r0 = multiplyAdd<T>(r0, x0, y0);
      r1 = multiplyAdd<T>(r1, x0, y1);
      x0 = v128.load_splat<T>(x + 3 * aRow);
      s0 = multiplyAdd<T>(s0, x0, y0);
      s1 = multiplyAdd<T>(s1, x0, y1);
      x += aStep;
      y += bStep;
    }
    v128.store(into, p0);
    v128.store(into, p1, 16);
    into += intoRow;
    v128.store(into, q0);
    v128.store(into, q1, 16);
    into += intoRow;
    v128.store(into, r0);
    v128.store(into, r1, 16);
    into += intoRow;
    v128.store(into, s0);
    v128.store(into, s1, 16);
    into += intoRow;
    a += 4 * aRow;
  }
  for (; r < rows; r++) {
    let p0 = start0;
    let p1 = start1;
    let x = a;
    let y = b;
    for (let k = 0; k < depth; k++) {
      const x0 = v128.load_splat<T>(x);
      p0 = multiplyAdd<T>(p0, x0, v128.load(y));
      p1 = multiplyAdd<T>(p1, x0, v128.load(y, 16));
      x += aStep;
      y += bStep;
    }
    v128.store(into, p0);
    v128.store(into, p1, 16);
    into += intoRow;
    a += aRow;
  }
}

/** One vector of columns, of which the first `lanes` are wanted. */
function oneVector<T>(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  start: usize,
  into: usize,
  intoRow: usize,
  rows: i32,
  depth: i32,
  lanes: i32,
): void {
  const start0 = startAt(start, 0);
  let r = 0;
  for (; r + 4 <= rows; r += 4) {
    let p0 = start0;
    let q0 = start0;
    let r0 = start0;
    let s0 = start0;
    let x = a;
    let y = b;
    for (let k = 0; k < depth; k++) {
      const y0 = v128.load(y);
      p0 = multiplyAdd<T>(p0, v128.load_splat<T>(x), y0);
      q0 = multiplyAdd<T>(q0, v128.load_splat<T>(x + aRow), y0);
      r0 = multiplyAdd<T>(r0, v128.load_splat<T>(x + 2 * aRow), y0);
      s0 = multiplyAdd<T>(s0, v128.load_splat<T>(x + 3 * aRow), y0);
      x += aStep;
      y += bStep;
    }
    storeLanes<T>(into, p0, lanes);
    into += intoRow;
    storeLanes<T>(into, q0, lanes);
    into += intoRow;
    storeLanes<T>(into, r0, lanes);
    into += intoRow;
    storeLanes<T>(into, s0, lanes);
    into += intoRow;
    a += 4 * aRow;
  }
  for (; r < rows; r++) {
    let p0 = start0;
    let x = a;
    let y = b;
    for (let k = 0; k < depth; k++) {
      p0 = multiplyAdd<T>(p0, v128.load_splat<T>(x), v128.load(y));
      x += aStep;
      y += bStep;
    }
    storeLanes<T>(into, p0, lanes);
    into += intoRow;
    a += aRow;
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
