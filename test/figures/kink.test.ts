import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leakyRelu, relu, reluWith } from '../../src/core/index.ts';
import { gText, kinkModel, kinkTable, zText } from '../../src/figures/kink.ts';
import { type KinkState, kinkParameters, kinkPreset, withFunction } from '../../src/figures/kink-state.ts';
import { defaults } from '../../src/ui/parameters.ts';
import { decodeState, encodeState } from '../../src/ui/url-state.ts';

// The same states in every run.
fc.configureGlobal({ seed: 20110411 });

const base = defaults(kinkParameters);
const at = (partial: Partial<KinkState> = {}) => kinkModel({ ...base, ...partial });
const states = fc.record<KinkState>({
  z: fc.double({ min: -1.5, max: 1.5, noNaN: true }).map((z) => z || 0),
  activation: fc.constantFrom('relu', 'leaky'),
  slope: fc.double({ min: 0, max: 0.5, noNaN: true }),
  g: fc.double({ min: -0.3, max: 1.3, noNaN: true }).map((g) => g || 0),
});

describe('the numbers are the core’s', () => {
  test('of relu with its default convention', () => {
    for (const z of [-1, 0, 1e-9, 1]) {
      const model = at({ z });
      expect(model.value).toBe(relu.value(z));
      expect(model.derivative).toBe(relu.derivative(z));
      expect(model.subdifferential).toEqual(relu.subdifferential(z));
    }
  });
  test('of every state whose convention is allowed', () => {
    fc.assert(
      fc.property(states, (state) => {
        const lo = state.activation === 'relu' ? 0 : state.slope;
        fc.pre(lo <= state.g && state.g <= 1);
        const core =
          state.activation === 'relu'
            ? reluWith({ derivativeAtZero: state.g })
            : leakyRelu({ negativeSlope: state.slope, derivativeAtZero: state.g });
        const model = kinkModel(state);
        expect(model.refusal).toBeUndefined();
        expect([model.value, model.derivative]).toEqual([core.value(state.z), core.derivative(state.z)]);
        expect(model.subdifferential).toEqual(core.subdifferential(state.z));
        expect(model.derivative).toBeGreaterThanOrEqual(model.subdifferential[0]);
        expect(model.derivative).toBeLessThanOrEqual(model.subdifferential[1]);
      }),
    );
  });
  test('almost 0 is not 0', () => {
    expect(at({ z: 1e-9, g: 0.5 })).toMatchObject({ atKink: false, derivative: 1 });
    expect(at({ z: 0, g: 0.5 })).toMatchObject({ atKink: true, derivative: 0.5 });
  });
});

describe('a convention outside the subdifferential', () => {
  test('is refused in the core’s own words, and the text says where it fails', () => {
    const model = at({ g: 1.2 });
    expect(() => reluWith({ derivativeAtZero: 1.2 })).toThrow(model.refusal?.message);
    expect(model.refusal?.why).toContain('above the graph for z > 0');
    expect(at({ activation: 'leaky', slope: 0.5, g: 0.4 }).refusal?.why).toContain('above the graph for z < 0');
  });
  test('leaves the numbers at the nearest convention that is allowed, and says so', () => {
    expect(at({ g: 1.2 })).toMatchObject({ derivative: 1, convention: 1 });
    const model = at({ activation: 'leaky', slope: 0.5, g: -0.1 });
    expect(model.derivative).toBe(0.5);
    expect(model.refusal?.kept).toContain('0.5');
  });
});

describe('a change of the function', () => {
  test('keeps an allowed convention allowed', () => {
    fc.assert(
      fc.property(states, fc.double({ min: 0, max: 0.5, noNaN: true }), (state, slope) => {
        fc.pre(kinkModel(state).refusal === undefined);
        expect(kinkModel(withFunction(state, { activation: 'leaky', slope })).refusal).toBeUndefined();
        expect(kinkModel(withFunction(state, { activation: 'relu' })).refusal).toBeUndefined();
      }),
    );
  });
  test('a convention equal to the left slope follows it', () => {
    const leaky = withFunction(base, { activation: 'leaky' });
    expect(leaky.g).toBe(0.1);
    expect(withFunction(leaky, { slope: 0.3 }).g).toBe(0.3);
    expect(withFunction({ ...base, g: 0.5 }, { activation: 'leaky' }).g).toBe(0.5);
  });
  test('a page that presets leaky ReLU gets the core’s default convention', () => {
    expect(kinkPreset({ activation: 'leaky', slope: 0.2 }).g).toBe(0.2);
    expect(kinkPreset({ activation: 'leaky', g: 1 }).g).toBe(1);
    expect(kinkPreset({ z: 1 })).toEqual({ z: 1 });
  });
});

describe('the words', () => {
  test('name the kink, the interval and the convention', () => {
    expect(at({ g: 0.5 }).sentence).toBe(
      'At z = 0, ReLU is 0 and has a kink: every slope in [0,\u00a01] belongs to a line that touches the graph there and never rises above it. The derivative returned by convention is 0.5.',
    );
  });
  test('name the one slope of a branch', () => {
    expect(at({ z: -0.5, activation: 'leaky', g: 0.1 }).sentence).toContain(
      'only one line fits: its slope, 0.1, is the derivative on the whole left branch',
    );
  });
  test('admit that a leaky ReLU with slope 0 is ReLU', () => {
    expect(at({ activation: 'leaky', slope: 0 }).sentence).toContain('every slope in [0,\u00a01]');
  });
  test('tell a screen reader that 0 is reached, and whether g is a subgradient', () => {
    expect(zText(at())).toBe(
      'z 0.00, exactly at the kink: ReLU 0, derivative 0 by convention, subdifferential from 0 to 1',
    );
    expect(zText(at({ z: 1 }))).toBe('z 1.00: ReLU 1, derivative 1');
    expect(gText(at({ g: 1.2 }))).toBe('slope 1.20, not a subgradient: outside the interval from 0 to 1');
    expect(gText(at())).toBe('slope 0.00, a subgradient: in the interval from 0 to 1');
  });
});

describe('the table', () => {
  test('has the reader’s own z once, in order, with the core’s numbers', () => {
    const { rows } = kinkTable(at({ z: 0.3 }));
    const zs = rows.map(([z]) => z as number);
    expect(zs).toEqual([...new Set(zs)].sort((a, b) => a - b));
    expect(zs).toContain(0.3);
    for (const [z, value, derivative, lo, hi] of rows as number[][]) {
      expect([value, derivative, lo, hi]).toEqual([relu.value(z), relu.derivative(z), ...relu.subdifferential(z)]);
    }
  });
});

describe('the address', () => {
  test('gives every state back', () => {
    fc.assert(
      fc.property(states, (state) => {
        const hash = encodeState('#training.seed=3', 'kink', kinkParameters, state);
        expect(hash).toContain('training.seed=3');
        expect(decodeState(`#${hash}`, 'kink', kinkParameters)).toEqual({ state, problems: [] });
      }),
    );
  });
  test('of any text gives a state the figure can draw, and never throws', () => {
    const junk = fc.oneof(fc.string(), fc.constantFrom('NaN', 'Infinity', '-0', '1e400', '%', '<script>', '0x10', ''));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('z', 'g', 'slope', 'activation', '__proto__'), junk)), (pairs) => {
        const hash = `#${pairs.map(([name, text]) => `kink.${name}=${text}`).join('&')}`;
        const { state, problems } = decodeState(hash, 'kink', kinkParameters);
        const model = kinkModel(state);
        for (const value of [model.value, model.derivative, ...model.subdifferential])
          expect(value).toSatisfy(Number.isFinite);
        for (const problem of problems) expect(problem).toMatch(/\.$/);
      }),
    );
  });
});
