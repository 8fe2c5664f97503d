import { type Expression, parseExpressionAt } from 'acorn';
import { SnippetError } from './snippet-error.ts';

/** What a comment at the end of a statement expects of it. */
export type Expectation =
  | { readonly kind: 'equal'; readonly line: number; readonly text: string }
  | { readonly kind: 'approx'; readonly line: number; readonly text: string; readonly tolerance: string }
  | { readonly kind: 'throws'; readonly line: number; readonly text: string };

/** `// => 1`, `// => ≈ 0.3679`, `// throws RangeError`; undefined for any other comment. */
export function parseExpectation(comment: string, line: number): Expectation | undefined {
  const thrown = /^\s*throws\s+([A-Za-z]+)\s*$/.exec(comment);
  if (thrown) return { kind: 'throws', line, text: thrown[1] ?? '' };
  const value = /^\s*=>\s*(≈)?\s*(.*?)\s*$/.exec(comment);
  if (!value) return undefined;
  const text = value[2] ?? '';
  const tolerance = literal(text, line, value[1] !== undefined);
  return value[1] ? { kind: 'approx', line, text, tolerance } : { kind: 'equal', line, text };
}

/** Checks that `text` is one literal, and writes the tolerance of each number: half a unit of its last digit. */
function literal(text: string, line: number, approximate: boolean): string {
  const fault = (): SnippetError => new SnippetError(`an expectation is a literal value, got “${text}”`, line);
  let node: Expression;
  try {
    node = parseExpressionAt(`(${text})`, 0, { ecmaVersion: 'latest' });
  } catch {
    throw fault();
  }
  if (`(${text})`.slice(node.end).trim() !== ')') throw fault();
  const walk = (part: Expression): string => {
    switch (part.type) {
      case 'Literal':
        if (typeof part.value === 'number') return tolerance(String(part.raw));
        if (approximate || part.value instanceof RegExp || typeof part.value === 'bigint') throw fault();
        return '0';
      case 'Identifier':
        if (!['NaN', 'Infinity', 'undefined'].includes(part.name) || approximate) throw fault();
        return '0';
      case 'UnaryExpression':
        if (part.operator !== '-' || !isNumber(part.argument)) throw fault();
        return walk(part.argument);
      case 'ArrayExpression':
        return `[${part.elements.map((element) => (element && element.type !== 'SpreadElement' ? walk(element) : refuse()))}]`;
      case 'ObjectExpression':
        if (approximate) throw fault();
        for (const property of part.properties) {
          if (property.type !== 'Property' || property.computed || property.kind !== 'init' || property.shorthand)
            throw fault();
          walk(property.value);
        }
        return '0';
      default:
        throw fault();
    }
  };
  const refuse = (): never => {
    throw fault();
  };
  return walk(node);
}

const isNumber = (node: Expression): boolean =>
  (node.type === 'Literal' && typeof node.value === 'number') ||
  (node.type === 'Identifier' && node.name === 'Infinity');

/** `0.3679` → `0.00005`; `120` → `0.5`; `1.5e-9` → `5e-11`. */
export function tolerance(digits: string): string {
  const [mantissa = '', exponent = '0'] = digits.toLowerCase().split('e');
  const decimals = mantissa.split('.')[1]?.length ?? 0;
  return `5e${Number(exponent) - decimals - 1}`;
}
