import { absWith, type LeakyReluOptions, leakyRelu, reluWith } from './activations/index.ts';
import { Dual } from './dual.ts';
import type { Activation } from './types.ts';
import { requireWithin } from './validate.ts';
import { Value } from './value.ts';

/** What a program computes with: a `Value` in reverse mode, a `Dual` in forward mode. */
export interface Scalar {
  /** The plain number, to compare with: `x.data > 0`. */
  readonly data: number;
  add(other: Scalar | number): Scalar;
  subtract(other: Scalar | number): Scalar;
  multiply(other: Scalar | number): Scalar;
  divide(other: Scalar | number): Scalar;
  negate(): Scalar;
  exp(): Scalar;
  log(): Scalar;
  sqrt(): Scalar;
  activate(activation: Activation): Scalar;
}

type Operand = Scalar | number;

/** The operations whose kinks follow the conventions asked for, and a few smooth ones; `x` is the input. */
export interface Operations<Input> {
  readonly x: Input;
  relu(z: Operand): Scalar;
  leakyRelu(z: Operand, options?: LeakyReluOptions): Scalar;
  abs(z: Operand): Scalar;
  max(...operands: Operand[]): Scalar;
  min(...operands: Operand[]): Scalar;
  /** Both branches have been computed; the derivative follows the chosen one. */
  where(condition: boolean, chosen: Operand, otherwise: Operand): Scalar;
  sqrt(z: Operand): Scalar;
  exp(z: Operand): Scalar;
  log(z: Operand): Scalar;
}

/** A program in the operations it is given; its result is what is differentiated. */
export type Program<Input> = (operations: Operations<Input>) => Operand;

/** The conventions in force, and the mode. */
export interface DifferentiateOptions {
  readonly mode?: 'reverse' | 'forward';
  readonly reluDerivativeAtZero?: number;
  readonly absDerivativeAtZero?: number;
  /** Who gets the slope 1 when operands of max or min tie: each an equal share, the first, or the second (the last of more). */
  readonly maxTie?: 'split' | 'first' | 'second';
}

/** What `differentiate` returns: a number for one input, a list for several. */
export interface Derivative<X> {
  readonly value: number;
  /** A number for a number, the gradient for an array. */
  readonly derivative: X extends number ? number : number[];
}

/**
 * The derivative of a program, as automatic differentiation computes it: by the chain rule, with one number for each
 * kink. Another program for the same function, or another convention, can give another answer at a kink.
 *
 * Conventions: PyTorch has the defaults; JAX has `absDerivativeAtZero: 1` and `derivativeAtZero: 1` for leaky ReLU;
 * TensorFlow has `maxTie: 'first'`. Of clipping at 0, PyTorch up to 2.13 and TensorFlow make `where(x.data >= 0, x, 0)`,
 * PyTorch 2.14 `where(x.data > 0, x, 0)`, JAX `max(x, 0)`.
 *
 * Both modes multiply the same slopes, in opposite order, and agree but for rounding wherever all slopes are finite.
 * An infinite or NaN slope parts them, because 0 · Infinity is NaN and a kink with slope 0 cuts off what reaches it:
 * √relu(x) at 0 is 0 in reverse and NaN in forward mode; a `where` whose other branch has such a slope is NaN in
 * reverse and sound in forward mode. An input that is NaN gives NaN unless the program ignores it.
 *
 * @param x one number, or several for a program that takes an array.
 * @throws RangeError if a convention lies outside its subdifferential ([0, 1] for relu, [−1, 1] for abs), an option
 * has no such value, or there is no input; TypeError if an input or the result is no number.
 *
 * @example
 * ```ts
 * import { differentiate } from 'relu-at-zero';
 * differentiate(({ x, relu }) => relu(x), 0).derivative; // => 0
 * // The same function, x, by two programs:
 * differentiate(({ x }) => x, 0).derivative; // => 1
 * differentiate(({ x, relu }) => relu(x).subtract(relu(x.negate())), 0).derivative; // => 0
 * // A tie, by two conventions:
 * differentiate(({ x, max }) => max(x, 0), 0).derivative; // => 0.5
 * differentiate(({ x, max }) => max(x, 0), 0, { maxTie: 'first' }).derivative; // => 1
 * ```
 */
export function differentiate<X extends number | readonly number[]>(
  program: Program<X extends number ? Scalar : readonly Scalar[]>,
  x: X,
  options: DifferentiateOptions = {},
): Derivative<X> {
  check(options);
  const inputs: readonly number[] = typeof x === 'number' ? [x] : x;
  if (inputs.length === 0) throw new RangeError('differentiate: x must hold at least one number, got none');
  for (const input of inputs) {
    if (typeof input !== 'number') throw new TypeError(`differentiate: x must be a number, got ${typeof input}`);
  }
  const run = (leaves: readonly Scalar[], make: Make): Scalar => {
    const input = typeof x === 'number' ? leaves[0] : leaves;
    return lift((program as Program<unknown>)({ x: input, ...operationsOf(make, options) }), make);
  };
  const { value, gradient } = options.mode === 'forward' ? forward(inputs, run) : reverse(inputs, run);
  return { value, derivative: typeof x === 'number' ? gradient[0] : gradient } as Derivative<X>;
}

/** A number from its operands and their slopes; a slope of 0 means "not this operand". */
type Make = (data: number, operands: readonly Scalar[], slopes: readonly number[]) => Scalar;
type Run = (leaves: readonly Scalar[], make: Make) => Scalar;

/** One run of the program, whatever the number of inputs. */
function reverse(inputs: readonly number[], run: Run): { value: number; gradient: number[] } {
  const leaves = inputs.map((input) => new Value(input));
  const result = run(leaves, (data, operands, slopes) => new Value(data, operands as Value[], slopes, true)) as Value;
  result.backward();
  return { value: result.data, gradient: leaves.map((leaf) => leaf.gradient) };
}

/** One run of the program for each input, the others being constants. */
function forward(inputs: readonly number[], run: Run): { value: number; gradient: number[] } {
  const results = inputs.map((_, direction) => {
    const leaves = inputs.map((input, i) => new Dual(input, i === direction ? 1 : 0));
    return run(leaves, (data, operands, slopes) => Dual.from(data, operands as Dual[], slopes, true)) as Dual;
  });
  return { value: results[0].data, gradient: results.map((result) => result.tangent) };
}

function operationsOf(make: Make, options: DifferentiateOptions): Omit<Operations<unknown>, 'x'> {
  const { reluDerivativeAtZero = 0, absDerivativeAtZero = 0, maxTie = 'split' } = options;
  const relu = reluWith({ derivativeAtZero: reluDerivativeAtZero });
  const abs = absWith({ derivativeAtZero: absDerivativeAtZero });
  const extreme = (name: 'max' | 'min', operands: readonly Operand[]): Scalar => {
    if (operands.length === 0) throw new RangeError(`differentiate: ${name} must have an operand, got none`);
    const scalars = operands.map((operand) => lift(operand, make));
    const numbers = scalars.map((scalar) => scalar.data);
    const data = (name === 'max' ? Math.max(...numbers) : Math.min(...numbers)) + 0;
    return make(data, scalars, shares(numbers, data, maxTie));
  };
  return {
    relu: (z) => lift(z, make).activate(relu),
    leakyRelu: (z, leak) => lift(z, make).activate(leakyRelu(leak)),
    abs: (z) => lift(z, make).activate(abs),
    max: (...operands) => extreme('max', operands),
    min: (...operands) => extreme('min', operands),
    where(condition, chosen, otherwise) {
      const branches = [lift(chosen, make), lift(otherwise, make)];
      return make(branches[condition ? 0 : 1].data + 0, branches, condition ? [1, 0] : [0, 1]);
    },
    sqrt: (z) => lift(z, make).sqrt(),
    exp: (z) => lift(z, make).exp(),
    log: (z) => lift(z, make).log(),
  };
}

/** The slope of an extreme with respect to each operand: 0 for the losers, and 1 in all for those that tie. */
function shares(numbers: readonly number[], extreme: number, tie: 'split' | 'first' | 'second'): number[] {
  if (Number.isNaN(extreme)) return numbers.map(() => Number.NaN);
  const winner = tie === 'first' ? numbers.indexOf(extreme) : numbers.lastIndexOf(extreme);
  const ties = numbers.filter((number) => number === extreme).length;
  return numbers.map((number, i) => {
    if (tie === 'split') return number === extreme ? 1 / ties : 0;
    return i === winner ? 1 : 0;
  });
}

function lift(operand: Operand, make: Make): Scalar {
  if (typeof operand === 'number') return make(operand, [], []);
  if (operand instanceof Value || operand instanceof Dual) return operand;
  throw new TypeError(`differentiate: a program must compute with numbers, got ${typeof operand}`);
}

function check({ mode, reluDerivativeAtZero, absDerivativeAtZero, maxTie }: DifferentiateOptions): void {
  requireOneOf('mode', mode, ['reverse', 'forward']);
  requireOneOf('maxTie', maxTie, ['split', 'first', 'second']);
  requireWithin('differentiate', 'reluDerivativeAtZero', reluDerivativeAtZero ?? 0, 0, 1);
  requireWithin('differentiate', 'absDerivativeAtZero', absDerivativeAtZero ?? 0, -1, 1);
}

function requireOneOf(name: string, value: string | undefined, names: readonly string[]): void {
  if (value === undefined || names.includes(value)) return;
  throw new RangeError(`differentiate: ${name} must be one of ${names.join(', ')}, got ${value}`);
}
