import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';

/** Gives each h2 and h3 with an id a link to itself. The sign is drawn by CSS, so it stays out of the heading's text. */
export function rehypeHeadingAnchors() {
  return (tree: Root): void => {
    visit(tree, 'element', (node: Element) => {
      const id = node.properties.id;
      if ((node.tagName !== 'h2' && node.tagName !== 'h3') || typeof id !== 'string') return;
      node.children.push({
        type: 'element',
        tagName: 'a',
        properties: { className: ['anchor'], href: `#${id}`, ariaLabel: `Link to the section “${textOf(node)}”` },
        children: [],
      });
    });
  };
}
