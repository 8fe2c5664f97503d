import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { sandboxLibrary } from './src/snippets/sandbox-library.ts';
import { mdxSnippetTests } from './src/snippets/vitest-plugin.ts';

const core = fileURLToPath(new URL('./src/core/index.ts', import.meta.url));
const node = { environment: 'node' as const };

export default defineConfig({
  plugins: [mdxSnippetTests(), sandboxLibrary()],
  resolve: { alias: { 'relu-at-zero': core } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    // The tests of a page are made from its text and from what was recorded of its programs: a transform that was kept
    // from an earlier run does not see the latter change.
    fsModuleCache: false,
    // For a machine with other things to do; no test measures time.
    testTimeout: 60_000,
    projects: [
      { extends: true, test: { ...node, name: 'core', include: ['test/core/**/*.test.ts'] } },
      {
        extends: true,
        test: { ...node, name: 'snippets', include: ['content/**/*.mdx', 'test/docstrings/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          ...node,
          name: 'unit',
          include: [
            'test/{api,figures,ui,snippets,search,cite,integrations,markdown,shell,scripts,evidence,bench}/**/*.test.ts',
            'test/*.test.ts',
          ],
        },
      },
      { extends: true, test: { name: 'islands', include: ['test/islands/**/*.test.tsx'], environment: 'jsdom' } },
      { extends: true, test: { ...node, name: 'content', include: ['test/content/**/*.test.ts'] } },
      // On the built site: run after astro build.
      { extends: true, test: { ...node, name: 'pages', include: ['test/pages/**/*.test.ts'] } },
    ],
  },
});
