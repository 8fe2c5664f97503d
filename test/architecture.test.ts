import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const src = path.resolve(import.meta.dirname, '../src');
const files = readdirSync(src, { recursive: true })
  .map((name) => String(name).split(path.sep).join('/'))
  .filter((name) => /\.(?:tsx?|astro)$/.test(name));

/** Every module that a file names, however it imports it. */
function specifiersOf(file: string): string[] {
  const source = readFileSync(path.join(src, file), 'utf8');
  // Astro files are not TypeScript as a whole.
  if (file.endsWith('.astro'))
    return [...source.matchAll(/(?:from|import)\s*\(?['"]([^'"]+)['"]/g)].map(([, name]) => name);
  return ts.preProcessFile(source).importedFiles.map(({ fileName }) => fileName);
}

const importsOf = (file: string): string[] =>
  specifiersOf(file)
    .filter((name) => name.startsWith('.'))
    .map((name) => path.posix.normalize(path.posix.join(path.posix.dirname(file), name.split('?')[0] ?? '')));

/** The floors that each floor may stand on. */
const allowed: Record<string, readonly string[]> = {
  core: ['core'],
  ui: ['ui', 'core'],
  figures: [
    'figures',
    'core',
    'ui/parameters.ts',
    'ui/list-parameter.ts',
    'ui/url-state.ts',
    'ui/format.ts',
    'ui/csv.ts',
  ],
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

/** What of Math gives the same bits in every engine: these are exact or correctly rounded. */
const exact = new Set(
  'abs ceil clz32 floor fround imul max min round sign sqrt trunc E LN10 LN2 LOG10E LOG2E PI SQRT1_2 SQRT2'.split(' '),
);
/** Clocks, chance, the page, the process, and ways around this rule. */
const outside = new Set(
  'Date Intl Function console crypto document eval fetch globalThis navigator performance process queueMicrotask require self setInterval setTimeout window'.split(
    ' ',
  ),
);

/** What in a source reads anything but its arguments, or computes what engines round differently. */
function impurities(source: string): string[] {
  const found: string[] = [];
  const file = ts.createSourceFile('core.ts', source, ts.ScriptTarget.Latest, true);
  const at = (node: ts.Node): string => node.getText(file).split('\n')[0] ?? '';
  function visit(node: ts.Node): void {
    if (ts.isIdentifier(node)) {
      const { parent } = node;
      const isMember = ts.isPropertyAccessExpression(parent) && parent.name === node;
      const isName = isMember || ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent);
      if (node.text === 'Math' && !isMember) {
        const reads = ts.isPropertyAccessExpression(parent) && exact.has(parent.name.text);
        if (!reads) found.push(at(parent));
      }
      if (outside.has(node.text) && !isName) found.push(at(parent));
      if (isMember && /^(?:toLocale|localeCompare)/.test(node.text)) found.push(at(parent));
    }
    // Powers go through the engine's pow; of two literals, 2 ** n is exact.
    if (ts.isBinaryExpression(node)) {
      const { left, operatorToken, right } = node;
      const isPower = operatorToken.kind === ts.SyntaxKind.AsteriskAsteriskToken;
      const isExact = left.getText(file) === '2' && ts.isNumericLiteral(right) && Number.isInteger(Number(right.text));
      if (isPower && !isExact) found.push(at(node));
      if (operatorToken.kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken) found.push(at(node));
    }
    ts.forEachChild(node, visit);
  }
  visit(file);
  return found;
}

const core = files.filter((file) => file.startsWith('core/'));

test.each(core)('src/%s reads no clock, no page, no chance, and rounds the same in every engine', (file) => {
  expect(impurities(readFileSync(path.join(src, file), 'utf8'))).toEqual([]);
});

test('src/core has no dependency', () => {
  expect(core.flatMap(specifiersOf).filter((name) => !name.startsWith('.'))).toEqual([]);
});

test.each([
  'Math.exp(x)',
  'Math.exp(x) * 2 ** 3',
  'const { exp } = Math;',
  "Math['exp'](x)",
  'const m = Math; m.exp(1)',
  'f(Math)',
  'Math.random()',
  'x ** 2',
  '2 ** x',
  '2 ** 0.5',
  'x **= 2',
  'globalThis.crypto.getRandomValues(a)',
  'setTimeout(f, 0)',
  'new Date()',
  'const now = performance.now',
  "'// '.length + Math.exp(x)",
  'x.toLocaleString()',
])('the rule about src/core sees %s', (source) => {
  expect(impurities(source)).not.toEqual([]);
});

test('the rule about src/core lets pass what is exact, and words in comments and names', () => {
  const source = `
    /** Math.exp, Date and performance, in words. */
    const y = Math.sqrt(x) * Math.PI + 2 ** 53; // Math.exp(x)
    const text = 'Math.exp';
    report.process({ window: 3 });
  `;
  expect(impurities(source)).toEqual([]);
});

test('the floors exist: a rule about an empty folder would hold by itself', () => {
  for (const floor of Object.keys(allowed)) expect(files.some((file) => file.startsWith(`${floor}/`))).toBe(true);
});
