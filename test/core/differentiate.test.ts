import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DifferentiateOptions, differentiate, type Program, relu, type Scalar } from '../../src/core/index.ts';

const modes = ['reverse', 'forward'] as const;
const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;

/** The derivative in both modes, which must be the same. */
function slope(program: Program<Scalar>, x: number, options: DifferentiateOptions = {}): number {
  const [reverse, forward] = modes.map((mode) => differentiate(program, x, { ...options, mode }));
  expect(forward).toEqual(reverse);
  return reverse.derivative;
}

describe('differentiate', () => {
  test('programs of one function have different derivatives at 0, exactly as the convention says', () => {
    const relu2: Program<Scalar> = ({ x, relu }) => relu(x.negate()).add(x);
    const relu3: Program<Scalar> = (o) => o.relu(o.x).add(relu2(o)).divide(2);
    const zero: Program<Scalar> = (o) => o.relu(o.x).multiply(-1).add(relu2(o));
    const identity: Program<Scalar> = ({ x, relu }) => relu(x).subtract(relu(x.negate()));
    const slopes = (g: number): number[] =>
      [relu2, relu3, zero, identity].map((program) => slope(program, 0, { reluDerivativeAtZero: g }));
    // Bolte and Pauwels 2020 for 0; the last is Kakade and Lee's x, of true slope 1.
    expect(slopes(0)).toEqual([1, 0.5, 1, 0]);
    expect(slopes(0.5)).toEqual([0.5, 0.5, 0, 1]);
    expect(slopes(1)).toEqual([0, 0.5, -1, 2]);
  });

  test('off 0 the programs agree, and the convention is never read', () => {
    const program: Program<Scalar> = ({ x, relu }) => relu(x).subtract(relu(x.negate()));
    for (const x of [-3, -5e-324, 5e-324, 3]) expect(slope(program, x, { reluDerivativeAtZero: 0.5 })).toBe(1);
  });

  test('entries that tie for the maximum get weights ≥ 0 that sum to 1, by the rule asked for', () => {
    for (const mode of modes) {
      const weights = (x: number[], maxTie: 'split' | 'first' | 'second'): number[] =>
        differentiate((o) => o.max(...o.x), x, { maxTie, mode }).derivative;
      expect(weights([1, 1, 0], 'split')).toEqual([0.5, 0.5, 0]);
      expect(weights([1, 1, 0], 'first')).toEqual([1, 0, 0]);
      expect(weights([1, 1, 0], 'second')).toEqual([0, 1, 0]);
      expect(weights([1, 1, 1, 1], 'split')).toEqual([0.25, 0.25, 0.25, 0.25]);
      expect(weights([1, 1, 1, 1], 'first')).toEqual([1, 0, 0, 0]);
      expect(weights([-0, 0], 'split')).toEqual([0.5, 0.5]);
      expect(differentiate((o) => o.min(...o.x), [2, 1, 1], { maxTie: 'first', mode })).toEqual({
        value: 1,
        derivative: [0, 1, 0],
      });
    }
  });

  test('an unselected branch with an infinite or NaN slope poisons reverse mode, and a safe input cures it', () => {
    const root: Program<Scalar> = ({ x, where, sqrt }) => where(x.data > 0, sqrt(x), x);
    const grow: Program<Scalar> = ({ x, where, exp }) => where(x.data <= 0, exp(x), x.add(1));
    for (const [program, x] of [
      [root, -1],
      [root, -4],
      [grow, 1000],
    ] as const) {
      expect(differentiate(program, x).derivative).toBe(nan);
      // Forward mode carries the tangent of the chosen branch alone.
      expect(differentiate(program, x, { mode: 'forward' }).derivative).toBe(1);
    }
    const safeRoot: Program<Scalar> = ({ x, where, sqrt }) => where(x.data > 0, sqrt(where(x.data > 0, x, 1)), x);
    const safeGrow: Program<Scalar> = ({ x, where, exp }) =>
      where(x.data <= 0, exp(where(x.data <= 0, x, 0)), x.add(1));
    expect([slope(safeRoot, -1), slope(safeRoot, -4), slope(safeGrow, 1000)]).toEqual([1, 1, 1]);
    expect(slope(safeRoot, 4)).toBe(0.25);
  });

  test('|x| written as √(x·x) has derivative NaN at 0, where abs has its convention', () => {
    expect(slope(({ x, sqrt }) => sqrt(x.multiply(x)), 0)).toBe(nan);
    for (const g of [-1, 0, 1]) expect(slope(({ x, abs }) => abs(x), 0, { absDerivativeAtZero: g })).toBe(g);
    expect([-3, 3].map((x) => slope((o) => o.sqrt(o.x.multiply(o.x)), x))).toEqual([-1, 1]);
  });

  test('√relu(x) at 0 parts the modes: reverse meets the 0 last and gives 0, forward multiplies it by Infinity', () => {
    const program: Program<Scalar> = ({ x, relu, sqrt }) => sqrt(relu(x));
    expect(differentiate(program, 0).derivative).toBe(0);
    expect(differentiate(program, 0, { mode: 'forward' }).derivative).toBe(nan);
    // With any other convention both give Infinity, the slope from the right.
    expect(slope(program, 0, { reluDerivativeAtZero: 0.5 })).toBe(infinity);
    expect([0, -0].map((x) => slope(({ x, sqrt }) => sqrt(x), x))).toEqual([infinity, infinity]);
  });

  test('a mask taken on the output works if it is strict: h ≥ 0 is true everywhere', () => {
    const masked = (open: (h: number) => boolean): number[] =>
      [-2, 0, 3].map((x) => slope((o) => o.where(open(o.relu(o.x).data), o.x, 0), x));
    expect(masked((h) => h > 0)).toEqual([0, 0, 1]);
    expect(masked((h) => h >= 0)).toEqual([1, 1, 1]);
  });

  test('a central difference across the kink gives (1 + x/h)/2, which no convention can match', () => {
    const pairs = [
      [0, 1e-4],
      [1e-7, 1e-6],
      [5e-7, 1e-6],
      [-5e-7, 1e-6],
      [1e-6, 1e-6],
    ];
    const differences = pairs.map(([x, h]) => (relu.value(x + h) - relu.value(x - h)) / (2 * h));
    [0.5, 0.55, 0.75, 0.25, 1].forEach((expected, i) => {
      // x ± h is rounded to 1 in 10¹⁶ of about h.
      expect(Math.abs(differences[i] - expected)).toBeLessThan(1e-9);
    });
    expect(pairs.map(([x]) => slope((o) => o.relu(o.x), x))).toEqual([0, 1, 1, 0, 1]);
  });

  test('both modes agree with a central difference where the program is smooth', () => {
    const program: Program<Scalar> = ({ x, sqrt, exp, log }) =>
      sqrt(x.multiply(x).add(1))
        .divide(exp(x.negate()).add(2))
        .subtract(log(x.add(5)));
    for (const x of [-2, -0.5, 0, 1, 3]) {
      const at = (t: number): number => differentiate(program, t).value;
      const numeric = (at(x + 1e-5) - at(x - 1e-5)) / 2e-5;
      for (const mode of modes) {
        // h² and rounding over h each leave about 10⁻¹⁰.
        expect(Math.abs(differentiate(program, x, { mode }).derivative - numeric)).toBeLessThan(2e-9);
      }
    }
  });

  test('both modes agree to the bit on random programs with ties and kinks, in every convention', () => {
    type Step = (o: Parameters<Program<Scalar>>[0], a: Scalar, b: Scalar) => Scalar;
    const steps: Step[] = [
      (_, a, b) => a.add(b),
      (_, a, b) => a.subtract(b),
      (_, a, b) => a.multiply(b),
      (o, a) => o.relu(a),
      (o, a) => o.abs(a),
      (o, a) => o.leakyRelu(a, { negativeSlope: 0.25 }),
      (o, a, b) => o.max(a, b),
      (o, a, b) => o.min(a, b),
      (o, a, b) => o.where(a.data > b.data, a, b),
      (o, a, b) => o.where(a.data >= 0, a.negate(), b),
    ];
    const anyProgram = fc.letrec<{ program: Program<Scalar> }>((tie) => ({
      program: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        fc.constant<Program<Scalar>>(({ x }) => x),
        fc.tuple(fc.constantFrom(...steps), tie('program'), tie('program')).map(
          ([step, a, b]): Program<Scalar> =>
            (o) =>
              step(o, a(o) as Scalar, b(o) as Scalar),
        ),
      ),
    })).program;
    // Such numbers are multiples of a small power of ½, so no step rounds and the order of sums cannot matter.
    const conventions = fc.record({
      reluDerivativeAtZero: fc.constantFrom(0, 0.5, 1),
      absDerivativeAtZero: fc.constantFrom(-1, 0, 0.5),
      maxTie: fc.constantFrom('split', 'first', 'second'),
    });
    fc.assert(
      fc.property(anyProgram, fc.constantFrom(-1.5, -1, 0, 1, 2), conventions, (program, x, options) => {
        const [reverse, forward] = modes.map((mode) => differentiate(program, x, { ...options, mode }));
        expect(forward.value).toBe(reverse.value);
        expect(forward.derivative).toBe(reverse.derivative);
      }),
      { numRuns: 1000 },
    );
  });

  test('constants have no derivative, not even where their slope is infinite', () => {
    expect(modes.map((mode) => differentiate(() => 3, 1, { mode }))).toEqual([
      { value: 3, derivative: 0 },
      { value: 3, derivative: 0 },
    ]);
    expect(slope(({ x, sqrt }) => x.add(sqrt(0)), 2)).toBe(1);
    for (const mode of modes) {
      expect(differentiate(({ x: [a, b], sqrt }) => sqrt(a).add(b), [0, 5], { mode }).derivative).toEqual([
        infinity,
        1,
      ]);
    }
  });

  test('NaN in gives NaN out, in value and derivative', () => {
    const programs: Program<Scalar>[] = [
      ({ x, relu }) => relu(x),
      ({ x, leakyRelu }) => leakyRelu(x),
      ({ x, abs }) => abs(x),
      ({ x, max }) => max(x, 0),
      ({ x, min }) => min(0, x),
      ({ x, sqrt }) => sqrt(x),
    ];
    for (const program of programs) {
      for (const mode of modes) {
        expect(differentiate(program, nan, { mode })).toEqual({ value: nan, derivative: nan });
      }
    }
  });

  test('conventions outside the subdifferential, unknown options and results that are no numbers are refused', () => {
    const program: Program<Scalar> = ({ x }) => x;
    expect(() => differentiate(program, 0, { reluDerivativeAtZero: 2 })).toThrow(
      new RangeError('differentiate: reluDerivativeAtZero must lie in [0, 1], got 2'),
    );
    expect(() => differentiate(program, 0, { absDerivativeAtZero: -2 })).toThrow(
      'differentiate: absDerivativeAtZero must lie in [-1, 1], got -2',
    );
    expect(() => differentiate(program, 0, { mode: 'backward' as never })).toThrow(
      'differentiate: mode must be one of reverse, forward, got backward',
    );
    expect(() => differentiate(program, 0, { maxTie: 'last' as never })).toThrow(
      'differentiate: maxTie must be one of split, first, second, got last',
    );
    expect(() => differentiate(({ max }) => max(), 0)).toThrow('differentiate: max must have an operand, got none');
    expect(() => differentiate(() => 'x' as never, 0)).toThrow(
      new TypeError('differentiate: a program must compute with numbers, got string'),
    );
    expect(() => differentiate(({ x: [a] }) => a, [])).toThrow('differentiate: x must hold at least one number');
    expect(() => differentiate(({ x: [a] }) => a, ['0' as never])).toThrow('x must be a number, got string');
  });
});
