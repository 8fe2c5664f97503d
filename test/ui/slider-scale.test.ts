import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyValue, magnetic, nudged, percent, type SliderScale } from '../../src/ui/slider-scale.ts';

// The same states in every run.
fc.configureGlobal({ seed: 20110411 });

const z: SliderScale = { min: -1.5, max: 1.5, step: 0.05, bigStep: 0.5, stops: [0] };

describe('keys', () => {
  test('an arrow moves one step, on the grid of steps', () => {
    expect(keyValue(z, 0.1, 'ArrowRight')).toBe(0.15);
    expect(keyValue(z, 0.1, 'ArrowDown')).toBe(0.05);
    expect(keyValue(z, 1e-9, 'ArrowUp')).toBe(0.05);
  });
  test('no key jumps over a stop', () => {
    expect(keyValue(z, 0.3, 'PageDown')).toBe(0);
    expect(keyValue(z, -0.02, 'ArrowRight')).toBe(0);
    expect(keyValue({ ...z, stops: [0.12, 0.2] }, 0.1, 'PageUp')).toBe(0.12);
    expect(keyValue({ ...z, stops: [0.12, 0.2] }, 0.5, 'PageDown')).toBe(0.2);
  });
  test('a stop does not hold what already stands on it', () => {
    expect(keyValue(z, 0, 'PageDown')).toBe(-0.5);
  });
  test('Home and End are the ends, and nothing leaves the range', () => {
    expect([keyValue(z, 0, 'Home'), keyValue(z, 0, 'End')]).toEqual([-1.5, 1.5]);
    expect(keyValue(z, 1.5, 'PageUp')).toBe(1.5);
  });
  test('other keys are left to the browser', () => expect(keyValue(z, 0, 'Tab')).toBeUndefined());
  test('walking right from any value reaches exactly 0 on the way to the positive numbers', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1.5, max: -1e-9, noNaN: true }),
        fc.constantFrom('ArrowRight', 'PageUp'),
        (start, key) => {
          let value = start;
          while (value < 0) value = keyValue(z, value, key) as number;
          expect(value).toBe(0);
        },
      ),
    );
  });
});

describe('drags and other changes', () => {
  test('a drag near a stop is held exactly there, elsewhere it lies on the grid', () => {
    expect(magnetic(z, 0.06)).toBe(0);
    expect(magnetic(z, -0.074)).toBe(0);
    expect(magnetic(z, 0.131)).toBe(0.15);
    expect(magnetic(z, 7)).toBe(1.5);
  });
  test('a change smaller than a step still moves one step, so nothing is trapped at a stop', () => {
    expect(nudged(z, 0, 0.03)).toBe(0.05);
    expect(nudged(z, 0, -0.001)).toBe(-0.05);
    expect(nudged(z, 0.5, -0.2)).toBe(0);
    expect(nudged(z, 0.5, Number.NaN)).toBe(0.5);
  });
});

test('percent is the place on the track', () => {
  expect([percent(z, -1.5), percent(z, 0), percent(z, 9)]).toEqual(['0%', '50%', '100%']);
});
