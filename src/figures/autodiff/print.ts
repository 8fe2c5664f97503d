import type { Node } from './syntax.ts';

/** How tightly a node holds together: a sum 1, a product 2, a sign 3, the rest 4. */
function strength(node: Node): number {
  if (node.kind === 'binary') return node.operator === '+' || node.operator === '-' ? 1 : 2;
  return node.kind === 'negate' || (node.kind === 'number' && node.value < 0) ? 3 : 4;
}

const within = (node: Node, needed: number): string => {
  const text = printed(node);
  return strength(node) < needed ? `(${text})` : text;
};

/** The program as one types it, with the fewest parentheses; reading it gives the same program. */
export function printed(node: Node): string {
  switch (node.kind) {
    case 'number':
      return String(node.value);
    case 'x':
      return 'x';
    case 'negate':
      return `-${within(node.of, 3)}`;
    case 'unary':
      return `${node.name}(${printed(node.of)})`;
    case 'extreme':
      return `${node.name}(${printed(node.left)}, ${printed(node.right)})`;
    case 'where': {
      const { left, relation, right, chosen, otherwise } = node;
      return `where(${printed(left)} ${relation} ${printed(right)}, ${printed(chosen)}, ${printed(otherwise)})`;
    }
    case 'binary': {
      const own = strength(node);
      return `${within(node.left, own)} ${node.operator} ${within(node.right, own + 1)}`;
    }
  }
}
