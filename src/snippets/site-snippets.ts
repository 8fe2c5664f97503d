import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Snippet, snippetsOf } from './extract.ts';

export interface PlacedSnippet extends Snippet {
  /** `content/guide/x.mdx`, `src/core/sgd.ts` */
  readonly file: string;
  /** `/guide/x/` */
  readonly url: string;
}

/** `guide/x.mdx` is the page `/guide/x/`. */
export const pageUrlOf = (name: string): string => `/${name.replace(/(?:(^|\/)index)?\.mdx$/, '')}/`.replace('//', '/');

/** Where snippets are written: pages, and the docstrings of the core, which stand together on one page. */
const SOURCES = [
  { folder: 'content', ends: '.mdx', urlOf: pageUrlOf },
  { folder: 'src/core', ends: '.ts', urlOf: () => '/reference/core/' },
];

/** Every snippet of the site by its id; an id that stands twice is an error naming both places. */
export function siteSnippets(root: string): Map<string, PlacedSnippet> {
  const all = new Map<string, PlacedSnippet>();
  for (const { folder, ends, urlOf } of SOURCES) {
    for (const name of filesIn(path.join(root, folder), ends)) {
      const file = `${folder}/${name}`;
      for (const snippet of snippetsOfFile(path.join(root, file), file)) {
        const twin = all.get(snippet.id);
        if (twin)
          throw new Error(`${file}:${snippet.line}: the id “${snippet.id}” is taken by ${twin.file}:${twin.line}`);
        all.set(snippet.id, { ...snippet, file, url: urlOf(name) });
      }
    }
  }
  return all;
}

/** The files below a folder with that ending, in order; none if there is no such folder. */
export function filesIn(folder: string, ends: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true }).map((name) => String(name).split(path.sep).join('/'));
  return names.filter((name) => name.endsWith(ends)).sort();
}

/** Every page of a build asks for every file; a file is read again only after it has changed. */
const cache = new Map<string, { readonly stamp: string; readonly snippets: Snippet[] }>();

function snippetsOfFile(place: string, file: string): Snippet[] {
  const { mtimeMs, size } = statSync(place);
  const stamp = `${mtimeMs} ${size}`;
  const known = cache.get(place);
  if (known?.stamp === stamp) return known.snippets;
  const snippets = snippetsOf(readFileSync(place, 'utf8'), file);
  cache.set(place, { stamp, snippets });
  return snippets;
}
