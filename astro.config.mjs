// @ts-check
import { rehypeHeadingIds, unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';
import { rehypeCite } from './src/cite/rehype-cite.ts';
import { portable } from './src/integrations/portable.ts';
import { rehypeHeadingAnchors } from './src/markdown/rehype-heading-anchors.ts';
import { rehypeUnbrokenIntervals } from './src/markdown/rehype-unbroken-intervals.ts';
import { rehypeWideTables } from './src/markdown/rehype-wide-tables.ts';
import { addressOf } from './src/site.ts';
import { rehypeSnippets } from './src/snippets/rehype-snippets.ts';
import { SANDBOX_SCRIPT } from './src/snippets/sandbox-document.ts';
import { sandboxLibrary } from './src/snippets/sandbox-library.ts';

// The site works at any address. A host that knows its own sets SITE_URL: then pages name it and a sitemap is written.
const site = process.env.SITE_URL;

export default defineConfig({
  ...(site && { site }),
  outDir: process.env.OUT_DIR ?? 'dist',
  trailingSlash: 'always',
  build: { inlineStylesheets: 'never' },
  markdown: {
    syntaxHighlight: false,
    processor: unified({
      remarkPlugins: [remarkMath],
      rehypePlugins: [
        [rehypeKatex, { strict: 'error', trust: false }],
        rehypeSnippets,
        rehypeWideTables,
        [rehypeCite, { file: 'content/bibliography.json' }],
        // After the references have been added: their heading is a section too.
        rehypeHeadingIds,
        // After the ids, which are made of a heading's words.
        rehypeUnbrokenIntervals,
        rehypeHeadingAnchors,
      ],
    }),
  },
  integrations: [
    preact({ include: ['**/*.tsx'] }),
    mdx(),
    ...(site
      ? [
          sitemap({
            serialize: (item) => ({ ...item, url: addressOf(new URL(item.url).pathname, new URL(site)).href }),
          }),
        ]
      : []),
    portable({ scripts: [SANDBOX_SCRIPT], name: 'relu-at-zero' }),
  ],
  vite: {
    plugins: [sandboxLibrary()],
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: {
              // Each file is compressed by itself: what always comes together costs less in one.
              codeSplitting: {
                groups: [
                  { name: 'preact', test: /node_modules[\\/]preact[\\/]/ },
                  { name: 'core-base', test: /src[\\/]core[\\/](?:validate|rng|math)\.ts$/ },
                  {
                    name: 'figure-state',
                    test: /src[\\/]ui[\\/](?:parameters|url-state|use-figure-state|format|Problems|NumberField|Segmented)\.tsx?$/,
                  },
                ],
              },
            },
          },
        },
      },
    },
  },
  devToolbar: { enabled: false },
});
