import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Snippet, snippetsOf } from './extract.ts';

export interface PlacedSnippet extends Snippet {
  /** `content/guide/x.mdx` */
  readonly file: string;
  /** `/guide/x/` */
  readonly url: string;
}

/** Every snippet of the site by its id; an id that stands twice is an error naming both places. */
export function siteSnippets(root: string): Map<string, PlacedSnippet> {
  const content = path.join(root, 'content');
  const all = new Map<string, PlacedSnippet>();
  for (const name of readdirSync(content, { recursive: true }).map(String).sort()) {
    if (!name.endsWith('.mdx')) continue;
    const page = name.split(path.sep).join('/');
    const file = `content/${page}`;
    const url = `/${page.replace(/(?:(^|\/)index)?\.mdx$/, '')}/`.replace('//', '/');
    for (const snippet of snippetsOfFile(path.join(content, name), file)) {
      const twin = all.get(snippet.id);
      if (twin)
        throw new Error(`${file}:${snippet.line}: the id “${snippet.id}” is taken by ${twin.file}:${twin.line}`);
      all.set(snippet.id, { ...snippet, file, url });
    }
  }
  return all;
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
