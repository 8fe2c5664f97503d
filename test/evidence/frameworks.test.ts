import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import evidence from '../../content/evidence/frameworks.json' with { type: 'json' };
import { relu, reluWith, Value } from '../../src/core/index.ts';
import {
  anchorOf,
  evidenceOf,
  evidenceRows,
  expressions,
  frameworks,
  isOutside,
} from '../../src/evidence/frameworks.ts';
import { gauge } from '../../src/figures/gauge.ts';

describe('recorded evidence', () => {
  test('the hash covers every row, so that an edit by hand is found', () => {
    const fields = [
      'framework',
      'version',
      'expression',
      'code',
      'dtype',
      'mode',
      'x',
      'value',
      'derivative',
      'error',
    ] as const;
    const text = evidenceRows.map((row) => fields.map((field) => row[field] ?? '').join('\t')).join('\n');
    expect(createHash('sha256').update(text).digest('hex')).toBe(evidence.sha256);
  });
  test('every framework has every expression, in two precisions, at 0 and −0', () => {
    expect(evidenceRows).toHaveLength(frameworks.length * Object.keys(expressions).length * 4);
    expect(new Set(evidenceRows.map(anchorOf)).size).toBe(evidenceRows.length);
    expect(evidence.recorded).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
  test('the named relu returns 0 everywhere, as the core does', () => {
    for (const framework of frameworks) expect(evidenceOf(framework, 'relu').derivative).toBe(relu.derivative(0));
  });
  test('every single operation returns an element of the subdifferential; the composition does not', () => {
    for (const { expression, derivative } of evidenceRows) {
      expect(isOutside(derivative as number, expressions[expression]?.slopes ?? [0, 0])).toBe(
        expression === 'relu-minus-relu',
      );
    }
  });
  test('the core reproduces relu(x) − relu(−x) with the recorded convention', () => {
    for (const framework of frameworks) {
      const activation = reluWith({ derivativeAtZero: evidenceOf(framework, 'relu').derivative });
      const x = new Value(0);
      x.activate(activation).subtract(x.negate().activate(activation)).backward();
      expect(x.gradient).toBe(evidenceOf(framework, 'relu-minus-relu').derivative);
    }
  });
  test('neither the precision nor the sign of zero changes a recorded derivative', () => {
    for (const { framework, expression, derivative } of evidenceRows)
      expect(derivative).toBe(evidenceOf(framework, expression).derivative);
  });
  test('a row that does not exist is an error that names it', () => {
    expect(() => evidenceOf('Theano', 'relu')).toThrow('evidence: no row for Theano, relu, float32, x = 0');
  });
});

describe('the gauge', () => {
  test('puts a larger slope higher, and marks what lies outside', () => {
    const inside = gauge(0.5, [0, 1]);
    expect(inside.hi).toBeLessThan(inside.value);
    expect(inside.value).toBeLessThan(inside.lo);
    expect(inside.outside).toBe(false);
    expect(gauge(0, [1, 1])).toMatchObject({ outside: true, single: true });
    expect(gauge(2, [0, 1]).value).toBeGreaterThanOrEqual(2);
  });
});
