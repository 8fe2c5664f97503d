import { add, beside, constant, type Germ, multiply, raise, scale, sign } from './germ.ts';
import { holds, NEGATIVE_SLOPE, type Node } from './syntax.ts';

/** The limits of the function and of its derivative from one side; NaN where there is none. */
export interface Side {
  readonly value: number;
  readonly slope: number;
}

/**
 * The function right beside x, to the right (1) or to the left (−1). Every choice a program makes is settled there:
 * the sign of a sum of powers is that of its first term. No difference quotient, so nothing is lost to rounding but
 * what the arithmetic of the program itself loses.
 */
export function sideOf(node: Node, x: number, direction: 1 | -1): Side {
  const germ = germOf(node, beside(x, direction));
  if (!germ || germ.order <= 0) return { value: Number.NaN, slope: Number.NaN };
  const [first] = germ.terms;
  if (first && first[0] < 0) return { value: first[1] * Infinity, slope: Number.NaN };
  const value = first?.[0] === 0 ? first[1] : 0;
  const next = germ.terms.find(([exponent]) => exponent > 0);
  if (next && next[0] < 1) return { value, slope: direction * next[1] * Infinity };
  if (germ.order <= 1) return { value, slope: Number.NaN };
  return { value, slope: next?.[0] === 1 ? direction * next[1] : 0 };
}

function germOf(node: Node, x: Germ): Germ | undefined {
  const of = (part: Node) => germOf(part, x);
  switch (node.kind) {
    case 'x':
      return x;
    case 'number':
      return constant(node.value);
    case 'negate':
      return times(of(node.of), -1);
    case 'where': {
      const difference = minus(of(node.left), of(node.right));
      const which = difference && sign(difference);
      if (which === undefined) return undefined;
      return of(holds(node.relation, which, 0) ? node.chosen : node.otherwise);
    }
    case 'extreme': {
      const [left, right] = [of(node.left), of(node.right)];
      const difference = minus(left, right);
      const which = difference && sign(difference);
      if (which === undefined) return undefined;
      return which > 0 === (node.name === 'max') ? left : right;
    }
    case 'binary': {
      const [left, right] = [of(node.left), of(node.right)];
      if (!left || !right) return undefined;
      if (node.operator === '+') return add(left, right);
      if (node.operator === '-') return minus(left, right);
      if (node.operator === '*') return multiply(left, right);
      const inverse = raise(right, -1);
      return inverse && multiply(left, inverse);
    }
    case 'unary': {
      const z = of(node.of);
      if (node.name === 'sqrt') return z && raise(z, 0.5);
      const which = z && sign(z);
      if (which === undefined) return undefined;
      return which >= 0 ? z : times(z, { relu: 0, leaky: NEGATIVE_SLOPE, abs: -1 }[node.name]);
    }
  }
}

const times = (germ: Germ | undefined, factor: number): Germ | undefined => germ && scale(germ, factor);
const minus = (left: Germ | undefined, right: Germ | undefined): Germ | undefined =>
  left && right && add(left, scale(right, -1));
