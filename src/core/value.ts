import { exp, log } from './math.ts';
import type { Activation } from './types.ts';

type Operand = Value | number;

/**
 * A number that remembers how it was computed, for reverse-mode automatic differentiation of scalar programs.
 *
 * `backward()` applies the chain rule from the result to every number it was computed from. At a kink it multiplies
 * by the activation's convention, as frameworks do: the result belongs to the program, and two programs for one
 * function can disagree there (Bolte and Pauwels 2020).
 *
 * @example
 * ```ts
 * import { relu, Value } from 'relu-at-zero';
 * const x = new Value(0);
 * // y = relu(x) − relu(−x) = x, whose derivative is 1; the program's is not.
 * const y = x.activate(relu).subtract(x.negate().activate(relu));
 * y.backward();
 * x.gradient; // => 0
 * ```
 */
export class Value {
  readonly data: number;
  /** d(result)/d(this), summed over all paths; written by the result's `backward`. */
  gradient = 0;
  readonly #operands: readonly Value[];
  /** The local slopes, one for each operand, evaluated when the number was made. */
  readonly #slopes: readonly number[];
  readonly #selects: boolean;

  /**
   * @param operands and `slopes` are for the operations below; a leaf has none.
   * @param selects whether a slope of 0 means "not this operand", as of an activation, and not a factor 0.
   * @throws TypeError if `data` is not a number.
   */
  constructor(data: number, operands: readonly Value[] = [], slopes: readonly number[] = [], selects: boolean = false) {
    if (typeof data !== 'number') throw new TypeError(`Value: data must be a number, got ${typeof data}`);
    this.data = data;
    this.#operands = operands;
    this.#slopes = slopes;
    this.#selects = selects;
  }

  add(other: Operand): Value {
    const right = toValue(other);
    return new Value(this.data + right.data, [this, right], [1, 1]);
  }

  subtract(other: Operand): Value {
    const right = toValue(other);
    return new Value(this.data - right.data, [this, right], [1, -1]);
  }

  multiply(other: Operand): Value {
    const right = toValue(other);
    return new Value(this.data * right.data, [this, right], [right.data, this.data]);
  }

  divide(other: Operand): Value {
    const right = toValue(other);
    return new Value(this.data / right.data, [this, right], [1 / right.data, -this.data / right.data / right.data]);
  }

  negate(): Value {
    return new Value(-this.data, [this], [-1]);
  }

  exp(): Value {
    const value = exp(this.data);
    return new Value(value, [this], [value]);
  }

  log(): Value {
    return new Value(log(this.data), [this], [1 / this.data]);
  }

  /** √this; at 0, −0 too, the slope is Infinity. */
  sqrt(): Value {
    const root = Math.sqrt(this.data + 0);
    return new Value(root, [this], [0.5 / root]);
  }

  /** f(this); at a kink the slope is the activation's convention. */
  activate(activation: Activation): Value {
    return new Value(activation.value(this.data), [this], [activation.derivative(this.data)], true);
  }

  /** Sets the gradient of this number to 1 and of every number below it to the derivative with respect to it. */
  backward(): void {
    const order = this.#fromOperandsUp();
    for (const value of order) value.gradient = 0;
    this.gradient = 1;
    for (const value of order.reverse()) {
      value.#operands.forEach((operand, i) => {
        const slope = value.#slopes[i];
        // An activation's slope of 0 stops whatever arrives, infinities too, as in Mlp.backward; a factor 0 does not.
        if (slope !== 0 || !value.#selects) operand.gradient += value.gradient * slope;
      });
    }
  }

  /** Every number after its operands; with a stack of its own, so that a long program cannot overflow the call stack. */
  #fromOperandsUp(): Value[] {
    const order: Value[] = [];
    const seen = new Set<Value>([this]);
    const stack: { value: Value; next: number }[] = [{ value: this, next: 0 }];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const operand = top.value.#operands[top.next++];
      if (operand === undefined) {
        order.push(top.value);
        stack.pop();
      } else if (!seen.has(operand)) {
        seen.add(operand);
        stack.push({ value: operand, next: 0 });
      }
    }
    return order;
  }
}

function toValue(operand: Operand): Value {
  if (operand instanceof Value) return operand;
  if (typeof operand !== 'number')
    throw new TypeError(`Value: an operand must be a Value or a number, got ${typeof operand}`);
  return new Value(operand);
}
