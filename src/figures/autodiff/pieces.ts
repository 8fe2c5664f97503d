import type { Interval } from '../../core/types.ts';
import { holds, NEGATIVE_SLOPE, type Node } from './syntax.ts';

/** A straight piece of a graph: slope · x + offset on [from, to]. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly slope: number;
  readonly offset: number;
}
type Line = Pick<Piece, 'slope' | 'offset'>;

export const at = ({ slope, offset }: Line, x: number): number => slope * x + offset;
const middle = ({ from, to }: Piece): number => from / 2 + to / 2;

/**
 * A piecewise linear program as its straight pieces, cut wherever one of its operations changes sides: each cut is the
 * solution of a linear equation. Undefined if the program multiplies or divides by x, or takes a root of it.
 */
export function piecesOf(node: Node, [lo, hi]: Interval): readonly Piece[] | undefined {
  const whole = (line: Line): Piece[] => [{ from: lo, to: hi, ...line }];
  const of = (part: Node) => piecesOf(part, [lo, hi]);
  switch (node.kind) {
    case 'x':
      return whole({ slope: 1, offset: 0 });
    case 'number':
      return whole({ slope: 0, offset: node.value });
    case 'negate':
      return of(node.of)?.map((piece) => ({ ...piece, ...times(piece, -1) }));
    case 'binary':
      return both(of(node.left), of(node.right), (left, right) => {
        if (node.operator === '+') return sum(left, right);
        if (node.operator === '-') return sum(left, times(right, -1));
        if (right.slope !== 0) return node.operator === '*' && left.slope === 0 ? times(right, left.offset) : undefined;
        if (node.operator === '*') return times(left, right.offset);
        return right.offset === 0
          ? undefined
          : { slope: left.slope / right.offset, offset: left.offset / right.offset };
      });
    case 'unary': {
      if (node.name === 'sqrt')
        return both(of(node.of), of(node.of), ({ slope, offset }) =>
          slope === 0 && offset >= 0 ? { slope: 0, offset: Math.sqrt(offset) } : undefined,
        );
      const factor = { relu: 0, leaky: NEGATIVE_SLOPE, abs: -1 }[node.name];
      const inner = of(node.of);
      return inner && cutAtZeros(inner).map((z) => ({ ...z, ...(at(z, middle(z)) < 0 ? times(z, factor) : line(z)) }));
    }
    case 'extreme':
      return chosen(of(node.left), of(node.right), of(node.left), of(node.right), (difference) =>
        difference > 0 === (node.name === 'max') ? 'first' : 'second',
      );
    case 'where':
      return chosen(of(node.left), of(node.right), of(node.chosen), of(node.otherwise), (difference) =>
        holds(node.relation, difference, 0) ? 'first' : 'second',
      );
  }
}

const line = ({ slope, offset }: Line): Line => ({ slope, offset });
const times = ({ slope, offset }: Line, factor: number): Line => ({
  slope: slope * factor + 0,
  offset: offset * factor + 0,
});
const sum = (a: Line, b: Line): Line => ({ slope: a.slope + b.slope, offset: a.offset + b.offset });

/** Piece by piece, on the cuts of both; undefined if any piece is. */
function both(
  left: readonly Piece[] | undefined,
  right: readonly Piece[] | undefined,
  combine: (left: Line, right: Line) => Line | undefined,
): readonly Piece[] | undefined {
  if (!left || !right) return undefined;
  const cuts = [...new Set([...left, ...right].flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const result: Piece[] = [];
  for (const [i, to] of cuts.slice(1).entries()) {
    const from = cuts[i];
    const covering = (pieces: readonly Piece[]): Piece =>
      pieces.find((piece) => piece.from <= from && to <= piece.to) as Piece;
    const combined = combine(covering(left), covering(right));
    if (!combined) return undefined;
    result.push({ from, to, ...combined });
  }
  return result;
}

/** `first` or `second`, by the sign of left − right on each piece. */
function chosen(
  left: readonly Piece[] | undefined,
  right: readonly Piece[] | undefined,
  first: readonly Piece[] | undefined,
  second: readonly Piece[] | undefined,
  choose: (difference: number) => 'first' | 'second',
): readonly Piece[] | undefined {
  const difference = both(left, right, (a, b) => sum(a, times(b, -1)));
  if (!difference || !first || !second) return undefined;
  const cut = cutAtZeros(difference);
  const ofFirst = both(cut, first, (_, own) => line(own)) ?? [];
  const ofSecond = both(cut, second, (_, own) => line(own)) ?? [];
  return both(ofFirst, ofSecond, line)?.map((piece, i, all) => {
    const x = middle(all[i]);
    const deciding = cut.find(({ from, to }) => from <= x && x <= to) as Piece;
    const source = choose(at(deciding, x)) === 'first' ? ofFirst : ofSecond;
    return { ...piece, ...line(source.find(({ from, to }) => from <= x && x <= to) as Piece) };
  });
}

/** The pieces, cut where they cross 0. */
export function cutAtZeros(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.flatMap((piece) => {
    const zero = zeroOf(piece);
    return zero === undefined
      ? [piece]
      : [
          { ...piece, to: zero },
          { ...piece, from: zero },
        ];
  });
}

/** Strictly inside. */
function zeroOf({ from, to, slope, offset }: Piece): number | undefined {
  const zero = -offset / slope + 0;
  return slope !== 0 && from < zero && zero < to ? zero : undefined;
}

/** The graph without cuts that change nothing: what is left between two pieces is a kink or a jump. */
export function joined(pieces: readonly Piece[]): readonly Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    const alike = last && close(last.slope, piece.slope) && close(last.offset, piece.offset);
    if (alike) result[result.length - 1] = { ...last, to: piece.to };
    else result.push(piece);
  }
  return result;
}

/** Rounding of the cuts and sums, far below what can be drawn. */
const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a));
