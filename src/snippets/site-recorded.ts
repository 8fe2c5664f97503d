import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type OutputRecord, outputRecords } from './output-record.ts';
import { type RecordedFence, recordedFences } from './recorded-fence.ts';
import { filesIn, pageUrlOf } from './site-snippets.ts';

export interface PlacedRecording extends RecordedFence {
  readonly file: string;
  readonly url: string;
  readonly record: OutputRecord | undefined;
}

/** Every `py` fence of the site by its id, with its record; `taken` says where an id stands already. */
export function siteRecorded(
  root: string,
  taken: ReadonlyMap<string, { readonly file: string; readonly line: number }> = new Map(),
): Map<string, PlacedRecording> {
  const records = outputRecords(root);
  const all = new Map<string, PlacedRecording>();
  for (const name of filesIn(path.join(root, 'content'), '.mdx')) {
    const file = `content/${name}`;
    const text = readFileSync(path.join(root, file), 'utf8');
    // Most pages have none, and reading MDX takes a while.
    if (!/^\s*(?:```|~~~)py\b/m.test(text)) continue;
    for (const fence of recordedFences(text, file)) {
      const twin = all.get(fence.id) ?? taken.get(fence.id);
      if (twin) throw new Error(`${file}:${fence.line}: the id “${fence.id}” is taken by ${twin.file}:${twin.line}`);
      all.set(fence.id, { ...fence, file, url: pageUrlOf(name), record: records.get(fence.id) });
    }
  }
  return all;
}
