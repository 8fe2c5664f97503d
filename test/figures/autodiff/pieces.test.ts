import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsed } from '../../../src/figures/autodiff/parse.ts';
import { at, joined, type Piece, piecesOf } from '../../../src/figures/autodiff/pieces.ts';
import { evaluated } from '../../../src/figures/autodiff/program.ts';
import { switchesOf } from '../../../src/figures/autodiff/switches.ts';
import type { Node } from '../../../src/figures/autodiff/syntax.ts';
import { programs } from './arbitrary.ts';

const node = (text: string) => parsed(text).node as Node;
const WINDOW = [-2.25, 2.25] as const;
const pieces = (text: string) => piecesOf(node(text), WINDOW);

describe('the pieces', () => {
  test('of a program begin and end at its kinks, exactly', () => {
    expect(joined(pieces('relu(3 * x - 1)') as Piece[])).toEqual([
      { from: -2.25, to: 1 / 3, slope: 0, offset: 0 },
      { from: 1 / 3, to: 2.25, slope: 3, offset: -1 },
    ]);
  });
  test('are one where kinks cancel', () => {
    expect(joined(pieces('relu(x) - relu(-x)') as Piece[])).toEqual([{ from: -2.25, to: 2.25, slope: 1, offset: 0 }]);
    expect(joined(pieces('relu(-x) + x - relu(x)') as Piece[])).toHaveLength(1);
  });
  test('take up nested kinks and jumps', () => {
    const found = joined(pieces('where(abs(x) >= 1, max(x, 1) / 2, -x)') as Piece[]);
    expect(found.map(({ to }) => to)).toEqual([-1, 1, 2.25]);
    expect(found.map(({ slope }) => slope)).toEqual([0, -1, 0.5]);
  });
  test('do not exist for curves', () => {
    for (const text of ['x * x', '1 / x', 'sqrt(relu(x))', 'where(x * x > 1, x, 0)'])
      expect(pieces(text)).toBeUndefined();
    // A product of which one factor is always constant is none.
    expect(joined(pieces('relu(x) * relu(-x) + x') as Piece[])).toHaveLength(1);
    expect(pieces('x * (3 - 1) / sqrt(4)')).toEqual([{ from: -2.25, to: 2.25, slope: 1, offset: 0 }]);
  });
  test('have the values of the program, everywhere inside', () => {
    fc.assert(
      fc.property(programs(true), (program) => {
        for (const piece of piecesOf(program, WINDOW) as Piece[]) {
          const { from, to } = piece;
          // The last bits decide beside a cut.
          if (to - from < 1e-6) continue;
          for (const share of [0.25, 0.5, 0.9]) {
            const x = from + share * (to - from);
            expect(at(piece, x)).toBeCloseTo(evaluated(program, x), 9);
          }
        }
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});

describe('the points where conventions are read', () => {
  test('are the kinks of the operations, also where the function has none', () => {
    expect(switchesOf(node('relu(x) - relu(-x)'), WINDOW)).toEqual([0]);
    expect(switchesOf(node('max(x, 1) + relu(2 * x + 1)'), WINDOW)).toEqual([-0.5, 1]);
    expect(switchesOf(node('relu(relu(x))'), WINDOW)).toEqual([0]);
    expect(switchesOf(node('x + 1'), WINDOW)).toEqual([]);
  });
  test('of curves are found to the last bits', () => {
    const [left, right] = switchesOf(node('relu(x * x - 2)'), WINDOW);
    expect(left).toBeCloseTo(-Math.SQRT2, 15);
    expect(right).toBeCloseTo(Math.SQRT2, 15);
    expect(switchesOf(node('abs(x * x * x)'), WINDOW)).toEqual([0]);
  });
});
