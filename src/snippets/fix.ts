import type { Expression } from 'acorn';
import { inspect } from './compare.ts';
import { type Expectation, literalAt, parseExpectation } from './expectation.ts';

/** What an expectation would have to say: the value itself; ≈ keeps its digits. Throws where nothing can be written. */
export function rewritten(expectation: Expectation, value: unknown): Expectation {
  const { kind, line, text } = expectation;
  if (kind === 'throws') throw new Error('an expected error is not rewritten');
  const comment = kind === 'approx' ? `=> ≈ ${likeBefore(value, literalAt(text))}` : `=> ${inspect(value)}`;
  // A function, a Map or a list too long to be shown is no expectation: this throws.
  return parseExpectation(comment, line) as Expectation;
}

/** The text of a file with the expectation at its line `line` replaced. */
export function replaceExpectation(file: string, line: number, old: Expectation, next: Expectation): string {
  const lines = file.split('\n');
  const text = lines[line - 1] ?? '';
  // It is the last thing on its line.
  const at = text.lastIndexOf(old.text);
  if (at < 0) throw new Error(`line ${line} no longer holds ${old.text}`);
  lines[line - 1] = text.slice(0, at) + next.text + text.slice(at + old.text.length);
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
