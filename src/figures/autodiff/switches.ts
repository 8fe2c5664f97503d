import type { Interval } from '../../core/types.ts';
import { cutAtZeros, piecesOf } from './pieces.ts';
import { evaluated } from './program.ts';
import { allOf, type Node } from './syntax.ts';

/** In how many parts the window is searched for a change of sign. */
const PARTS = 256;

/**
 * Where an operation of the program changes sides, whether or not the function has a kink there: the points at which
 * the conventions can be read. Solved for straight pieces; else halved down to two neighboring numbers.
 */
export function switchesOf(node: Node, window: Interval): readonly number[] {
  const found = allOf(node).flatMap((part) => {
    const decider = deciderOf(part);
    return decider ? zerosOf(decider, window) : [];
  });
  return [...new Set(found.map((x) => x + 0))].sort((a, b) => a - b);
}

/** The quantity whose sign an operation asks for. */
function deciderOf(node: Node): Node | undefined {
  if (node.kind === 'unary') return node.of;
  if (node.kind !== 'extreme' && node.kind !== 'where') return undefined;
  return { kind: 'binary', operator: '-', left: node.left, right: node.right };
}

function zerosOf(node: Node, window: Interval): readonly number[] {
  const pieces = piecesOf(node, window);
  if (pieces) {
    const cut = cutAtZeros(pieces);
    return cut.slice(1).flatMap(({ from }, i) => {
      const [before, after] = [cut[i], cut[i + 1]];
      const isZero = [before, after].some(({ slope, offset }) => close(slope * from + offset));
      return isZero && (before.slope !== 0 || after.slope !== 0) ? [from] : [];
    });
  }
  const value = (x: number): number => evaluated(node, x);
  const [lo, hi] = window;
  const grid = Array.from({ length: PARTS + 1 }, (_, i) => lo + ((hi - lo) * i) / PARTS);
  const values = grid.map(value);
  return grid.flatMap((x, i) => {
    if (values[i] === 0 && i > 0 && i < PARTS) return [x];
    return values[i] * values[i + 1] < 0 ? [halved(value, x, grid[i + 1])] : [];
  });
}

const close = (value: number): boolean => Math.abs(value) < 1e-12;

function halved(value: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let k = 0; k < 60; k++) {
    const x = low / 2 + high / 2;
    if (value(x) === 0) return x;
    if (value(x) * value(low) > 0) low = x;
    else high = x;
  }
  return high;
}
