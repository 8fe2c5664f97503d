import { inspect } from './compare.ts';
import type { Expectation } from './expectation.ts';

/** The file with the expectation at `line` rewritten to what was computed; ≈ keeps its number of digits. */
export function rewriteExpectation(text: string, line: number, expectation: Expectation, value: unknown): string {
  const lines = text.split('\n');
  const old = lines[line - 1] ?? '';
  const at = old.lastIndexOf(expectation.text);
  if (at < 0) throw new Error(`line ${line} no longer holds ${expectation.text}`);
  const written = expectation.kind === 'approx' ? withDigits(value, expectation.text) : inspect(value);
  lines[line - 1] = old.slice(0, at) + written + old.slice(at + expectation.text.length);
  return lines.join('\n');
}

function withDigits(value: unknown, like: string): string {
  if (typeof value !== 'number' || !Number.isFinite(value)) return inspect(value);
  const [mantissa = '', exponent] = like.split('e');
  const decimals = mantissa.split('.')[1]?.length ?? 0;
  return exponent === undefined ? value.toFixed(decimals) : value.toExponential(decimals);
}
