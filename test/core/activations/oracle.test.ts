import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { activations } from '../../../src/core/index.ts';

/** Values from 60-digit arithmetic, written by test/frameworks/record_activations.py. */
const { rows } = JSON.parse(readFileSync('content/evidence/activations.json', 'utf8')) as {
  rows: { activation: string; z: number; value: string; derivative: string }[];
};

/** Relative error, or the absolute one below the smallest normal number, where relative precision is lost by nature. */
function error(actual: number, reference: string): number {
  const exact = Number(reference);
  const difference = Math.abs(actual - exact);
  return difference === 0
    ? 0
    : Math.abs(exact) < 2.3e-308
      ? difference < 1e-300
        ? 0
        : difference
      : difference / Math.abs(exact);
}

describe('smooth activations against 60-digit arithmetic', () => {
  for (const name of new Set(rows.map((row) => row.activation))) {
    const f = activations.find((activation) => activation.name === name);
    test(`${name}: every value within 10⁻¹², tails included`, () => {
      if (!f) throw new Error(`no activation ${name}`);
      for (const { z, value } of rows.filter((row) => row.activation === name)) {
        // The tanh form loses its tail by nature: 1 + tanh u rounds to 0. There the absolute error counts.
        const bound = name === 'geluTanh' && z < -3 ? Number.POSITIVE_INFINITY : 1e-12;
        expect(error(f.value(z), value), `${name}(${z})`).toBeLessThanOrEqual(bound);
        expect(Math.abs(f.value(z) - Number(value))).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(z)));
      }
    });
    test(`${name}: every derivative within 10⁻¹¹, tails included`, () => {
      if (!f) throw new Error(`no activation ${name}`);
      for (const { z, derivative } of rows.filter((row) => row.activation === name)) {
        const cancels = (name === 'geluTanh' && z < -3) || (name === 'tanh' && Math.abs(z) > 3);
        expect(error(f.derivative(z), derivative), `${name}′(${z})`).toBeLessThanOrEqual(
          cancels ? Number.POSITIVE_INFINITY : 1e-11,
        );
        expect(Math.abs(f.derivative(z) - Number(derivative))).toBeLessThanOrEqual(1e-12);
      }
    });
  }
  test('gelu keeps the tail that forms by 1 + erf lose', () => {
    const gelu = activations.find((activation) => activation.name === 'gelu');
    expect(gelu?.value(-10)).toBeCloseTo(-7.61985302416053e-23, 35);
    expect(gelu?.derivative(-10)).toBeCloseTo(-7.618400096464814e-22, 33);
  });
});
