import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Zippable, zipSync } from 'fflate';

const ALREADY_SMALL = /\.(?:woff2|png|jpe?g|webp|zip|gz)$/;

/** The same bytes for the same files: sorted names, one time for all, one level. */
export function zipFolder(folder: string, prefix: string): Uint8Array {
  const names = readdirSync(folder, { recursive: true })
    .map((name) => String(name).split(path.sep).join('/'))
    .filter((name) => statSync(path.join(folder, name)).isFile())
    .sort();
  const entries: Zippable = {};
  for (const name of names) {
    entries[`${prefix}/${name}`] = [
      readFileSync(path.join(folder, name)),
      // The time is local and the same in every zone.
      { level: ALREADY_SMALL.test(name) ? 0 : 9, mtime: new Date(2000, 0, 1), os: 3, attrs: 0o100644 << 16 },
    ];
  }
  return zipSync(entries);
}
