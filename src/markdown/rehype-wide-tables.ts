import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';

/** A table that is wider than a phone scrolls by itself, also by keyboard, and the page does not. */
export function rehypeWideTables() {
  return (tree: Root): void => {
    visit(tree, 'element', (node: Element, index, parent) => {
      if (node.tagName !== 'table' || !parent || index === undefined) return;
      const columns: string[] = [];
      visit(node, { type: 'element', tagName: 'th' }, (cell: Element) => {
        columns.push(textOf(cell));
      });
      parent.children[index] = {
        type: 'element',
        tagName: 'div',
        properties: {
          className: ['table-scroll'],
          role: 'region',
          tabIndex: 0,
          ariaLabel: `Table: ${columns.filter(Boolean).join(', ')}`,
        },
        children: [node],
      };
      return SKIP;
    });
  };
}
