/** How a value is compared with its expectation and shown: the same in the tests, in the browser and after an edit. */

/** Equal to the last bit: `Object.is` on every leaf. Typed arrays compare as arrays. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const left = list(a);
  const right = list(b);
  if (left || right)
    return !!left && !!right && left.length === right.length && left.every((value, i) => same(value, right[i]));
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && same(a[key as keyof typeof a], b[key as keyof typeof b]))
  );
}

/** Within the tolerance of each number; `tolerance` has the shape of `expected`. */
export function near(actual: unknown, expected: unknown, tolerance: unknown): boolean {
  const values = list(actual);
  if (Array.isArray(expected) && Array.isArray(tolerance)) {
    return values?.length === expected.length && expected.every((value, i) => near(values[i], value, tolerance[i]));
  }
  if (typeof actual !== 'number' || typeof expected !== 'number' || typeof tolerance !== 'number') return false;
  // The digits shown are a rounding: half a unit of the last one, and a hair for the rounding of the difference itself.
  return Math.abs(actual - expected) <= tolerance * (1 + 1e-9);
}

const MAX_DEPTH = 4;
const MAX_ITEMS = 100;

/** The value as one would write it; what can be written as a literal reads back as the same value. */
export function inspect(value: unknown, depth = 0): string {
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n')}'`;
  if (Object.is(value, -0)) return '-0';
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return `[function ${value.name || 'without a name'}]`;
  if (value === null || typeof value !== 'object') return String(value);
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (depth >= MAX_DEPTH) return '…';
  const items = list(value);
  if (items) {
    const shown = items.slice(0, MAX_ITEMS).map((item) => inspect(item, depth + 1));
    if (items.length > MAX_ITEMS) shown.push(`… ${items.length - MAX_ITEMS} more`);
    return `[${shown.join(', ')}]`;
  }
  const entries = Object.entries(value).slice(0, MAX_ITEMS);
  if (entries.length === 0) return value.constructor === Object ? '{}' : `[${value.constructor?.name ?? 'object'}]`;
  return `{ ${entries.map(([key, item]) => `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : inspect(key)}: ${inspect(item, depth + 1)}`).join(', ')} }`;
}

function list(value: object | unknown): unknown[] | undefined {
  if (Array.isArray(value)) return value;
  return ArrayBuffer.isView(value) && !(value instanceof DataView)
    ? Array.from(value as unknown as ArrayLike<unknown>)
    : undefined;
}
