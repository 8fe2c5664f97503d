import type { Products } from './arithmetic.ts';

/**
 * The sums of dense-products.ts in a narrower format: every product and every sum is rounded before the next one.
 * Same formulas, same order of terms; plain loops, since here the rounding takes the time.
 */
export function roundedProducts(round: (x: number) => number): Products {
  return {
    affine(inputs, weights, biases, into, count, inSize, outSize) {
      for (let s = 0; s < count; s++) {
        for (let o = 0; o < outSize; o++) {
          let sum = biases[o];
          for (let i = 0, x = s * inSize, w = o * inSize; i < inSize; i++) {
            sum = round(sum + round(inputs[x + i] * weights[w + i]));
          }
          into[s * outSize + o] = sum;
        }
      }
    },
    outerSum(deltas, inputs, into, count, inSize, outSize) {
      for (let o = 0; o < outSize; o++) {
        for (let i = 0; i < inSize; i++) {
          let sum = 0;
          for (let s = 0, d = o, x = i; s < count; s++, d += outSize, x += inSize) {
            sum = round(sum + round(deltas[d] * inputs[x]));
          }
          into[o * inSize + i] = sum;
        }
      }
    },
    throughWeights(deltas, weights, into, count, inSize, outSize) {
      for (let s = 0; s < count; s++) {
        for (let i = 0; i < inSize; i++) {
          let sum = 0;
          for (let o = 0, d = s * outSize, w = i; o < outSize; o++, w += inSize) {
            sum = round(sum + round(deltas[d + o] * weights[w]));
          }
          into[s * inSize + i] = sum;
        }
      }
    },
    columnSum(deltas, into, count, outSize) {
      into.fill(0);
      for (let s = 0; s < count; s++) {
        for (let o = 0; o < outSize; o++) into[o] = round(into[o] + deltas[s * outSize + o]);
      }
    },
  };
}
