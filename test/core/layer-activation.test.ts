import { describe, expect, test } from 'vitest';
import { absWith, activations, leakyRelu, reluWith, rrelu, tanh } from '../../src/core/index.ts';
import { activateAll, multiplyByDerivatives } from '../../src/core/layer-activation.ts';
import type { Activation } from '../../src/core/types.ts';

const points = [-0, 0, 1, -1, 0.3, -0.3, 1e-300, -1e-300, 5e-324, -5e-324, 1e300, -1e300, 20, -20];
const special = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
const none = new Float64Array(0);
const conventions: readonly Activation[] = [
  ...activations,
  reluWith({ derivativeAtZero: 0.5 }),
  leakyRelu({ negativeSlope: -0.5, derivativeAtZero: 0 }),
  leakyRelu({ negativeSlope: 0 }),
  rrelu({ lower: 0, upper: 0.5 }),
  absWith({ derivativeAtZero: -1 }),
];

describe('a whole layer gets what the activation gives number by number, bit for bit', () => {
  for (const activation of conventions) {
    test(activation.name, () => {
      const z = Float64Array.from([...points, ...special]);
      const y = new Float64Array(z.length);
      activateAll(activation, none, z, y);
      expect([...y]).toEqual([...z].map((point) => activation.value(point)));
      const deltas = new Float64Array(z.length).fill(3);
      multiplyByDerivatives(activation, none, z, y, deltas);
      expect([...deltas]).toEqual([...z].map((point) => 3 * activation.derivative(point) + 0));
    });
  }
});

test('rays say what the derivative is left of 0, at 0 and right of 0', () => {
  const rayed = conventions.filter(({ rays }) => rays);
  expect(new Set(rayed.map(({ name }) => name))).toEqual(
    new Set(['relu', 'leakyRelu', 'prelu', 'rrelu', 'identity', 'abs']),
  );
  for (const { rays, derivative } of rayed) {
    expect(rays).toEqual({ negative: derivative(-2), atZero: derivative(0), positive: derivative(2) });
  }
});

test('nothing flows through a slope of 0, not even an infinite gradient', () => {
  const deltas = Float64Array.of(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
  multiplyByDerivatives(reluWith({ derivativeAtZero: 0 }), none, Float64Array.of(-1, 0), none, deltas);
  expect([...deltas]).toEqual([0, 0]);
});

test('learned slopes belong to the units, or one to all', () => {
  const z = Float64Array.of(-1, -1, -2, 3);
  const y = new Float64Array(4);
  activateAll(leakyRelu(), Float64Array.of(0.5, 0.25), z, y);
  expect([...y]).toEqual([-0.5, -0.25, -1, 3]);
  activateAll(leakyRelu(), Float64Array.of(0.5), z, y);
  expect([...y]).toEqual([-0.5, -0.5, -1, 3]);
});

test('the derivative of tanh from its value has the bits of the derivative from z', () => {
  for (const z of points) expect(tanh.derivativeFromValue?.(tanh.value(z))).toBe(tanh.derivative(z));
});
