import { mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { zipFolder } from '../../src/integrations/zip.ts';

test('the same files give the same bytes, whatever their times and order', () => {
  const make = (names: string[], time: number) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'zip-'));
    mkdirSync(path.join(folder, 'sub'));
    for (const name of names) {
      writeFileSync(path.join(folder, name), `content of ${name}`);
      utimesSync(path.join(folder, name), time, time);
    }
    return zipFolder(folder, 'site');
  };
  const first = make(['b.txt', 'a.html', 'sub/c.js'], 1e9);
  expect(Buffer.from(first).equals(Buffer.from(make(['sub/c.js', 'a.html', 'b.txt'], 1.5e9)))).toBe(true);
  const files = unzipSync(first);
  expect(Object.keys(files)).toEqual(['site/a.html', 'site/b.txt', 'site/sub/c.js']);
  expect(strFromU8(files['site/sub/c.js'] as Uint8Array)).toBe('content of sub/c.js');
});
