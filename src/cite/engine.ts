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
  const list = JSON.parse(readFileSync(file, 'utf8')) as Item[];
  const items = new Map(list.map((item) => [item.id, item]));
  if (items.size !== list.length) throw new Error(`${file}: two items have the same id`);
  const { engine: start } = plugins.config.get('@csl') as {
    engine(items: unknown, style: string, locale: string, format: string): Engine;
  };
  const engine = start(list, 'apa', 'en-US', 'html');
  const cluster = (item: object): string => {
    engine.updateItems([...items.keys()]);
    return engine.makeCitationCluster([item]);
  };
  return {
    items,
    cite: (id, locator) =>
      cluster({ id, ...(locator !== undefined && { locator, label: 'page' }) }).replace(/^\(|\)$/g, ''),
    narrative: (id) => `${cluster({ id, 'author-only': true })} ${cluster({ id, 'suppress-author': true })}`,
    entries(ids) {
      engine.updateItems([...ids]);
      const [{ entry_ids }, entries] = engine.makeBibliography();
      return entries.map((entry, i) => ({ id: entry_ids[i]?.[0] ?? '', html: linked(entry) }));
    },
  };
}

/** The entry without citeproc's wrapper, its address as a link. */
function linked(entry: string): string {
  return entry
    .trim()
    .replace(/^<div[^>]*>|<\/div>$/g, '')
    .trim()
    .replace(/https?:\/\/[^\s<]+?(?=\.?(?:\s|<|$))/g, '<a href="$&">$&</a>');
}
