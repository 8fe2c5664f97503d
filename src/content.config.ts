import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import type { ApiEntry } from './api/entry.ts';
import { apiLoader } from './api/loader.ts';

const pages = defineCollection({
  loader: glob({ base: './content', pattern: '**/*.mdx' }),
  schema: z
    .object({
      /** The title of the page: a question or a subject. */
      title: z.string().min(3),
      /** For search engines and link previews: one sentence. */
      description: z.string().min(40).max(200),
      /** What a reader can do after the page. */
      promise: z.string().optional(),
      /**
       * The answer to the title in at most 60 words; Markdown is not read here. `{W2 core convnetjs}` is a number of the
       * recorded benchmark: how many times as fast.
       */
      answer: z.string().optional(),
      /** Place in the reading order of its section. */
      order: z.number(),
      /** Reading time in minutes. */
      minutes: z.number().int().positive().optional(),
    })
    .strict(),
});

/** The exports of the core with their docstrings: the page reference/core. */
const api = defineCollection({ loader: apiLoader(), schema: z.custom<ApiEntry>() });

export const collections = { pages, api };
