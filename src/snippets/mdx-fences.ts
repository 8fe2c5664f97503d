import type { Code, Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkMath from 'remark-math';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { Fence } from './fence.ts';

const processor = unified().use(remarkParse).use(remarkFrontmatter).use(remarkMdx).use(remarkMath);

/** The fences of a page in one language, wherever they stand. */
export function mdxFences(mdx: string, file: string, language = 'ts'): Fence[] {
  const found: Fence[] = [];
  visit(parsed(mdx, file), 'code', (node: Code) => {
    if (node.lang !== language) return;
    found.push({ meta: node.meta ?? '', source: node.value, line: node.position?.start.line ?? 1 });
  });
  return found;
}

function parsed(mdx: string, file: string): Root {
  try {
    return processor.parse(mdx) as Root;
  } catch (error) {
    const { line, message } = error as Error & { line?: number };
    // A tag that is never closed is placed by its message only: “Expected a closing tag for `<Note>` (5:1-5:7)”.
    const written = /\((\d+):\d+-/.exec(message)?.[1];
    throw new Error(`${file}:${line ?? written ?? 1}: ${message}`, { cause: error });
  }
}
