// Lets vitest run content/**/*.mdx.
import type { Plugin } from 'vite';

export function mdxSnippetTests(): Plugin {
  return {
    name: 'relu-at-zero:mdx-snippet-tests',
    enforce: 'pre',
    transform: {
      filter: { id: /\.mdx$/ },
      handler: () => ({
        code: `import { test } from 'vitest'; test.skip('not yet', () => {});`,
        map: null,
        moduleType: 'js',
      }),
    },
  };
}
