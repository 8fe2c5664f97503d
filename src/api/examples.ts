import { toHtml } from 'hast-util-to-html';
import { before } from '../snippets/extract.ts';
import { runnable } from '../snippets/markup.ts';
import type { PlacedSnippet } from '../snippets/site-snippets.ts';
import type { ApiEntry } from './entry.ts';

type Exported = Pick<ApiEntry, 'name' | 'kind' | 'file'>;

/**
 * The examples of each export, from its docstring. Exports without one that runs are thrown together, one a line, and
 * so are examples that no page would show; what a type is good for is seen where it is used.
 */
export function examplesOf(
  entries: readonly Exported[],
  snippets: Iterable<PlacedSnippet>,
): Map<string, PlacedSnippet[]> {
  const examples = new Map<string, PlacedSnippet[]>(entries.map(({ name }) => [name, []]));
  const fileOf = new Map(entries.map(({ name, file }) => [name, file]));
  const faults: string[] = [];
  for (const snippet of snippets) {
    const { example, file, line } = snippet;
    if (example === undefined) continue;
    // A helper of another file may have the name of an export.
    if (fileOf.get(example) === file) examples.get(example)?.push(snippet);
    else faults.push(`${file}:${line}: no page shows this example: the core does not export this “${example}”`);
  }
  for (const { name, kind, file } of entries) {
    const runs = examples.get(name)?.some(({ noRun }) => noRun === undefined);
    if (kind !== 'type' && !runs) faults.push(`${file}: the export “${name}” has no example that runs`);
  }
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return examples;
}

/** An example as the fences of other pages are shown; `all` holds what stands before it in its session. */
export function exampleHtml(example: PlacedSnippet, all: readonly PlacedSnippet[]): string {
  const earlier = before(
    example,
    all.filter(({ file }) => file === example.file),
  );
  return toHtml(runnable({ ...example, before: earlier.map(({ source }) => source) }));
}
