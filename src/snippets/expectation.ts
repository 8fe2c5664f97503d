import { type Expression, parseExpressionAt } from 'acorn';
import { SnippetError } from './snippet-error.ts';

/** What a comment at the end of a statement expects of it. `text` is what the author wrote. */
export type Expectation =
  | { readonly kind: 'equal'; readonly line: number; readonly text: string }
  | { readonly kind: 'approx'; readonly line: number; readonly text: string; readonly tolerance: string }
  | {
      readonly kind: 'throws';
      readonly line: number;
      readonly text: string;
      readonly error: string;
      readonly part: string;
    };

/**
 * `// => 1`, `// => ≈ 0.3679`, `// throws RangeError`, `// throws RangeError: a part of its message`; undefined for any
 * other comment. A comment that looks like one of these and is not is a fault: it would silently check nothing.
 */
export function parseExpectation(comment: string, line: number): Expectation | undefined {
  const thrown = /^\s*throws\b\s*(.*?)\s*$/.exec(comment);
  if (thrown) {
    const [, error, part = ''] = /^([A-Z]\w*)(?:: (.+))?$/.exec(thrown[1]) ?? [];
    if (error === undefined) {
      throw new SnippetError('“throws” is followed by an error, as in // throws RangeError: part of its message', line);
    }
    return { kind: 'throws', line, text: thrown[1], error, part };
  }
  const value = /^\s*=>\s*(≈)?\s*(.*?)\s*$/.exec(comment);
  if (!value) return undefined;
  const [, approximate, text] = value;
  const tolerance = tolerancesOf(text, line, approximate !== undefined);
  return approximate ? { kind: 'approx', line, text, tolerance } : { kind: 'equal', line, text };
}

/** An expectation as it is read: `≈ 0.3679`, `throws RangeError`. */
export const wordsOf = ({ kind, text }: Expectation): string =>
  ({ equal: '', approx: '≈ ', throws: 'throws ' })[kind] + text;

/** Checks that `text` is one literal, and writes the tolerance of each of its numbers, in its shape. */
function tolerancesOf(text: string, line: number, approximate: boolean): string {
  const node = literalAt(text);
  const tolerances = node && walk(node, approximate);
  if (tolerances === undefined) {
    const rule = approximate ? '≈ is followed by a number or an array of numbers' : 'an expectation is a literal value';
    throw new SnippetError(`${rule}, got “${text}”`, line);
  }
  return tolerances;
}

/** The one expression that `text` is; undefined if it is none, or more than one. */
export function literalAt(text: string): Expression | undefined {
  try {
    const node = parseExpressionAt(`(${text}\n)`, 0, { ecmaVersion: 'latest', preserveParens: true });
    // A text such as `1) + (2` is no expression of its own.
    return node.type === 'ParenthesizedExpression' && node.end === text.length + 3 ? node.expression : undefined;
  } catch {
    return undefined;
  }
}

/** The tolerances of a literal; undefined for what is not a literal, or not a number where one is approximated. */
function walk(node: Expression, approximate: boolean): string | undefined {
  const all = (nodes: readonly (Expression | undefined)[]): string | undefined => {
    const parts = nodes.map((part) => part && walk(part, approximate));
    return parts.includes(undefined) ? undefined : `[${parts.join(', ')}]`;
  };
  switch (node.type) {
    case 'Literal':
      if (typeof node.value === 'number') return tolerance(node.raw ?? '');
      return approximate || 'regex' in node ? undefined : '0';
    case 'Identifier':
      return !approximate && ['NaN', 'Infinity', 'undefined'].includes(node.name) ? '0' : undefined;
    case 'UnaryExpression':
      return node.operator === '-' && isNumber(node.argument) ? walk(node.argument, approximate) : undefined;
    case 'ArrayExpression':
      return all(
        node.elements.map((element) => (element?.type === 'SpreadElement' ? undefined : (element ?? undefined))),
      );
    case 'ObjectExpression':
      if (approximate) return undefined;
      return all(
        node.properties.map((property) =>
          property.type === 'Property' && property.kind === 'init' && !property.computed && !property.shorthand
            ? property.value
            : undefined,
        ),
      );
    default:
      return undefined;
  }
}

const isNumber = (node: Expression): boolean =>
  (node.type === 'Literal' && (typeof node.value === 'number' || typeof node.value === 'bigint')) ||
  (node.type === 'Identifier' && node.name === 'Infinity');

/** Half a unit of the last digit: `0.3679` → `5e-5`; `120` → `5e-1`; `1.5e-9` → `5e-11`. */
export function tolerance(digits: string): string {
  const [mantissa, exponent = '0'] = digits.toLowerCase().split('e');
  const decimals = mantissa.split('.')[1]?.length ?? 0;
  return `5e${Number(exponent) - decimals - 1}`;
}
