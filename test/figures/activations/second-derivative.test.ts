import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { celu, elu, hardSwish, relu, selu, softsign, squaredRelu } from '../../../src/core/index.ts';
import {
  type ActivationName,
  activationNames,
  kindOf,
  type Options,
} from '../../../src/figures/activations/catalog.ts';
import { breaksOf, secondDerivative, sidesOf } from '../../../src/figures/activations/second-derivative.ts';

fc.configureGlobal({ seed: 20110411 });

const variants: readonly [ActivationName, Options][] = [
  ...activationNames.map((name): [ActivationName, Options] => [name, {}]),
  ['elu', { alpha: 2 }],
  ['elu', { alpha: 0.5 }],
  ['celu', { alpha: 2.5 }],
  ['leakyRelu', { slope: -0.5 }],
  ['threshold', { theta: 1 }],
];

for (const [name, set] of variants) {
  const activation = kindOf(name).make(set);
  const breaks = breaksOf(name, activation);
  describe(`${name} ${JSON.stringify(set)}`, () => {
    test('off its breaks the second derivative is the slope of the derivative', () => {
      fc.assert(
        fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (z) => {
          const h = 2 ** -17;
          fc.pre(breaks.every((at) => Math.abs(z - at) > 2 * h));
          const slope = (activation.derivative(z + h) - activation.derivative(z - h)) / (2 * h);
          // A central difference is off by h²/6 times a fourth derivative of at most 30, and by rounding over h.
          expect(Math.abs((secondDerivative(name, activation, z).at as number) - slope)).toBeLessThan(1e-9);
        }),
      );
    });
    test('at a break both limits are the slopes of the derivative on that side, and nothing is claimed there', () => {
      for (const at of breaks) {
        const { left, right, at: there } = secondDerivative(name, activation, at);
        expect(there).toBeUndefined();
        const h = 2 ** -20;
        const [before, after] = sidesOf(activation, at);
        // One-sided differences are off by h/2 times a third derivative of at most 12.
        expect(Math.abs((before - activation.derivative(at - h)) / h - left)).toBeLessThan(1e-5);
        expect(Math.abs((activation.derivative(at + h) - after) / h - right)).toBeLessThan(1e-5);
      }
    });
  });
}

test('at a kink the sides are the two ends of the subdifferential, exactly and in their order', () => {
  expect(sidesOf(relu, 0)).toEqual([0, 1]);
  expect(sidesOf(hardSwish, 3)).toEqual([1.5, 1]);
  expect(sidesOf(hardSwish, -3)).toEqual([0, -0.5]);
  const [left, right] = sidesOf(selu, 0);
  expect([right, left]).toEqual(selu.subdifferential(0));
});

test('four activations without a kink have a second derivative that jumps at 0, by these amounts', () => {
  const jump = (name: ActivationName, f: typeof relu) => {
    const { left, right } = secondDerivative(name, f, 0);
    return [left, right];
  };
  expect(jump('squaredRelu', squaredRelu)).toEqual([0, 2]);
  expect(jump('elu', elu())).toEqual([1, 0]);
  expect(jump('celu', celu({ alpha: 4 }))).toEqual([0.25, 0]);
  expect(jump('softsign', softsign)).toEqual([2, -2]);
  const without = activationNames.filter((name) => {
    const f = kindOf(name).make({});
    return f.kinks.length === 0 && breaksOf(name, f).length > 0;
  });
  expect(without).toEqual(['elu', 'celu', 'softsign', 'squaredRelu']);
});
