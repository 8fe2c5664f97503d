/** How a value is compared with its expectation and shown: the same in the tests, in the browser and after an edit. */

/** Equal to the last bit: `Object.is` on every leaf. Typed arrays compare as arrays; a class instance as its fields. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const left = listOf(a);
  const right = listOf(b);
  if (left || right) return left?.length === right?.length && !!left?.every((value, i) => same(value, right?.[i]));
  // A Map, a Date or an error has no fields to speak of: only objects compare by their fields.
  if (tagOf(a) !== '[object Object]' || tagOf(b) !== '[object Object]') return false;
  const fields = Object.entries(a);
  return (
    fields.length === Object.keys(b).length &&
    fields.every(([key, value]) => Object.hasOwn(b, key) && same(value, b[key as keyof typeof b]))
  );
}

/** Within the tolerance of each number; `tolerance` has the shape of `expected`. */
export function near(actual: unknown, expected: unknown, tolerance: unknown): boolean {
  if (Array.isArray(expected) && Array.isArray(tolerance)) {
    const values = listOf(actual);
    return values?.length === expected.length && expected.every((value, i) => near(values[i], value, tolerance[i]));
  }
  if (typeof actual !== 'number' || typeof expected !== 'number' || typeof tolerance !== 'number') return false;
  // The digits shown are a rounding: half a unit of the last one, and a hair for the rounding of the difference itself.
  return Math.abs(actual - expected) <= tolerance * (1 + 1e-9);
}

const MAX_DEPTH = 4;
const MAX_ITEMS = 100;
const PLAIN_NAME = /^[A-Za-z_$][\w$]*$/;

/** The value as one would write it; what can be written as a literal reads back as the same value. */
export function inspect(value: unknown, depth = 0): string {
  if (typeof value === 'string') return quoted(value);
  if (Object.is(value, -0)) return '-0';
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return `[function ${value.name || 'without a name'}]`;
  if (value === null || typeof value !== 'object') return String(value);
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (depth >= MAX_DEPTH) return '…';
  const items = listOf(value);
  if (items) return `[${shown(items, (item) => inspect(item, depth + 1))}]`;
  const fields = Object.entries(value);
  if (fields.length === 0 && value.constructor !== Object) return `[${value.constructor?.name ?? 'object'}]`;
  if (fields.length === 0) return '{}';
  return `{ ${shown(fields, ([key, item]) => `${PLAIN_NAME.test(key) ? key : quoted(key)}: ${inspect(item, depth + 1)}`)} }`;
}

function shown<T>(items: readonly T[], write: (item: T) => string): string {
  const written = items.slice(0, MAX_ITEMS).map(write);
  if (items.length > MAX_ITEMS) written.push(`… ${items.length - MAX_ITEMS} more`);
  return written.join(', ');
}

const quoted = (text: string): string =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;

/** An array with its holes filled, so that a hole is compared and not skipped. */
function listOf(value: unknown): unknown[] | undefined {
  const list = Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
  return list ? Array.from(value as unknown as ArrayLike<unknown>) : undefined;
}

const tagOf = (value: object): string => Object.prototype.toString.call(value);
