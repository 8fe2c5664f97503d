import { describe, expect, test } from 'vitest';
import {
  bornDeadBounds,
  bornDeadFraction,
  createMlp,
  heNormal,
  type Initializer,
  leakyRelu,
  randomizedAsymmetric,
  relu,
  torchLinear,
} from '../../src/core/index.ts';

/** Real networks at x = 1 and x = −1: the share of those in which each ray meets a silent layer. */
function byNetworks(depth: number, width: number, networks: number, negativeSlope = 0): number {
  const sizes = [1, ...Array<number>(depth - 1).fill(width), 1];
  const hidden = negativeSlope === 0 ? relu : leakyRelu({ negativeSlope });
  let silent = 0;
  for (let seed = 0; seed < networks; seed++) {
    const mlp = createMlp({ sizes, hidden, initializer: heNormal(), seed });
    mlp.forward([1, -1], 2);
    const layers = mlp.layers.slice(0, -1);
    const meets = (ray: number): boolean =>
      layers.some(({ preactivations, outSize }) =>
        preactivations.subarray(ray * outSize, (ray + 1) * outSize).every((z) => z <= 0),
      );
    if (meets(0) && meets(1)) silent++;
  }
  return silent / networks;
}

describe('bornDeadFraction', () => {
  test('is exactly 5/32 in law for depth 3 and width 2, within four standard errors', () => {
    const { fraction, standardError } = bornDeadFraction({ depth: 3, width: 2, networks: 200_000 });
    expect(Math.abs(fraction - 5 / 32)).toBeLessThan(4 * standardError);
  });
  test('with slope 1 the rays stay opposite, and 1 in 8 has a silent layer on each: fewer than die with ReLU', () => {
    const options = { depth: 3, width: 2, networks: 200_000, negativeSlope: 1 };
    const { silent, dead } = bornDeadFraction(options);
    const standardError = Math.sqrt((1 / 8) * (7 / 8) * options.networks);
    expect(Math.abs(silent - options.networks / 8)).toBeLessThan(4 * standardError);
    expect(dead).toBe(0);
  });
  test.each([
    [10, 2, 0.88, 0.002],
    [10, 3, 0.579, 0.004],
    [10, 5, 0.129, 0.003],
    [20, 4, 0.628, 0.007],
  ])('depth %d, width %d: near %d, as measured before, and between the bounds', (depth, width, before, reach) => {
    const { fraction, standardError } = bornDeadFraction({ depth, width, networks: 40_000 });
    expect(Math.abs(fraction - before)).toBeLessThan(reach + 3 * standardError);
    const { lower, upper } = bornDeadBounds(depth, width);
    expect(fraction).toBeGreaterThan(lower - 3 * standardError);
    expect(fraction).toBeLessThan(upper + 3 * standardError);
  });
  test.each([
    [4, 2, 0],
    [6, 3, 0],
    [5, 2, 0.2],
    [8, 3, 0.5],
  ])(
    'depth %d, width %d, slope %d: as many as of real networks, within four standard errors',
    (depth, width, slope) => {
      const networks = 4000;
      const { fraction, standardError } = bornDeadFraction({ depth, width, networks: 40_000, negativeSlope: slope });
      const real = byNetworks(depth, width, networks, slope);
      const error = Math.sqrt(standardError ** 2 + (real * (1 - real)) / networks);
      expect(Math.abs(fraction - real)).toBeLessThan(4 * error);
    },
  );
  test('the first hidden layer alone is never silent on both rays', () => {
    expect(bornDeadFraction({ depth: 2, width: 1, networks: 500 }).silent).toBe(0);
  });
  test('with a slope nothing is constant, and the same seeds are drawn', () => {
    const options = { depth: 12, width: 2, networks: 3000, seed: 5 };
    expect(bornDeadFraction({ ...options, negativeSlope: 0.01 }).dead).toBe(0);
    expect(bornDeadFraction(options).dead).toBe(bornDeadFraction(options).silent);
    // A tiny slope turns no sign that decided before, but in the few networks where a silent layer speaks on.
    const almost = bornDeadFraction({ ...options, negativeSlope: 1e-9 });
    expect(Math.abs(almost.silent - bornDeadFraction(options).silent)).toBeLessThan(600);
    expect(bornDeadFraction(options)).toEqual(bornDeadFraction(options));
  });
  test('a slope whose square is below every number counts as a small one does', () => {
    const options = { depth: 10, width: 2, networks: 5000, seed: 3 };
    const tiny = bornDeadFraction({ ...options, negativeSlope: 1e-200 });
    const small = bornDeadFraction({ ...options, negativeSlope: 1e-9 });
    expect({ ...tiny }).toEqual({ ...small });
  });
  test('pieces of a run add up to the run', () => {
    const whole = bornDeadFraction({ depth: 9, width: 3, networks: 1000, seed: 7 });
    const [a, b] = [
      bornDeadFraction({ depth: 9, width: 3, networks: 400, seed: 7 }),
      bornDeadFraction({ depth: 9, width: 3, networks: 600, seed: 407 }),
    ];
    expect(a.silent + b.silent).toBe(whole.silent);
  });
  test('a deep network overflows nothing', () => {
    expect(bornDeadFraction({ depth: 1000, width: 20, networks: 20 }).silent).toBe(0);
    const { fraction } = bornDeadFraction({ depth: 1000, width: 2, networks: 200, negativeSlope: 1 });
    expect(Number.isFinite(fraction)).toBe(true);
  });
  test.each([
    [{ depth: 1 }, 'depth'],
    [{ width: 0 }, 'width'],
    [{ networks: 0.5 }, 'networks'],
    [{ seed: -1 }, 'seed'],
    [{ negativeSlope: Number.NaN }, 'negativeSlope'],
    [{ negativeSlope: 1.5 }, 'negativeSlope'],
    [{ inputs: [1, 1] as const }, 'inputs'],
    [{ inputs: [-1, Number.POSITIVE_INFINITY] as const }, 'inputs[1]'],
    [{ initializer: heNormal as unknown as Initializer }, 'initializer'],
  ])('%j is refused by name', (change, name) => {
    expect(() => bornDeadFraction({ depth: 3, width: 2, ...change })).toThrow(`bornDeadFraction: ${name} must`);
  });
});

/** By samples of forward: on each input of a fine grid the silent layers it meets, and the fewest of them. */
function onGrid(initializer: Initializer, depth: number, width: number, networks: number, negativeSlope: number) {
  const inputs = Array.from({ length: 801 }, (_, i) => Math.sqrt(3) * (i / 400 - 1));
  const sizes = [1, ...Array<number>(depth - 1).fill(width), 1];
  const hidden = negativeSlope === 0 ? relu : leakyRelu({ negativeSlope });
  const fewest = Array.from({ length: networks }, (_, seed) => {
    const mlp = createMlp({ sizes, hidden, initializer, seed });
    mlp.forward(inputs, inputs.length);
    const met = inputs.map(
      (_, at) =>
        mlp.layers
          .slice(0, -1)
          .filter(({ preactivations, outSize }) =>
            preactivations.subarray(at * outSize, (at + 1) * outSize).every((z) => z <= 0),
          ).length,
    );
    return Math.min(...met);
  });
  const layersOf = (count: number): number => (negativeSlope === 0 ? Math.min(1, count) : count);
  return {
    silent: fewest.filter((count) => count > 0).length,
    silentLayers: fewest.reduce((sum, count) => sum + layersOf(count), 0),
  };
}

describe('bornDeadFraction with an initializer', () => {
  test.each([
    ['PyTorch’s default', 6, 2, 0, torchLinear()],
    ['PyTorch’s default', 8, 3, 0.2, torchLinear()],
    ['randomized asymmetric', 10, 2, 0, randomizedAsymmetric()],
    ['randomized asymmetric', 9, 2, 0.1, randomizedAsymmetric()],
    ['He’s', 10, 3, 0, heNormal()],
  ] as const)(
    '%s, %d layers of width %d, slope %d: decides what 801 samples of the same networks see',
    (_, depth, width, slope, initializer) => {
      const networks = 300;
      const sampled = onGrid(initializer, depth, width, networks, slope);
      const exact = bornDeadFraction({ depth, width, networks, initializer, negativeSlope: slope });
      expect(sampled.silent).toBeGreaterThan(0);
      expect({ silent: exact.silent, silentLayers: exact.silentLayers }).toEqual(sampled);
    },
  );
  test('finds an active piece that no sample sees', () => {
    // A hat that rises from 1/3 for 10⁻⁶ and falls again; above 9·10⁻⁷ it is only on a sliver of 2·10⁻⁷.
    const hat: Initializer = {
      name: 'hat',
      fill({ inSize, weights, biases }) {
        if (inSize === 1) {
          weights.set([1, 1]);
          biases.set([-1 / 3, -1 / 3 - 1e-6]);
        } else if (weights.length === 4) {
          weights.set([1, -2, 0, 0]);
          biases.set([-9e-7, 0]);
        }
      },
    };
    expect(bornDeadFraction({ depth: 3, width: 2, networks: 1, initializer: hat }).dead).toBe(0);
    expect(bornDeadFraction({ depth: 3, width: 2, networks: 1, initializer: hat, inputs: [-1, 1 / 3] }).dead).toBe(1);
  });
  test('with biases of 0 counts what the law of the two rays gives, within four standard errors', () => {
    const options = { depth: 9, width: 3, networks: 6000 };
    for (const negativeSlope of [0, 0.3]) {
      const law = bornDeadFraction({ ...options, negativeSlope });
      const whole = bornDeadFraction({ ...options, negativeSlope, initializer: heNormal() });
      const error = Math.hypot(law.standardError, whole.standardError);
      expect(Math.abs(law.fraction - whole.fraction)).toBeLessThan(4 * error);
      const [a, b] = [law.silentLayers / law.silent, whole.silentLayers / whole.silent];
      // A network has at most eight silent layers and mostly one or two: their standard deviation is below 1.
      expect(Math.abs(a - b)).toBeLessThan(4 * Math.hypot(1 / Math.sqrt(law.silent), 1 / Math.sqrt(whole.silent)));
    }
  });
  test.each([
    [10, 2, 0.238, 0.011],
    [20, 4, 0.058, 0.009],
  ])('randomized asymmetric, depth %d, width %d: near %d, as simulated before', (depth, width, before, twoErrors) => {
    const { fraction, standardError } = bornDeadFraction({
      depth,
      width,
      networks: 10_000,
      initializer: randomizedAsymmetric(),
    });
    expect(Math.abs(fraction - before)).toBeLessThan(3 * Math.hypot(standardError, twoErrors / 2));
  });
  test('another interval can be another answer: close to 0 PyTorch’s biases decide', () => {
    const options = { depth: 4, width: 2, networks: 2000, initializer: torchLinear() };
    const near = bornDeadFraction({ ...options, inputs: [0, 1e-9] });
    expect(near.silent).toBeGreaterThan(bornDeadFraction(options).silent);
  });
});
