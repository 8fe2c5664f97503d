/**
 * The sums of a dense layer, on flat row-major arrays. Each sum adds its terms in the order that the
 * formula names, so the tiles change how fast the numbers come, not one bit of them (tested against plain loops).
 *
 * A tile keeps eight sums in registers: 2 samples × 4 units, each number read from memory used two or four times. That
 * makes these loops about three times as fast as plain ones, which do what is left over at the edges.
 */

/** into[s][o] = biases[o] + Σᵢ inputs[s][i] · weights[o][i]; i ascends. */
export function affine(
  inputs: Float64Array,
  weights: Float64Array,
  biases: Float64Array,
  into: Float64Array,
  count: number,
  inSize: number,
  outSize: number,
): void {
  const samples = count - (count % 2);
  const units = outSize - (outSize % 4);
  for (let s = 0; s < samples; s += 2) {
    const x = s * inSize;
    const y = x + inSize;
    for (let o = 0; o < units; o += 4) {
      const w0 = o * inSize;
      const w1 = w0 + inSize;
      const w2 = w1 + inSize;
      const w3 = w2 + inSize;
      let x0 = biases[o];
      let x1 = biases[o + 1];
      let x2 = biases[o + 2];
      let x3 = biases[o + 3];
      let y0 = x0;
      let y1 = x1;
      let y2 = x2;
      let y3 = x3;
      for (let i = 0; i < inSize; i++) {
        const xi = inputs[x + i];
        const yi = inputs[y + i];
        x0 += xi * weights[w0 + i];
        x1 += xi * weights[w1 + i];
        x2 += xi * weights[w2 + i];
        x3 += xi * weights[w3 + i];
        y0 += yi * weights[w0 + i];
        y1 += yi * weights[w1 + i];
        y2 += yi * weights[w2 + i];
        y3 += yi * weights[w3 + i];
      }
      const at = s * outSize + o;
      into[at] = x0;
      into[at + 1] = x1;
      into[at + 2] = x2;
      into[at + 3] = x3;
      into[at + outSize] = y0;
      into[at + outSize + 1] = y1;
      into[at + outSize + 2] = y2;
      into[at + outSize + 3] = y3;
    }
    for (let o = units; o < outSize; o++) {
      let x0 = biases[o];
      let y0 = x0;
      for (let i = 0, w = o * inSize; i < inSize; i++) {
        x0 += inputs[x + i] * weights[w + i];
        y0 += inputs[y + i] * weights[w + i];
      }
      into[s * outSize + o] = x0;
      into[(s + 1) * outSize + o] = y0;
    }
  }
  if (samples === count) return;
  for (let o = 0, x = samples * inSize; o < outSize; o++) {
    let sum = biases[o];
    for (let i = 0, w = o * inSize; i < inSize; i++) sum += inputs[x + i] * weights[w + i];
    into[samples * outSize + o] = sum;
  }
}

/** into[o][i] = Σₛ deltas[s][o] · inputs[s][i]; s ascends. */
export function outerSum(
  deltas: Float64Array,
  inputs: Float64Array,
  into: Float64Array,
  count: number,
  inSize: number,
  outSize: number,
): void {
  const units = outSize - (outSize % 2);
  const columns = inSize - (inSize % 4);
  for (let o = 0; o < units; o += 2) {
    for (let i = 0; i < columns; i += 4) {
      let p0 = 0;
      let p1 = 0;
      let p2 = 0;
      let p3 = 0;
      let q0 = 0;
      let q1 = 0;
      let q2 = 0;
      let q3 = 0;
      for (let s = 0, d = o, x = i; s < count; s++, d += outSize, x += inSize) {
        const p = deltas[d];
        const q = deltas[d + 1];
        p0 += p * inputs[x];
        p1 += p * inputs[x + 1];
        p2 += p * inputs[x + 2];
        p3 += p * inputs[x + 3];
        q0 += q * inputs[x];
        q1 += q * inputs[x + 1];
        q2 += q * inputs[x + 2];
        q3 += q * inputs[x + 3];
      }
      const at = o * inSize + i;
      into[at] = p0;
      into[at + 1] = p1;
      into[at + 2] = p2;
      into[at + 3] = p3;
      into[at + inSize] = q0;
      into[at + inSize + 1] = q1;
      into[at + inSize + 2] = q2;
      into[at + inSize + 3] = q3;
    }
  }
  for (let o = 0; o < outSize; o++) {
    for (let i = o < units ? columns : 0; i < inSize; i++) {
      let sum = 0;
      for (let s = 0, d = o, x = i; s < count; s++, d += outSize, x += inSize) sum += deltas[d] * inputs[x];
      into[o * inSize + i] = sum;
    }
  }
}

/** into[s][i] = Σₒ deltas[s][o] · weights[o][i]; o ascends. */
export function throughWeights(
  deltas: Float64Array,
  weights: Float64Array,
  into: Float64Array,
  count: number,
  inSize: number,
  outSize: number,
): void {
  const samples = count - (count % 2);
  const columns = inSize - (inSize % 4);
  for (let s = 0; s < samples; s += 2) {
    const d = s * outSize;
    const e = d + outSize;
    for (let i = 0; i < columns; i += 4) {
      let d0 = 0;
      let d1 = 0;
      let d2 = 0;
      let d3 = 0;
      let e0 = 0;
      let e1 = 0;
      let e2 = 0;
      let e3 = 0;
      for (let o = 0, w = i; o < outSize; o++, w += inSize) {
        const dz = deltas[d + o];
        const ez = deltas[e + o];
        d0 += dz * weights[w];
        d1 += dz * weights[w + 1];
        d2 += dz * weights[w + 2];
        d3 += dz * weights[w + 3];
        e0 += ez * weights[w];
        e1 += ez * weights[w + 1];
        e2 += ez * weights[w + 2];
        e3 += ez * weights[w + 3];
      }
      const at = s * inSize + i;
      into[at] = d0;
      into[at + 1] = d1;
      into[at + 2] = d2;
      into[at + 3] = d3;
      into[at + inSize] = e0;
      into[at + inSize + 1] = e1;
      into[at + inSize + 2] = e2;
      into[at + inSize + 3] = e3;
    }
    for (let i = columns; i < inSize; i++) {
      let d0 = 0;
      let e0 = 0;
      for (let o = 0, w = i; o < outSize; o++, w += inSize) {
        d0 += deltas[d + o] * weights[w];
        e0 += deltas[e + o] * weights[w];
      }
      into[s * inSize + i] = d0;
      into[(s + 1) * inSize + i] = e0;
    }
  }
  if (samples === count) return;
  for (let i = 0, d = samples * outSize; i < inSize; i++) {
    let sum = 0;
    for (let o = 0, w = i; o < outSize; o++, w += inSize) sum += deltas[d + o] * weights[w];
    into[samples * inSize + i] = sum;
  }
}

/** into[o] = Σₛ deltas[s][o]; s ascends. */
export function columnSum(deltas: Float64Array, into: Float64Array, count: number, outSize: number): void {
  into.fill(0);
  for (let s = 0; s < count; s++) {
    for (let o = 0; o < outSize; o++) into[o] += deltas[s * outSize + o];
  }
}
