import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { outputRecords, recordFault } from './output-record.ts';
import { recordedFences } from './recorded-fence.ts';
import { type RecordedTest, snippetTests } from './snippet-tests.ts';

const RUNTIME = path.resolve(import.meta.dirname, 'vitest-runtime.ts');

/**
 * Makes content/**\/*.mdx files of tests: every `ts` fence is one, named by its id, failing at its line of the file; so
 * is every `py` fence, which fails if it is not what was run and recorded.
 */
export function mdxSnippetTests({ root = process.cwd() }: { readonly root?: string } = {}): Plugin {
  return {
    name: 'mdx-snippet-tests',
    enforce: 'pre',
    transform: {
      filter: { id: /\.mdx$/ },
      handler(_, place) {
        const file = path.relative(root, place).split(path.sep).join('/');
        return { code: testsOf(readFileSync(place, 'utf8'), file, place, root), map: null, moduleType: 'js' };
      },
    },
  };
}

/** The module of tests of a page. A page that cannot be read is one failing test, not a file that cannot be loaded. */
function testsOf(mdx: string, file: string, place: string, root: string): string {
  const call = (name: string, ...values: unknown[]): string =>
    `import { ${name} } from ${JSON.stringify(RUNTIME)};\n${name}(${values.map((value) => JSON.stringify(value)).join(', ')});`;
  try {
    return call('testPage', { file, place, tests: snippetTests(mdx, file), recorded: recordedTests(mdx, file, root) });
  } catch (error) {
    return call('failPage', file, (error as Error).message);
  }
}

function recordedTests(mdx: string, file: string, root: string): RecordedTest[] {
  const records = outputRecords(root);
  return recordedFences(mdx, file).map((fence) => {
    const fault = recordFault(fence, records.get(fence.id));
    return { id: fence.id, ...(fault !== undefined && { fault: `${file}:${fence.line}: ${fault}` }) };
  });
}
