/** A snippet as far as its imports go. */
interface Source {
  readonly source: string;
}

/** For each name that snippets import from the core: those snippets, in the order given. */
export function usesOf<T extends Source>(snippets: Iterable<T>): Map<string, T[]> {
  const uses = new Map<string, T[]>();
  for (const snippet of snippets)
    for (const name of importsOf(snippet.source)) uses.set(name, [...(uses.get(name) ?? []), snippet]);
  return uses;
}

/** More are no help to a reader, and the page has a hundred of these lists. */
const MOST = 3;

/** One link for each page that has such a snippet, under the title of the page; the first few of them. */
export function pagesOf(
  snippets: readonly { readonly url: string }[],
  titleOf: (url: string) => string,
): { to: string; title: string }[] {
  return [...new Set(snippets.map(({ url }) => url))].slice(0, MOST).map((url) => ({ to: url, title: titleOf(url) }));
}

function importsOf(source: string): Set<string> {
  const names = new Set<string>();
  for (const [, list = ''] of source.matchAll(/\bimport\s*\{([^}]*)\}\s*from\s*'relu-at-zero'/g))
    for (const piece of list.split(',')) {
      const name = piece.trim().split(/\s+as\s+/)[0];
      if (name) names.add(name);
    }
  return names;
}
