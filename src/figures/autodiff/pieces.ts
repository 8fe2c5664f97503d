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
/** Folded often enough, a line has more pieces than a drawing has points. */
const MOST_PIECES = 500;
const middle = ({ from, to }: Piece): number => from / 2 + to / 2;

/**
 * A piecewise linear program as its straight pieces, cut wherever one of its operations changes sides: each cut is the
 * solution of a linear equation. Undefined if the program multiplies or divides by x, takes a root of it, or folds the
 * line into very many pieces.
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
      const inner = of(node.of);
      if (node.name === 'sqrt')
        return both(inner, inner, ({ slope, offset }) =>
          slope === 0 && offset >= 0 ? { slope: 0, offset: Math.sqrt(offset) } : undefined,
        );
      const factor = { relu: 0, leaky: NEGATIVE_SLOPE, abs: -1 }[node.name];
      return inner && cutAtZeros(inner).map((z) => ({ ...z, ...(at(z, middle(z)) < 0 ? times(z, factor) : line(z)) }));
    }
    case 'extreme': {
      const [left, right] = [of(node.left), of(node.right)];
      return chosen(left, right, left, right, (difference) => difference > 0 === (node.name === 'max'));
    }
    case 'where':
      return chosen(of(node.left), of(node.right), of(node.chosen), of(node.otherwise), (difference) =>
        holds(node.relation, difference, 0),
      );
  }
}

const line = ({ slope, offset }: Line): Line => ({ slope, offset });
const times = ({ slope, offset }: Line, factor: number): Line => ({
  slope: slope * factor + 0,
  offset: offset * factor + 0,
});
const sum = (a: Line, b: Line): Line => ({ slope: a.slope + b.slope, offset: a.offset + b.offset });

type Pieces = readonly Piece[] | undefined;

/** Piece by piece, on the cuts of both; undefined if any piece is, or if there are too many to draw. */
function both(left: Pieces, right: Pieces, combine: (left: Line, right: Line) => Line | undefined): Pieces {
  if (!left || !right) return undefined;
  const cuts = [...new Set([...left, ...right].flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  if (cuts.length > MOST_PIECES) return undefined;
  const result: Piece[] = [];
  let [i, j] = [0, 0];
  for (const [k, to] of cuts.slice(1).entries()) {
    // Every end of a piece is a cut, so the first piece that reaches this one covers all since the last.
    while (left[i].to < to) i++;
    while (right[j].to < to) j++;
    const combined = combine(left[i], right[j]);
    if (!combined) return undefined;
    result.push({ from: cuts[k], to, ...combined });
  }
  return result;
}

/** `first` where `isFirst` says so of left − right, else `second`. */
function chosen(
  left: Pieces,
  right: Pieces,
  first: Pieces,
  second: Pieces,
  isFirst: (difference: number) => boolean,
): Pieces {
  const difference = both(left, right, (a, b) => sum(a, times(b, -1)));
  // 1 where the first is chosen, 0 where the second is.
  const choice =
    difference &&
    cutAtZeros(difference).map((piece) => ({ ...piece, slope: 0, offset: isFirst(at(piece, middle(piece))) ? 1 : 0 }));
  const only = (wanted: number, own: Pieces) =>
    both(choice, own, ({ offset }, part) => (offset === wanted ? line(part) : { slope: 0, offset: 0 }));
  return both(only(1, first), only(0, second), sum);
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
