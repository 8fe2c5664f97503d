import { inspect, near, same } from './compare.ts';

/** What became of one expectation. */
export interface CheckResult {
  readonly index: number;
  readonly pass: boolean;
  /** The value as text, or `throws RangeError`. */
  readonly text: string;
  /** The value itself, for rewriting expectations; absent where an error was expected. */
  readonly value?: unknown;
}

/** The arguments that `instrument()` writes. `detail`: the tolerance of ≈, or a part of the error's message. */
export type CheckArguments = [
  kind: 'equal' | 'approx' | 'throws',
  index: number,
  actual: () => unknown,
  expected: () => unknown,
  detail: unknown,
];

/** Computes the value of a statement and compares it. An error that nothing expected is thrown on. */
export function check(...[kind, index, actual, expected, detail]: CheckArguments): CheckResult {
  if (kind === 'throws') return checkThrows(index, actual, String(expected()), String(detail));
  const value = actual();
  const pass = kind === 'approx' ? near(value, expected(), detail) : same(value, expected());
  return { index, pass, text: inspect(value), value };
}

function checkThrows(index: number, actual: () => unknown, name: string, part: string): CheckResult {
  try {
    return { index, pass: false, text: inspect(actual()) };
  } catch (error) {
    if (!(error instanceof Error)) return { index, pass: false, text: `throws ${inspect(error)}` };
    const pass = error.name === name && error.message.includes(part);
    // The message is said where it decides: it was expected, or the error is another one.
    return { index, pass, text: `throws ${pass && part === '' ? name : `${error.name}: ${error.message}`}` };
  }
}
