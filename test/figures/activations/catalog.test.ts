import { describe, expect, test } from 'vitest';
import { activations } from '../../../src/core/index.ts';
import { activationNames, anchorOf, kindOf, options } from '../../../src/figures/activations/catalog.ts';

describe('the catalog', () => {
  test('holds every activation of the core, in its order', () => {
    expect(activationNames).toEqual(activations.map(({ name }) => name));
  });
  test('makes each with the core’s own defaults', () => {
    for (const activation of activations) {
      const made = kindOf(activation.name as (typeof activationNames)[number]).make({});
      expect(made.name).toBe(activation.name);
      expect(made.kinks).toEqual(activation.kinks);
      for (const z of [-3, -1, 0, 0.5, 3, 6]) {
        expect(made.value(z)).toBe(activation.value(z));
        expect(made.derivative(z)).toBe(activation.derivative(z));
      }
    }
  });
  test('reads the value of an option back from what was made with it', () => {
    for (const name of activationNames) {
      const { options: names, make } = kindOf(name);
      for (const option of names) {
        if (option === 'atKink') continue;
        const value = option === 'lower' ? 0.2 : 0.75;
        expect(options[option].of(make({ [option]: value })), `${name}, ${option}`).toBe(value);
      }
    }
  });
  test('takes a derivative at the kink only for activations that have it as an option', () => {
    for (const name of activationNames) {
      const { options: names, make } = kindOf(name);
      const set = name === 'elu' ? { alpha: 2, atKink: 1.25 } : { atKink: 0.5 };
      const at = make(set).kinks[0];
      if (at === undefined) continue;
      expect(make(set).derivative(at) === set.atKink, name).toBe(names.includes('atKink'));
    }
  });
  test('gives every activation a title and an anchor of its own', () => {
    expect(new Set(activationNames.map((name) => kindOf(name).title)).size).toBe(activationNames.length);
    expect(anchorOf('leakyRelu')).toBe('leaky-relu');
    expect(new Set(activationNames.map(anchorOf)).size).toBe(activationNames.length);
  });
});
