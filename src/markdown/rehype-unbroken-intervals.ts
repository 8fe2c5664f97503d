import type { Root, Text } from 'hast';
import { visitParents } from 'unist-util-visit-parents';

const NO_BREAK = '\u00a0';

/** `[0, 1]` stays on one line: the space in an interval of numbers does not break. */
export const unbroken = (text: string): string =>
  text.replace(/\[([−-]?[\d.]+), ([−-]?[\d.]+)\]/g, `[$1,${NO_BREAK}$2]`);

export function rehypeUnbrokenIntervals() {
  return (tree: Root): void => {
    visitParents(tree, 'text', (node: Text, ancestors) => {
      if (!ancestors.some((a) => a.type === 'element' && ['code', 'pre', 'run-snippet'].includes(a.tagName)))
        node.value = unbroken(node.value);
    });
  };
}
