import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const src = path.resolve(import.meta.dirname, '../src');
const files = readdirSync(src, { recursive: true })
  .map((name) => String(name).split(path.sep).join('/'))
  .filter((name) => /\.(?:tsx?|astro)$/.test(name));

const importsOf = (file: string): string[] =>
  [...readFileSync(path.join(src, file), 'utf8').matchAll(/(?:from|import)\s*\(?['"](\.[^'"]+)['"]/g)].map((match) =>
    path.posix.normalize(path.posix.join(path.posix.dirname(file), (match[1] ?? '').split('?')[0] ?? '')),
  );

/** The floors that each floor may stand on. */
const allowed: Record<string, readonly string[]> = {
  core: ['core'],
  ui: ['ui', 'core'],
  figures: ['figures', 'core', 'ui/parameters.ts', 'ui/format.ts', 'ui/csv.ts'],
  islands: ['islands', 'figures', 'ui', 'core'],
  snippets: ['snippets', 'core', 'ui/copy-text.ts', 'ui/citation.ts', 'ui/page-source.ts'],
};

for (const [floor, below] of Object.entries(allowed)) {
  test(`src/${floor} imports only ${below.join(', ')}`, () => {
    const wrong = files
      .filter((file) => file.startsWith(`${floor}/`))
      .flatMap((file) => importsOf(file).map((target) => ({ file, target })))
      .filter(({ target }) => !below.some((place) => target === place || target.startsWith(`${place}/`)));
    expect(wrong).toEqual([]);
  });
}

test('src/core has no dependency, no clock, no DOM and none of the engine’s transcendental functions', () => {
  const banned =
    /\bMath\.(?:exp|expm1|log|log1p|log2|log10|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|asinh|acosh|atanh|cbrt|hypot|random)\b|\bDate\b|\bperformance\b|\bdocument\b|\bwindow\b|\bprocess\b|\*\*/;
  const found = files
    .filter((file) => file.startsWith('core/'))
    .flatMap((file) =>
      readFileSync(path.join(src, file), 'utf8')
        .split('\n')
        .map((line, i) => ({ at: `${file}:${i + 1}`, line: line.replace(/^\s*(?:\/?\*\*?\/?|\/\/).*$|\/\/ .*$/, '') }))
        .filter(({ line }) => banned.test(line) && !/2 \*\* \d+/.test(line)),
    );
  expect(found).toEqual([]);
  const packages = files
    .filter((file) => file.startsWith('core/'))
    .flatMap((file) =>
      [...readFileSync(path.join(src, file), 'utf8').matchAll(/from '([^.'][^']*)'/g)].map((match) => match[1]),
    );
  expect(packages).toEqual([]);
});

test('the floors exist: a rule about an empty folder would hold by itself', () => {
  for (const floor of Object.keys(allowed)) expect(files.some((file) => file.startsWith(`${floor}/`))).toBe(true);
});
