import type { Expression } from 'acorn';
import { inspect } from './compare.ts';
import { type Expectation, literalAt, parseExpectation } from './expectation.ts';

/** The file with the expectation at `line` rewritten to what was computed; ≈ keeps its digits. */
export function rewriteExpectation(text: string, line: number, expectation: Expectation, value: unknown): string {
  const lines = text.split('\n');
  const old = lines[line - 1] ?? '';
  const at = old.lastIndexOf(expectation.text);
  if (expectation.kind === 'throws' || at < 0) throw new Error(`line ${line} holds no value to rewrite`);
  const written = expectation.kind === 'approx' ? likeBefore(value, literalAt(expectation.text)) : inspect(value);
  // A function, a Map, or a list too long to be shown cannot be written as an expectation: this throws.
  parseExpectation(expectation.kind === 'approx' ? `=> ≈ ${written}` : `=> ${written}`, line);
  lines[line - 1] = old.slice(0, at) + written + old.slice(at + expectation.text.length);
  return lines.join('\n');
}

/** Numbers with as many digits as the old text shows in their place. */
function likeBefore(value: unknown, old: Expression | null | undefined): string {
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    const items = Array.from(value as ArrayLike<unknown>);
    const elements = old?.type === 'ArrayExpression' ? (old.elements as Expression[]) : [];
    return `[${items.map((item, i) => likeBefore(item, elements[i] ?? elements[0])).join(', ')}]`;
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) return inspect(value);
  const digits = old?.type === 'UnaryExpression' ? old.argument : old;
  const [mantissa, exponent] = (digits?.type === 'Literal' ? (digits.raw ?? '') : '').toLowerCase().split('e');
  const decimals = mantissa.split('.')[1]?.length ?? 0;
  return exponent === undefined ? value.toFixed(decimals) : value.toExponential(decimals);
}
