import { readFileSync } from 'node:fs';
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-csl';

/** An item of content/bibliography.json, in CSL-JSON. */
export interface Item {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly author?: readonly { readonly family?: string; readonly given?: string; readonly literal?: string }[];
  readonly issued?: { readonly 'date-parts': readonly (readonly number[])[] };
  readonly 'container-title'?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly page?: string;
  readonly publisher?: string;
  readonly DOI?: string;
  readonly URL?: string;
}

interface Engine {
  updateItems(ids: string[]): void;
  makeCitationCluster(items: object[]): string;
  makeBibliography(): [{ entry_ids: string[][] }, string[]];
}

export interface Bibliography {
  readonly items: ReadonlyMap<string, Item>;
  /** `Lu et al., 2020, p. 1675`, without parentheses. */
  cite(id: string, locator?: string): string;
  /** `Lu et al. (2020)` */
  narrative(id: string): string;
  /** Formatted entries as HTML, in APA's order. */
  entries(ids: readonly string[]): { readonly id: string; readonly html: string }[];
}

/** The bibliography of the site, formatted by citeproc (APA, en-US) at build. */
export function readBibliography(file: string): Bibliography {
  const list = readItems(file);
  const items = new Map(list.map((item) => [item.id, item]));
  const { engine: start } = plugins.config.get('@csl') as {
    engine(items: unknown, style: string, locale: string, format: string): Engine;
  };
  const engine = start(list, 'apa', 'en-US', 'html');
  const cluster = (item: object): string => {
    engine.updateItems([...items.keys()]);
    return engine.makeCitationCluster([item]);
  };
  let all: { readonly id: string; readonly html: string }[] | undefined;
  return {
    items,
    cite: (id, locator) =>
      cluster({ id, ...(locator !== undefined && { locator, label: 'page' }) }).replace(/^\(|\)$/g, ''),
    narrative: (id) => `${cluster({ id, 'author-only': true })} ${cluster({ id, 'suppress-author': true })}`,
    entries(ids) {
      // Always of the whole list, like the citations: two works of a year are 2020a and 2020b on every page or on none.
      all ??= format(engine, [...items.keys()]);
      return all.filter(({ id }) => ids.includes(id));
    },
  };
}

function format(engine: Engine, ids: string[]): { readonly id: string; readonly html: string }[] {
  engine.updateItems(ids);
  const [{ entry_ids }, entries] = engine.makeBibliography();
  return entries.map((entry, i) => ({ id: entry_ids[i]?.[0] ?? '', html: linked(entry) }));
}

/** The items of a file; what a page would show wrongly or not at all is an error with the file's name. */
function readItems(file: string): Item[] {
  const fail = (what: string): never => {
    throw new Error(`${file}: ${what}`);
  };
  let list: Item[];
  try {
    list = JSON.parse(readFileSync(file, 'utf8')) as Item[];
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
  const seen = new Set<string>();
  list.forEach((item, i) => {
    // The form of a key in a page's text.
    if (!/^[a-z][a-z0-9]*$/.test(item.id ?? '')) fail(`item ${i + 1} has no id of small letters and digits`);
    if (seen.has(item.id)) fail(`two items have the id “${item.id}”`);
    if (!item.title || !item.type) fail(`“${item.id}” has no title or no type`);
    seen.add(item.id);
  });
  return list;
}

/** The entry without citeproc's wrapper, its address as a link. */
function linked(entry: string): string {
  return entry
    .trim()
    .replace(/^<div[^>]*>|<\/div>$/g, '')
    .trim()
    .replace(/https?:\/\/[^\s<]+?(?=\.?(?:\s|<|$))/g, '<a href="$&">$&</a>');
}
