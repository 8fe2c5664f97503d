import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  abs,
  activations,
  createMlp,
  hardSigmoid,
  hardTanh,
  heNormal,
  identity,
  leakyRelu,
  linearRegions1d,
  relu,
  relu6,
  rng,
} from '../../src/core/index.ts';

/** The tent map relu(2x) − relu(4x − 2) on [0, 1], composed `depth` times. */
function tent(depth: number) {
  const mlp = createMlp({ sizes: [1, ...Array<number>(depth).fill(2), 1] });
  mlp.layers.forEach((layer, l) => {
    if (l === 0) layer.weights.set([2, 4]);
    else if (l < depth) layer.weights.set([2, -2, 4, -4]);
    else layer.weights.set([1, -1]);
    if (l < depth) layer.biases.set([0, -2]);
  });
  return mlp;
}

describe('linearRegions1d', () => {
  test('the tent map of L layers has 2^L pieces of slope ±2^L, cut at the multiples of 2^−L', () => {
    for (const depth of [1, 3, 6, 10]) {
      const { pieces, breakpoints } = linearRegions1d(tent(depth), 0, 1);
      const count = 2 ** depth;
      expect(pieces).toHaveLength(count);
      expect(breakpoints).toEqual(Array.from({ length: count - 1 }, (_, i) => (i + 1) / count));
      expect(pieces.map((piece) => piece.slopes[0])).toEqual(
        Array.from({ length: count }, (_, i) => (i % 2 === 0 ? count : -count)),
      );
    }
  });

  test('|x| as relu(x) + relu(−x) has two pieces', () => {
    const mlp = createMlp({ sizes: [1, 2, 1] });
    mlp.parameters.set([1, -1, 0, 0, 1, 1, 0]);
    expect(linearRegions1d(mlp, -2, 3)).toEqual({
      pieces: [
        { lo: -2, hi: 0, slopes: [-1], intercepts: [0] },
        { lo: 0, hi: 3, slopes: [1], intercepts: [0] },
      ],
      breakpoints: [0],
    });
  });

  test('relu(x) − relu(−x) is one piece: a switch of hidden units that the outputs do not see is no breakpoint', () => {
    const mlp = createMlp({ sizes: [1, 2, 1] });
    mlp.parameters.set([1, -1, 0, 0, 1, -1, 0]);
    expect(linearRegions1d(mlp, -1, 1).pieces).toEqual([{ lo: -1, hi: 1, slopes: [1], intercepts: [0] }]);
  });

  test('the kinks of one hidden layer are exactly the −b/w inside the interval', () => {
    const mlp = createMlp({ sizes: [1, 12, 1], initializer: heNormal(), seed: 3 });
    const random = rng(8);
    const [hidden] = mlp.layers;
    for (let i = 0; i < 12; i++) hidden.biases[i] = random.normal();
    const kinks = Array.from(hidden.weights, (w, i) => -hidden.biases[i] / w).filter((x) => x > -2 && x < 2);
    expect(kinks.length).toBeGreaterThan(5);
    expect(linearRegions1d(mlp, -2, 2).breakpoints).toEqual(kinks.sort((a, b) => a - b));
  });

  test('every piece agrees with forward at its ends and inside, for each output and each activation', () => {
    const hidden = fc.constantFrom(relu, leakyRelu({ negativeSlope: -1 }), abs, relu6, hardTanh, hardSigmoid);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), hidden, (seed, activation) => {
        const mlp = createMlp({ sizes: [1, 5, 4, 2], hidden: activation, seed });
        const random = rng(seed).split();
        for (const layer of mlp.layers) for (let i = 0; i < layer.outSize; i++) layer.biases[i] = random.normal();
        const { pieces } = linearRegions1d(mlp, -3, 3);
        expect([pieces[0].lo, pieces[pieces.length - 1].hi]).toEqual([-3, 3]);
        for (const { lo, hi, slopes, intercepts } of pieces) {
          for (const x of [lo, lo + 0.3 * (hi - lo), hi]) {
            mlp.forward([x], 1).forEach((y, o) => {
              // Values are below 1000, and two orders of a dozen sums differ by some units of 10⁻¹³ then.
              expect(Math.abs(slopes[o] * x + intercepts[o] - y)).toBeLessThan(1e-11);
            });
          }
        }
      }),
    );
  });

  test('no breakpoint is missed: between two of them the slope on a fine grid never changes', () => {
    const mlp = createMlp({ sizes: [1, 6, 6, 1], initializer: heNormal({ bias: 0.3 }), seed: 21 });
    const { pieces, breakpoints } = linearRegions1d(mlp, -2, 2);
    expect(breakpoints.length).toBeGreaterThan(3);
    for (const { lo, hi, slopes } of pieces) {
      const grid = Array.from({ length: 101 }, (_, i) => lo + ((hi - lo) * i) / 100);
      const values = mlp.forward(grid, 101);
      for (let i = 0; i < 100; i++) {
        const slope = (values[i + 1] - values[i]) / (grid[i + 1] - grid[i]);
        // Rounding of the values, about 10⁻¹⁵, over the width of a cell.
        expect(Math.abs(slope - slopes[0])).toBeLessThan(1e-14 / (grid[i + 1] - grid[i]) + 1e-9);
      }
    }
  });

  test('activations that are continuous and piecewise linear are taken, all others are refused by name', () => {
    const taken = activations.filter((activation) => {
      try {
        linearRegions1d(createMlp({ sizes: [1, 2, 1], hidden: activation }), -1, 1);
        return true;
      } catch (error) {
        expect((error as Error).message).toBe(
          `linearRegions1d: activations must be continuous and piecewise linear, got ${activation.name}`,
        );
        return false;
      }
    });
    expect(taken.map((activation) => activation.name).sort()).toEqual([
      'abs',
      'hardSigmoid',
      'hardTanh',
      'identity',
      'leakyRelu',
      'relu',
      'relu6',
      'rrelu',
      'threshold',
    ]);
  });

  test('a jump is refused: the end of a piece would have two values', () => {
    const step = { ...relu, name: 'step', value: (z: number) => (z > 0 ? z + 1 : 0) };
    expect(() => linearRegions1d(createMlp({ sizes: [1, 2, 1], hidden: step }), -1, 1)).toThrow(
      'must be continuous and piecewise linear, got step',
    );
  });

  test('several inputs, an empty interval, a NaN among the parameters and too many pieces are refused', () => {
    expect(() => linearRegions1d(createMlp({ sizes: [2, 1] }), 0, 1)).toThrow(
      new RangeError('linearRegions1d: the network must have one input, got 2'),
    );
    const line = createMlp({ sizes: [1, 1], output: identity });
    expect(() => linearRegions1d(line, 1, 1)).toThrow('linearRegions1d: lo must be less than hi, got [1, 1]');
    line.parameters[0] = Number.NaN;
    expect(() => linearRegions1d(line, 0, 1)).toThrow('linearRegions1d: parameters must be finite, got NaN at index 0');
    expect(() => linearRegions1d(tent(17), 0, 1)).toThrow('linearRegions1d: there must be at most 100000 pieces');
  });
});
