import type { Code, Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkMath from 'remark-math';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { type FenceMeta, parseMeta } from './fence-meta.ts';
import { type Instrumented, instrument } from './instrument.ts';
import { programText } from './program.ts';
import { SnippetError } from './snippet-error.ts';

/** A `ts` fence of an MDX file. */
export interface Snippet extends FenceMeta, Instrumented {
  readonly source: string;
  /** Line of the opening fence in the file, 1-based: line n of the source is line `line` + n of the file. */
  readonly line: number;
}

const processor = unified().use(remarkParse).use(remarkFrontmatter).use(remarkMdx).use(remarkMath);

/** Every `ts` fence of a file. All faults are thrown together, one a line, as `content/guide/x.mdx:24: …`. */
export function snippetsOf(mdx: string, file: string): Snippet[] {
  const found: Snippet[] = [];
  const faults: string[] = [];
  visit(parsed(mdx, file), 'code', (node: Code) => {
    if (node.lang !== 'ts') return;
    const line = node.position?.start.line ?? 1;
    try {
      const snippet = { ...readFence(node.meta ?? '', node.value), line };
      const twin = found.find(({ id }) => id === snippet.id);
      if (twin) throw new SnippetError(`the id “${snippet.id}” is taken by the fence at line ${twin.line}`, 0);
      checkScope(snippet, found);
      found.push(snippet);
    } catch (error) {
      if (!(error instanceof SnippetError)) throw error;
      faults.push(`${file}:${line + error.line}: ${error.message}`);
    }
  });
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return found;
}

/** The snippets of the same session that stand before `snippet` and run, in order. */
export function before<T extends FenceMeta & { line: number }>(snippet: T, page: readonly T[]): T[] {
  if (snippet.session === undefined || snippet.noRun !== undefined) return [];
  return page.filter((other) => other.session === snippet.session && !other.noRun && other.line < snippet.line);
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

function readFence(meta: string, source: string): Omit<Snippet, 'line'> {
  const options = parseMeta(meta);
  const instrumented = instrument(source);
  const count = instrumented.expectations.length;
  if (options.noRun === undefined && count === 0) {
    throw new SnippetError(`the fence “${options.id}” expects nothing: add a // => value, or no-run="reason"`, 0);
  }
  if (options.noRun !== undefined && count > 0) {
    throw new SnippetError(
      `the fence “${options.id}” is not run, so nothing checks what it expects`,
      instrumented.expectations[0].line,
    );
  }
  return { ...options, ...instrumented, source };
}

/** Together with its session: two fences that share a scope declare a name once. */
function checkScope(snippet: Snippet, page: readonly Snippet[]): void {
  try {
    programText([...before(snippet, page), snippet]);
  } catch (error) {
    if (!(error instanceof SnippetError)) throw error;
    const where = snippet.session === undefined ? '' : `, in the session “${snippet.session}”`;
    throw new SnippetError(`${error.message}${where}`, error.line - snippet.line);
  }
}
