import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import evidence from '../../content/evidence/frameworks.json' with { type: 'json' };
import { relu, reluWith, Value } from '../../src/core/index.ts';
import { deviations } from '../../src/evidence/deviations.ts';
import {
  anchorOf,
  evidenceOf,
  evidenceRows,
  expressions,
  frameworks,
  isOutside,
  resultOf,
  shownRows,
} from '../../src/evidence/frameworks.ts';
import { type EvidenceRow, numberOf, pointOf, recordedFrameworks } from '../../src/evidence/recorded.ts';
import { gauge } from '../../src/figures/gauge.ts';

/** Modes whose value is not that of the expression. */
const others = ['second', 'gradcheck', 'gradgradcheck', 'check_grads', 'compute_gradient'];
const plainRows = evidenceRows.filter(({ mode }) => !others.includes(mode));
/** What the format and the seven digits of a recorded number leave. */
const tolerances: Record<string, number> = { float16: 2e-3, bfloat16: 2e-2, float32: 2e-6, float64: 1e-6, exact: 1e-6 };

describe('recorded evidence', () => {
  test('the hash covers every row, so that an edit by hand is found', () => {
    const { frameworks, groups } = evidence;
    expect(
      createHash('sha256')
        .update(JSON.stringify([frameworks, groups]))
        .digest('hex'),
    ).toBe(evidence.sha256);
    expect(evidence.recorded).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
  test('there are at least 60 expressions, 8 frameworks of Python, 6 of JavaScript and 5,000 rows', () => {
    expect(new Set(evidenceRows.map(({ expression }) => expression)).size).toBeGreaterThanOrEqual(60);
    const python = recordedFrameworks.filter(({ language, error }) => language === 'Python' && !error);
    expect(python.length).toBeGreaterThanOrEqual(8);
    const javascript = recordedFrameworks.filter(({ language, error }) => language === 'JavaScript' && !error);
    expect(javascript.length).toBeGreaterThanOrEqual(6);
    expect(evidenceRows.length).toBeGreaterThanOrEqual(5000);
  });
  test('every expression has a title of its own and was recorded; every recorded one is known', () => {
    expect([...new Set(evidenceRows.map(({ expression }) => expression))].sort()).toEqual(
      Object.keys(expressions).sort(),
    );
    expect(new Set(Object.values(expressions).map(({ title }) => title)).size).toBe(Object.keys(expressions).length);
  });
  test('every row has an anchor of its own', () => {
    expect(new Set(evidenceRows.map(anchorOf)).size).toBe(evidenceRows.length);
    expect(anchorOf(evidenceOf('PyTorch', 'relu', { x: '-0', dtype: 'float64' }))).toBe(
      'ev-pytorch-relu-float64-minus',
    );
    expect(anchorOf(evidenceOf('PyTorch', 'relu6', { x: '6', mode: 'forward' }))).toBe(
      'ev-pytorch-relu6-float32-forward-at-6',
    );
  });
  test('a framework that ran has its version and its platform; one that did not has the reason', () => {
    for (const { version, platform, error } of recordedFrameworks)
      expect(error === undefined ? Boolean(version && platform) : error !== '').toBe(true);
  });
});

describe('the code in the record is that of the function on paper', () => {
  /** A value that is not the function's; a subnormal number flushed to 0 has no sign. */
  const hasWrongValue = (row: EvidenceRow): boolean => {
    const [x, value] = [pointOf(row), numberOf(row.value)];
    if (!Number.isFinite(x) || value === undefined) return false;
    const exact = expressions[row.expression].value(x);
    const close = Math.abs(value - exact) <= tolerances[row.dtype] * Math.max(1, Math.abs(exact));
    // TensorFlow's vectorized sign returns what it flushed.
    const flushed = row.x === 'tiny' && ['sign', 'step'].includes(row.expression) && value < 1e-6;
    return !close && !(Number.isNaN(value) && Number.isNaN(exact)) && !flushed;
  };
  /** A derivative at 1 or −1 that is no slope there; NaN where a root or logarithm of −1 is thrown away is allowed. */
  const hasWrongSlope = (row: EvidenceRow): boolean => {
    const [x, derivative] = [pointOf(row), numberOf(row.derivative)];
    const { slopesAt, family } = expressions[row.expression];
    const slopes = slopesAt(x);
    if (Math.abs(x) !== 1 || derivative === undefined || !slopes) return false;
    if (x === -1 && family === 'root' && Number.isNaN(derivative)) return false;
    const slack = 2 * tolerances[row.dtype];
    return !(derivative >= slopes[0] - slack && derivative <= slopes[1] + slack);
  };
  test('recorded values are its values, and derivatives at 1 and −1 its slopes, except for those listed', () => {
    const wrong = plainRows.filter((row) => hasWrongValue(row) || hasWrongSlope(row));
    const found = new Set(wrong.map(({ frameworkId, expression }) => `${frameworkId} ${expression}`));
    const listed = deviations.map(({ frameworkId, expression }) => `${frameworkId} ${expression}`);
    expect([...found].sort()).toEqual(listed.sort());
  });
});

describe('the rows shown where they are not the subject', () => {
  test('are twelve expressions of three frameworks, in two precisions, at 0 and −0', () => {
    expect(shownRows).toHaveLength(frameworks.length * 12 * 4);
  });
  test('the named relu returns 0 everywhere, as the core does', () => {
    for (const framework of frameworks) expect(evidenceOf(framework, 'relu').derivative).toBe(relu.derivative(0));
  });
  test('every single operation returns an element of the subdifferential; the composition does not', () => {
    for (const { expression, derivative } of shownRows) {
      expect(isOutside(derivative as number, expressions[expression].slopes)).toBe(expression === 'relu-minus-relu');
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
    for (const { framework, expression, derivative } of shownRows)
      expect(derivative).toBe(evidenceOf(framework, expression).derivative);
  });
  test('a name is the first version recorded, an id is one version', () => {
    expect(evidenceOf('PyTorch', 'clip-min-0')).toMatchObject({ version: '2.13.0', derivative: 1 });
    expect(evidenceOf('pytorch-2-14', 'clip-min-0')).toMatchObject({ version: '2.14.1', derivative: 0 });
  });
  test('a row that does not exist, and one without a number, is an error that names it', () => {
    expect(() => evidenceOf('Theano', 'relu')).toThrow('evidence: no row for Theano, relu, float32, x = 0');
    expect(() => evidenceOf('JAX', 'norm-2-x-0')).toThrow('evidence: JAX, norm-2-x-0 gave no number: NaN');
  });
  test('a result may be no number: NaN, or the word of a gradient checker; an error is none', () => {
    expect(resultOf('JAX', 'norm-2-x-0').derivative).toBe('NaN');
    const checked = { dtype: 'float64', mode: 'gradcheck' };
    expect(resultOf('pytorch', 'relu', checked).derivative).toBe('fail');
    expect(resultOf('pytorch', 'relu', { ...checked, x: '1' }).derivative).toBe('pass');
    expect(() => resultOf('tfjs-cpu', 'where-gt')).toThrow('evidence: tfjs-cpu, where-gt gave no result: ');
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
