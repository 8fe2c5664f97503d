import { readdirSync, readFileSync } from 'node:fs';
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
    for (const snippet of snippetsOf(readFileSync(path.join(content, name), 'utf8'), file)) {
      const twin = all.get(snippet.id);
      if (twin)
        throw new Error(`${file}:${snippet.line}: the id “${snippet.id}” is taken by ${twin.file}:${twin.line}`);
      all.set(snippet.id, { ...snippet, file, url: `/${page.replace(/\.mdx$/, '')}/` });
    }
  }
  return all;
}
