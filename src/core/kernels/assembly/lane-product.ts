/**
 * The product of product.ts for many networks at once: every number is a vector, one network in each lane. Nothing is
 * shared between lanes, so each network has the bits it would have alone.
 */

function multiplyAdd<T>(sum: v128, x: v128, y: v128): v128 {
  return v128.add<T>(sum, v128.mul<T>(x, y));
}

/**
 * into[r][c] = start[r] + Σₖ a[r][k] · b[k][c], k ascending; the bytes from one vector to the next are given for each
 * index of each matrix.
 */
export function laneProduct<T>(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  bColumn: usize,
  start: usize,
  into: usize,
  intoRow: usize,
  intoColumn: usize,
  rows: i32,
  columns: i32,
  depth: i32,
): void {
  let r = 0;
  for (; r + 2 <= rows; r += 2) {
    const first = start ? v128.load(start) : i64x2.splat(0);
    const second = start ? v128.load(start, 16) : i64x2.splat(0);
    let c = 0;
    for (; c + 4 <= columns; c += 4) {
      const from = b + <usize>c * bColumn;
      twoByFour<T>(
        a,
        aRow,
        aStep,
        from,
        bStep,
        bColumn,
        first,
        second,
        into + <usize>c * intoColumn,
        intoRow,
        intoColumn,
        depth,
      );
    }
    for (; c < columns; c++) {
      const from = b + <usize>c * bColumn;
      const to = into + <usize>c * intoColumn;
      one<T>(a, aStep, from, bStep, first, to, depth);
      one<T>(a + aRow, aStep, from, bStep, second, to + intoRow, depth);
    }
    a += 2 * aRow;
    into += 2 * intoRow;
    if (start) start += 32;
  }
  if (r == rows) return;
  const first = start ? v128.load(start) : i64x2.splat(0);
  let c = 0;
  for (; c + 4 <= columns; c += 4) {
    oneByFour<T>(
      a,
      aStep,
      b + <usize>c * bColumn,
      bStep,
      bColumn,
      first,
      into + <usize>c * intoColumn,
      intoColumn,
      depth,
    );
  }
  for (; c < columns; c++) {
    one<T>(a, aStep, b + <usize>c * bColumn, bStep, first, into + <usize>c * intoColumn, depth);
  }
}

/** Two rows and four columns: eight sums in registers, six loads for eight multiplications. */
function twoByFour<T>(
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  bColumn: usize,
  first: v128,
  second: v128,
  into: usize,
  intoRow: usize,
  intoColumn: usize,
  depth: i32,
): void {
  let p0 = first;
  let p1 = first;
  let p2 = first;
  let p3 = first;
  let q0 = second;
  let q1 = second;
  let q2 = second;
  let q3 = second;
  for (let k = 0; k < depth; k++) {
    const x = v128.load(a);
    const y = v128.load(a + aRow);
    let z = v128.load(b);
    p0 = multiplyAdd<T>(p0, x, z);
    q0 = multiplyAdd<T>(q0, y, z);
    z = v128.load(b + bColumn);
    p1 = multiplyAdd<T>(p1, x, z);
    q1 = multiplyAdd<T>(q1, y, z);
    z = v128.load(b + 2 * bColumn);
    p2 = multiplyAdd<T>(p2, x, z);
    q2 = multiplyAdd<T>(q2, y, z);
    z = v128.load(b + 3 * bColumn);
    p3 = multiplyAdd<T>(p3, x, z);
    q3 = multiplyAdd<T>(q3, y, z);
    a += aStep;
    b += bStep;
  }
  v128.store(into, p0);
  v128.store(into + intoColumn, p1);
  v128.store(into + 2 * intoColumn, p2);
  v128.store(into + 3 * intoColumn, p3);
  into += intoRow;
  v128.store(into, q0);
  v128.store(into + intoColumn, q1);
  v128.store(into + 2 * intoColumn, q2);
  v128.store(into + 3 * intoColumn, q3);
}

function oneByFour<T>(
  a: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  bColumn: usize,
  first: v128,
  into: usize,
  intoColumn: usize,
  depth: i32,
): void {
  let p0 = first;
  let p1 = first;
  let p2 = first;
  let p3 = first;
  for (let k = 0; k < depth; k++) {
    const x = v128.load(a);
    p0 = multiplyAdd<T>(p0, x, v128.load(b));
    p1 = multiplyAdd<T>(p1, x, v128.load(b + bColumn));
    p2 = multiplyAdd<T>(p2, x, v128.load(b + 2 * bColumn));
    p3 = multiplyAdd<T>(p3, x, v128.load(b + 3 * bColumn));
    a += aStep;
    b += bStep;
  }
  v128.store(into, p0);
  v128.store(into + intoColumn, p1);
  v128.store(into + 2 * intoColumn, p2);
  v128.store(into + 3 * intoColumn, p3);
}

function one<T>(a: usize, aStep: usize, b: usize, bStep: usize, first: v128, into: usize, depth: i32): void {
  let p = first;
  for (let k = 0; k < depth; k++) {
    p = multiplyAdd<T>(p, v128.load(a), v128.load(b));
    a += aStep;
    b += bStep;
  }
  v128.store(into, p);
}
