// Builds the site once more, elsewhere, and compares every byte of both editions with the first build.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

export function checkRebuild() {
  const again = '.cache/rebuild/dist';
  rmSync('.cache/rebuild', { recursive: true, force: true });
  const { status } = spawnSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build', '--silent'], {
    stdio: 'inherit',
    env: { ...process.env, OUT_DIR: again },
  });
  if (status !== 0) return { passed: 0, failed: 1 };
  return ['dist', 'dist-offline']
    .map((folder) => compare(folder, path.join('.cache/rebuild', folder)))
    .reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }));
}

function compare(first, second) {
  const [a, b] = [list(first), list(second)];
  const different = [...new Set([...a, ...b])].filter(
    (name) =>
      !a.includes(name) ||
      !b.includes(name) ||
      !readFileSync(path.join(first, name)).equals(readFileSync(path.join(second, name))),
  );
  for (const name of different.slice(0, 10)) console.error(`✗ ${first}/${name} differs in a second build`);
  console.log(
    `${different.length === 0 ? '✓' : '✗'} ${first}: ${a.length} files, ${different.length} different in a second build`,
  );
  return { passed: different.length === 0 ? 1 : 0, failed: different.length === 0 ? 0 : 1 };
}

const list = (folder) =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => statSync(path.join(folder, name)).isFile())
    .sort();
