import { inspect, near, same } from './compare.ts';

/** What became of one expectation. */
export interface CheckResult {
  readonly index: number;
  readonly pass: boolean;
  /** The value as text, or `throws RangeError`. */
  readonly text: string;
  /** The value itself, for rewriting expectations. */
  readonly value?: unknown;
}

/** Computes the value of a statement and compares it. An error that nothing expected is thrown on. */
export function check(
  kind: 'equal' | 'approx' | 'throws',
  index: number,
  actual: () => unknown,
  expected: () => unknown,
  tolerance: unknown,
): CheckResult {
  if (kind === 'throws') {
    try {
      return { index, pass: false, text: inspect(actual()) };
    } catch (error) {
      const name = error instanceof Error ? error.name : typeof error;
      return { index, pass: name === expected(), text: `throws ${name}` };
    }
  }
  const value = actual();
  const pass = kind === 'approx' ? near(value, expected(), tolerance) : same(value, expected());
  return { index, pass, text: inspect(value), value };
}
