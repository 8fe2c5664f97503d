import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { hashOfFence, type OutputRecord, outputRecords, recordFault } from '../../src/snippets/output-record.ts';
import type { RecordedFence } from '../../src/snippets/recorded-fence.ts';
import { siteRecorded } from '../../src/snippets/site-recorded.ts';
import { siteSnippets } from '../../src/snippets/site-snippets.ts';

const root = path.resolve(import.meta.dirname, '../..');
const fence: RecordedFence = {
  id: 'a',
  title: 'A',
  frameworks: ['torch'],
  raises: undefined,
  source: 'import torch\nprint(torch.relu(torch.tensor(0.0)))',
  line: 1,
};
const record: OutputRecord = {
  id: 'a',
  sha256: hashOfFence(fence),
  recorded: '2026-11-25',
  python: '3.11.7',
  versions: { torch: '2.14.1' },
  output: 'tensor(0.)',
};

describe('recordFault', () => {
  test('a program that is what was run has none', () => {
    expect(recordFault(fence, record)).toBeUndefined();
    expect(recordFault({ ...fence, title: 'Another title', line: 7 }, record)).toBeUndefined();
  });
  test('any one character more, less or other is one', () => {
    for (let at = 0; at <= fence.source.length; at++) {
      const [before, after] = [fence.source.slice(0, at), fence.source.slice(at)];
      const edited = [`${before} ${after}`, before + after.slice(1), `${before}~${after.slice(1)}`];
      for (const source of edited.filter((text) => text !== fence.source))
        expect(recordFault({ ...fence, source }, record)).toContain('“a” has changed since it was run');
    }
  });
  test('so are other frameworks and another error', () => {
    expect(recordFault({ ...fence, frameworks: ['jax'] }, record)).toContain('has changed');
    expect(recordFault({ ...fence, raises: 'ValueError' }, record)).toContain('has changed');
  });
  test('and a program that was never run', () => {
    expect(recordFault(fence, undefined)).toBe('the program “a” has not been run: run npm run evidence -- snippets');
  });
});

describe('the records of this site', () => {
  test('each belongs to a fence of a page, and each names versions', () => {
    const fences = siteRecorded(root, siteSnippets(root));
    const records = [...outputRecords(root).values()];
    expect(records.map(({ id }) => id).filter((id) => !fences.has(id))).toEqual([]);
    for (const { versions, output } of records) {
      expect(Object.keys(versions).length).toBeGreaterThan(0);
      expect(output.trim()).not.toBe('');
    }
  });
  test('the id of a program is not that of a snippet', () => {
    const [first] = siteRecorded(root, siteSnippets(root)).values();
    expect(first).toBeDefined();
    const taken = new Map([[first.id, { file: 'content/guide/x.mdx', line: 4 }]]);
    expect(() => siteRecorded(root, taken)).toThrow(`the id “${first.id}” is taken by content/guide/x.mdx:4`);
  });
});
