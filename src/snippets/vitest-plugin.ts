import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { type Snippet, snippetsOf } from './extract.ts';

const RUNTIME = path.resolve(import.meta.dirname, 'vitest-runtime.ts');

/**
 * Makes content/**\/*.mdx files of tests. Prose becomes blank lines and each fence a test on its own lines, so that a
 * failure names the line of the MDX file. Fences of one session are one test with one scope.
 */
export function mdxSnippetTests(root = process.cwd()): Plugin {
  return {
    name: 'mdx-snippet-tests',
    enforce: 'pre',
    transform: {
      filter: { id: /\.mdx$/ },
      handler(_, id) {
        const file = path.relative(root, id).split(path.sep).join('/');
        return { code: testsOf(readFileSync(id, 'utf8'), file), map: null };
      },
    },
  };
}

export function testsOf(mdx: string, file: string): string {
  const head = `import { snippetTest as __test, emptyPage as __empty } from ${JSON.stringify(RUNTIME)};`;
  let snippets: Snippet[];
  try {
    snippets = snippetsOf(mdx, file);
  } catch (error) {
    return `${head} __test(${JSON.stringify({ file, name: 'its fences can be read', fences: [] })}, () => { throw new Error(${JSON.stringify((error as Error).message)}); });`;
  }
  const lines = mdx.split('\n').map(() => '');
  lines[0] = head;
  const runnable = snippets.filter((snippet) => snippet.noRun === undefined);
  if (runnable.length === 0) lines[0] += ` __empty(${JSON.stringify(file)});`;
  for (const group of sessions(runnable)) {
    const first = group[0] as Snippet;
    const last = group[group.length - 1] as Snippet;
    const fences = group.map(({ id, line, expectations }) => ({ id, line, expectations }));
    const name = group.map(({ id }) => id).join(' + ');
    lines[first.line - 1] += `__test(${JSON.stringify({ file, name, fences })}, (__import, __fence) => {`;
    for (const [i, { line, code }] of group.entries()) {
      lines[line - 1] += ` ${i === 0 ? 'let ' : ''}__check = __fence(${i});`;
      code.split('\n').forEach((text, k) => {
        lines[line + k] = text;
      });
    }
    lines[last.line + last.code.split('\n').length] += '});';
  }
  return lines.join('\n');
}

/** Snippets that share a scope; one without a session is alone. */
function sessions(snippets: readonly Snippet[]): Snippet[][] {
  const groups = new Map<string, Snippet[]>();
  for (const snippet of snippets) {
    const key = snippet.session === undefined ? `fence ${snippet.id}` : `session ${snippet.session}`;
    groups.set(key, [...(groups.get(key) ?? []), snippet]);
  }
  return [...groups.values()];
}
