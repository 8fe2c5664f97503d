import { expect, test } from 'vitest';
import { readNotRun } from '../../src/evidence/read-not-run.ts';

test('what was read and not run names repository, path and commit, each row for itself', () => {
  expect(readNotRun).toHaveLength(97);
  for (const { repo, path, commit, note } of readNotRun) {
    // Three come from a Debian source package.
    expect(repo).toMatch(/^([\w.-]+\/[\w.-]+|\(Debian [^)]+\))$/);
    for (const text of [path, commit, note]) expect(text).not.toBe('');
  }
  const keys = readNotRun.map(({ framework, expression, commit }) => `${framework} ${expression} ${commit}`);
  expect(new Set(keys).size).toBe(keys.length);
});
