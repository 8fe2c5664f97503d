import type { Code, Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkMath from 'remark-math';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { type FenceMeta, parseMeta } from './fence-meta.ts';
import { type Instrumented, instrument } from './instrument.ts';
import { SnippetError } from './snippet-error.ts';

/** A `ts` fence of an MDX file. */
export interface Snippet extends FenceMeta, Instrumented {
  readonly source: string;
  /** Line of the opening fence in the file, 1-based: line n of the source is line + n of the file. */
  readonly line: number;
  readonly indent: number;
}

const processor = unified().use(remarkParse).use(remarkFrontmatter).use(remarkMdx).use(remarkMath);

/** Every `ts` fence of a file. A fault is thrown as `content/guide/x.mdx:24: …`. */
export function snippetsOf(mdx: string, file: string): Snippet[] {
  const found: Snippet[] = [];
  visit(processor.parse(mdx) as Root, 'code', (node: Code) => {
    if (node.lang !== 'ts') return;
    const line = node.position?.start.line ?? 1;
    found.push(
      at(file, line, () => ({
        ...snippet(node.meta ?? '', node.value),
        line,
        indent: (node.position?.start.column ?? 1) - 1,
      })),
    );
  });
  const seen = new Map<string, number>();
  for (const { id, line } of found) {
    if (seen.has(id)) throw new Error(`${file}:${line}: the id “${id}” is taken by the fence at line ${seen.get(id)}`);
    seen.set(id, line);
  }
  return found;
}

/** One fence on its own. */
export function snippet(meta: string, source: string): FenceMeta & Instrumented & { source: string } {
  const parsed = parseMeta(meta);
  const instrumented = instrument(source);
  if (instrumented.expectations.length === 0 && parsed.noRun === undefined) {
    throw new SnippetError(`the fence “${parsed.id}” expects nothing: add a // => value, or no-run="reason"`, 0);
  }
  return { ...parsed, ...instrumented, source };
}

/** Runs `work`; the line of a SnippetError is counted from the opening fence at `line`. */
export function at<T>(file: string, line: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof SnippetError)
      throw new Error(`${file}:${line + error.line}: ${error.message}`, { cause: error });
    throw error;
  }
}

/** The snippets of the same session that stand before `snippet`, in order. */
export function before<T extends { id: string; session: string | undefined }>(snippet: T, all: readonly T[]): T[] {
  if (snippet.session === undefined) return [];
  return all
    .slice(
      0,
      all.findIndex(({ id }) => id === snippet.id),
    )
    .filter(({ session }) => session === snippet.session);
}
