/** The language of the figure: programs of one variable x, small enough to be read at a glance. */
export type Node =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'x' }
  | { readonly kind: 'negate'; readonly of: Node }
  | { readonly kind: 'binary'; readonly operator: Operator; readonly left: Node; readonly right: Node }
  | { readonly kind: 'unary'; readonly name: UnaryName; readonly of: Node }
  | { readonly kind: 'extreme'; readonly name: 'max' | 'min'; readonly left: Node; readonly right: Node }
  | {
      readonly kind: 'where';
      readonly relation: Relation;
      readonly left: Node;
      readonly right: Node;
      readonly chosen: Node;
      readonly otherwise: Node;
    };

export type Operator = '+' | '-' | '*' | '/';
export type UnaryName = 'relu' | 'leaky' | 'abs' | 'sqrt';
export type Relation = '>' | '>=' | '<' | '<=';

/** The slope of `leaky` left of 0; large enough to be seen. */
export const NEGATIVE_SLOPE = 0.1;

export const holds = (relation: Relation, left: number, right: number): boolean =>
  ({ '>': left > right, '>=': left >= right, '<': left < right, '<=': left <= right })[relation];

/** The parts of a node, in reading order. */
export function partsOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'number':
    case 'x':
      return [];
    case 'negate':
    case 'unary':
      return [node.of];
    case 'where':
      return [node.left, node.right, node.chosen, node.otherwise];
    default:
      return [node.left, node.right];
  }
}

/** A node and everything in it, parts first. */
export const allOf = (node: Node): readonly Node[] => [...partsOf(node).flatMap(allOf), node];
