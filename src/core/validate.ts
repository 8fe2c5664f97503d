/** Checks at the edge of the core. Each error names the function, the rule and the value. */

export function requireFinite(where: string, name: string, value: number): void {
  requireNumber(where, name, value);
  if (!Number.isFinite(value)) throw new RangeError(`${where}: ${name} must be finite, got ${value}`);
}

export function requirePositive(where: string, name: string, value: number): void {
  requireFinite(where, name, value);
  if (value <= 0) throw new RangeError(`${where}: ${name} must be greater than 0, got ${value}`);
}

export function requireWithin(where: string, name: string, value: number, lo: number, hi: number): void {
  requireFinite(where, name, value);
  if (value < lo || value > hi) throw new RangeError(`${where}: ${name} must lie in [${lo}, ${hi}], got ${value}`);
}

/** For what multiplies a running mean: at 1 it would never forget. */
export function requireDecayRate(where: string, name: string, value: number): void {
  requireWithin(where, name, value, 0, 1);
  if (value === 1) throw new RangeError(`${where}: ${name} must be less than 1, got 1`);
}

export function requireInteger(where: string, name: string, value: number, lo: number, hi: number): void {
  requireNumber(where, name, value);
  if (!Number.isInteger(value)) throw new RangeError(`${where}: ${name} must be an integer, got ${value}`);
  requireWithin(where, name, value, lo, hi);
}

export function requireLength(where: string, name: string, values: ArrayLike<number>, length: number): void {
  if (values.length !== length) {
    throw new RangeError(`${where}: ${name} must hold ${length} numbers, got ${values.length}`);
  }
}

export function requireAllFinite(where: string, name: string, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) {
      throw new RangeError(`${where}: ${name} must be finite, got ${values[i]} at index ${i}`);
    }
  }
}

/** For what factories make. The usual slip is the factory itself, `leakyRelu` instead of `leakyRelu()`: it is named. */
export function requireMade(where: string, name: string, kind: string, value: unknown, method: string): void {
  if (typeof Object(value)[method] === 'function') return;
  const got =
    typeof value === 'function' ? `the function ${value.name} and not what it returns` : value && typeof value;
  throw new TypeError(`${where}: ${name} must be ${kind}, got ${got}`);
}

function requireNumber(where: string, name: string, value: unknown): void {
  if (typeof value !== 'number') throw new TypeError(`${where}: ${name} must be a number, got ${typeof value}`);
}
