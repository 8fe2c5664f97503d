import { describe, expect, test } from 'vitest';
import { activations } from '../../src/core/index.ts';
import { type EvidenceRow, evidenceOf, frameworks } from '../../src/evidence/frameworks.ts';
import { evidenceHref } from '../../src/evidence/links.ts';
import { conventionsOf, recordedConventions } from '../../src/evidence/recorded-conventions.ts';

const row = (partial: Partial<EvidenceRow>): EvidenceRow => ({
  frameworkId: 'pytorch',
  framework: 'PyTorch',
  version: '2',
  expression: 'relu6',
  code: 'relu6(x)',
  dtype: 'float32',
  mode: 'reverse',
  x: '0',
  value: 0,
  derivative: 0,
  ...partial,
});

describe('what is on record at the kinks of an activation', () => {
  test('is the recorded number of every framework, with the link to its row', () => {
    for (const [name, expression] of [
      ['relu', 'relu'],
      ['leakyRelu', 'leaky-relu'],
    ] as const) {
      const found = conventionsOf(name);
      expect(found.map(({ framework }) => framework)).toEqual(frameworks);
      for (const { framework, derivative, code, at, href } of found) {
        const recorded = evidenceOf(framework, expression);
        expect({ derivative, code, at, href }).toEqual({
          derivative: recorded.derivative,
          code: recorded.code,
          at: 0,
          href: evidenceHref(recorded),
        });
      }
    }
  });
  test('is found at every kink, under any spelling of the name', () => {
    const rows = [row({}), row({ x: '6', derivative: 1 }), row({ expression: 'hard_tanh', x: '-1' })];
    expect(conventionsOf('relu6', rows).map(({ at, derivative }) => [at, derivative])).toEqual([
      [0, 0],
      [6, 1],
    ]);
    expect(conventionsOf('hardTanh', rows).map(({ at }) => at)).toEqual([-1]);
  });
  test('leaves out −0, other precisions, other modes, points that are no kink, and rows with an error', () => {
    const { derivative: _, ...failed } = row({ error: 'raises' });
    const rows = [row({ x: '-0' }), row({ dtype: 'float64' }), row({ mode: 'forward' }), row({ x: '1' }), failed];
    expect(conventionsOf('relu6', rows)).toEqual([]);
  });
  test('says whether a number is outside of the subdifferential', () => {
    expect(conventionsOf('relu6', [row({ derivative: 2 })])[0]?.outside).toBe(true);
    expect(conventionsOf('relu6', [row({ derivative: 1 })])[0]?.outside).toBe(false);
  });
  test('is nothing for an activation without rows, and an error for one that does not exist', () => {
    expect(conventionsOf('relu6', [])).toEqual([]);
    expect(() => conventionsOf('swish')).toThrow('conventionsOf: the core has no activation swish');
  });
  test('goes to the figure without empty entries', () => {
    const names = Object.keys(recordedConventions());
    expect(names).toEqual(expect.arrayContaining(['relu', 'leakyRelu']));
    expect(names.every((name) => activations.some((activation) => activation.name === name))).toBe(true);
  });
});
