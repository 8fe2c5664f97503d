import type { Options } from 'minisearch';

/** One section of a page. */
export interface SearchDocument {
  readonly id: string;
  /** Relative to the root of the site. */
  readonly url: string;
  readonly page: string;
  /** '' for what stands before the first heading. */
  readonly section: string;
  readonly text: string;
}

/** The index is written and read with the same options. */
export const searchOptions: Options<SearchDocument> = {
  fields: ['page', 'section', 'text'],
  storeFields: ['url', 'page', 'section', 'text'],
  searchOptions: {
    prefix: (term) => term.length > 1,
    fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    boost: { page: 3, section: 4 },
    combineWith: 'AND',
    // A chapter explains what a reference lists: of two equal hits it comes first.
    boostDocument: (id) => (/^reference\/|#references$/.test(id) ? 0.5 : 1),
  },
};
