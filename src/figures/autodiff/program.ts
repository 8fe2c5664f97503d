import { differentiate, type Program, type Scalar } from '../../core/differentiate.ts';
import { holds, NEGATIVE_SLOPE, type Node } from './syntax.ts';

/** One number for each kind of kink. */
export interface Convention {
  readonly relu: number;
  readonly abs: number;
  readonly tie: 'split' | 'first' | 'second';
  /** Leaky ReLU at 0: the slope from the left, from the right, their mean, or relu(x) − a·relu(−x). */
  readonly leaky: 'left' | 'right' | 'mean' | 'formula';
}
export type Mode = 'reverse' | 'forward';

export const USUAL: Convention = { relu: 0, abs: 0, tie: 'split', leaky: 'left' };

const LEAKY_AT_ZERO = { left: NEGATIVE_SLOPE, right: 1, mean: (1 + NEGATIVE_SLOPE) / 2 };

/** The node as a program of the core: the same operations in the same order. */
function programOf(node: Node, leaky: Convention['leaky']): Program<Scalar> {
  return (o) => {
    const run = (part: Node): Scalar => {
      switch (part.kind) {
        case 'x':
          return o.x;
        case 'number':
          return o.where(true, part.value, 0);
        case 'negate':
          return run(part.of).negate();
        case 'binary': {
          const [left, right] = [run(part.left), run(part.right)];
          if (part.operator === '+') return left.add(right);
          if (part.operator === '-') return left.subtract(right);
          return part.operator === '*' ? left.multiply(right) : left.divide(right);
        }
        case 'extreme':
          return o[part.name](run(part.left), run(part.right));
        case 'where': {
          const condition = holds(part.relation, run(part.left).data, run(part.right).data);
          return o.where(condition, run(part.chosen), run(part.otherwise));
        }
        case 'unary': {
          const z = run(part.of);
          if (part.name !== 'leaky') return o[part.name](z);
          if (leaky === 'formula') return o.relu(z).subtract(o.relu(z.negate()).multiply(NEGATIVE_SLOPE));
          return o.leakyRelu(z, { negativeSlope: NEGATIVE_SLOPE, derivativeAtZero: LEAKY_AT_ZERO[leaky] });
        }
      }
    };
    return run(node);
  };
}

/** The value of the program. */
export const evaluated = (node: Node, x: number): number =>
  differentiate(programOf(node, 'left'), x, { mode: 'forward' }).value;

/** What automatic differentiation returns for the program under a convention. */
export function derivativeOf(node: Node, x: number, { relu, abs, tie, leaky }: Convention, mode: Mode): number {
  const options = { mode, reluDerivativeAtZero: relu, absDerivativeAtZero: abs, maxTie: tie };
  return differentiate(programOf(node, leaky), x, options).derivative;
}
