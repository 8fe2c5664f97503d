import { exp, log } from './math.ts';
import type { Activation } from './types.ts';

type Operand = Dual | number;

/**
 * A number with its derivative in one direction, for forward-mode automatic differentiation of scalar programs.
 *
 * Formula: f(a + εt) = f(a) + ε·f′(a)·t with ε² = 0. The slopes are those of `Value`; the chain rule multiplies them
 * from the input to the result instead of back. Off infinities and NaN both give the same number, at kinks too.
 *
 * @example
 * ```ts
 * import { Dual, relu } from 'relu-at-zero';
 * const x = new Dual(0, 1);
 * x.activate(relu).tangent; // => 0
 * x.exp().tangent; // => 1
 * // 0 · Infinity, where reverse mode stops at the kink's slope of 0.
 * x.activate(relu).sqrt().tangent; // => NaN
 * ```
 */
export class Dual {
  readonly data: number;
  /** d(this)/d(input) times the tangent of the input. */
  readonly tangent: number;
  /** Numbers that do not depend on the input add nothing, not even 0 · Infinity. */
  #varies: boolean;

  /**
   * @param tangent 1 for the input of the derivative; without one the number is a constant.
   * @throws TypeError if `data` is not a number.
   */
  constructor(data: number, tangent: number = 0) {
    if (typeof data !== 'number') throw new TypeError(`Dual: data must be a number, got ${typeof data}`);
    this.data = data;
    this.tangent = tangent;
    this.#varies = tangent !== 0;
  }

  /** The result of an operation with the given local slopes; `selects` as for `Value`. */
  static from(data: number, operands: readonly Dual[], slopes: readonly number[], selects: boolean = false): Dual {
    let tangent = 0;
    let varies = false;
    operands.forEach((operand, i) => {
      if (!operand.#varies) return;
      varies = true;
      if (slopes[i] !== 0 || !selects) tangent += slopes[i] * operand.tangent;
    });
    const result = new Dual(data, tangent);
    result.#varies = varies;
    return result;
  }

  add(other: Operand): Dual {
    const right = toDual(other);
    return Dual.from(this.data + right.data, [this, right], [1, 1]);
  }

  subtract(other: Operand): Dual {
    const right = toDual(other);
    return Dual.from(this.data - right.data, [this, right], [1, -1]);
  }

  multiply(other: Operand): Dual {
    const right = toDual(other);
    return Dual.from(this.data * right.data, [this, right], [right.data, this.data]);
  }

  divide(other: Operand): Dual {
    const right = toDual(other);
    return Dual.from(this.data / right.data, [this, right], [1 / right.data, -this.data / right.data / right.data]);
  }

  negate(): Dual {
    return Dual.from(-this.data, [this], [-1]);
  }

  exp(): Dual {
    const value = exp(this.data);
    return Dual.from(value, [this], [value]);
  }

  log(): Dual {
    return Dual.from(log(this.data), [this], [1 / this.data]);
  }

  /** √this; at 0, −0 too, the slope is Infinity. */
  sqrt(): Dual {
    const root = Math.sqrt(this.data + 0);
    return Dual.from(root, [this], [0.5 / root]);
  }

  /** f(this); at a kink the slope is the activation's convention. */
  activate(activation: Activation): Dual {
    return Dual.from(activation.value(this.data), [this], [activation.derivative(this.data)], true);
  }
}

function toDual(operand: Operand): Dual {
  if (operand instanceof Dual) return operand;
  if (typeof operand !== 'number')
    throw new TypeError(`Dual: an operand must be a Dual or a number, got ${typeof operand}`);
  return new Dual(operand);
}
