import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { affine, outerSum, throughWeights } from '../../src/core/dense-products.ts';
import { rng } from '../../src/core/rng.ts';

/** Sizes on both sides of every tile edge. */
const size = fc.integer({ min: 1, max: 11 });
const shapes = fc.record({ count: size, inSize: size, outSize: size, seed: fc.integer({ min: 0, max: 1e6 }) });

const numbers = (length: number, seed: number): Float64Array => {
  const random = rng(seed);
  return Float64Array.from({ length }, () => random.normal());
};

/** Stale numbers where results go: what a product does not write would show. */
const stale = (length: number): Float64Array => new Float64Array(length).fill(Number.NaN);

describe('tiles change no bit of', () => {
  test('W x + b, its terms added in the order of the inputs', () => {
    fc.assert(
      fc.property(shapes, ({ count, inSize, outSize, seed }) => {
        const inputs = numbers(count * inSize, seed);
        const weights = numbers(outSize * inSize, seed + 1);
        const biases = numbers(outSize, seed + 2);
        const into = stale(count * outSize);
        affine(inputs, weights, biases, into, count, inSize, outSize);
        const plain = Array.from(into, (_, at) => {
          const [s, o] = [Math.floor(at / outSize), at % outSize];
          let sum = biases[o];
          for (let i = 0; i < inSize; i++) sum += inputs[s * inSize + i] * weights[o * inSize + i];
          return sum;
        });
        expect([...into]).toEqual(plain);
      }),
    );
  });
  test('the gradient of the weights, its terms added in the order of the samples', () => {
    fc.assert(
      fc.property(shapes, ({ count, inSize, outSize, seed }) => {
        const deltas = numbers(count * outSize, seed);
        const inputs = numbers(count * inSize, seed + 1);
        const into = stale(outSize * inSize);
        outerSum(deltas, inputs, into, count, inSize, outSize);
        const plain = Array.from(into, (_, at) => {
          const [o, i] = [Math.floor(at / inSize), at % inSize];
          let sum = 0;
          for (let s = 0; s < count; s++) sum += deltas[s * outSize + o] * inputs[s * inSize + i];
          return sum;
        });
        expect([...into]).toEqual(plain);
      }),
    );
  });
  test('the gradient of the inputs, its terms added in the order of the units', () => {
    fc.assert(
      fc.property(shapes, ({ count, inSize, outSize, seed }) => {
        const deltas = numbers(count * outSize, seed);
        const weights = numbers(outSize * inSize, seed + 1);
        const into = stale(count * inSize);
        throughWeights(deltas, weights, into, count, inSize, outSize);
        const plain = Array.from(into, (_, at) => {
          const [s, i] = [Math.floor(at / inSize), at % inSize];
          let sum = 0;
          for (let o = 0; o < outSize; o++) sum += deltas[s * outSize + o] * weights[o * inSize + i];
          return sum;
        });
        expect([...into]).toEqual(plain);
      }),
    );
  });
});
