// npm run plant-faults: shows that each layer of npm test can fail. In a copy of the committed tree, one fault after
// another is planted, its layer is run, and the run must fail with the words that name the fault.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const CHAPTER = 'content/guide/why-gradient-descent-works.mdx';

/** file: what is changed, from → to; layers: what is run; says: what the output must hold. */
const FAULTS = [
  {
    layer: 'types',
    file: 'src/core/sgd.ts',
    from: "name: 'sgd',",
    to: 'name: 1,',
    says: /Type 'number' is not assignable/,
  },
  { layer: 'lint', file: 'src/core/sgd.ts', from: 'export function sgd', to: 'export  function sgd', says: /✗ biome/ },
  {
    layer: 'lint',
    file: CHAPTER,
    from: 'a set of measure zero',
    to: 'a set of mesure zero',
    says: /mesure[\s\S]*✗ cspell/,
  },
  {
    layer: 'core',
    file: 'src/core/activations/relu.ts',
    from: 'z < 0 ? 0 : z === 0',
    to: 'z <= 0 ? 0 : z === 0',
    says: /any convention in \[0, 1\] is accepted/,
  },
  {
    layer: 'snippets',
    file: CHAPTER,
    from: '// => [1, 1]',
    to: '// => [1, 2]',
    says: /content\/guide\/why-gradient-descent-works\.mdx:\d+: .*\[1, 2\].*\[1, 1\]/,
  },
  {
    layer: 'snippets',
    file: 'content/recipes/double-where.mdx',
    from: 'inside = torch.where(x > 0, x, 1.0)',
    to: 'inside = torch.where(x > 0, x, 2.0)',
    says: /content\/recipes\/double-where\.mdx:\d+: the program “double-where-pytorch” has changed since it was run/,
  },
  {
    layer: 'snippets',
    file: 'src/core/activations/relu.ts',
    from: '* relu.derivative(0); // => 0',
    to: '* relu.derivative(0); // => 1',
    says: /src\/core\/activations\/relu\.ts:\d+: expected 1, got 0/,
  },
  {
    layer: 'build',
    file: 'src/core/sgd.ts',
    from: ' * @example',
    to: ' * @remarks',
    says: /src\/core\/sgd\.ts:\d+: a ts fence stands below @example/,
  },
  {
    layer: 'unit',
    file: 'src/ui/url-state.ts',
    from: 'encodeURIComponent(text)',
    to: 'text',
    says: /survives characters that mean something in an address/,
  },
  {
    layer: 'unit',
    file: CHAPTER,
    from: 'relu.value(h) - relu.value(0)',
    to: 'relu.valu(h) - relu.value(0)',
    says: /why-gradient-descent-works\.mdx:\d+.*valu/,
  },
  { layer: 'content', file: CHAPTER, from: ' [@glorot2011]', to: '', says: /every item is cited/ },
  {
    layer: 'build',
    file: CHAPTER,
    from: '[@glorot2011]',
    to: '[@nobody1999]',
    says: /why-gradient-descent-works\.mdx:\d+: no item “nobody1999”/,
  },
  {
    layer: 'build',
    file: CHAPTER,
    from: 'id=zero-input',
    to: 'id=one-sided-slopes',
    says: /why-gradient-descent-works\.mdx:\d+: the id “one-sided-slopes” is taken/,
  },
  {
    layer: 'build',
    file: CHAPTER,
    from: 'expression="leaky-relu"',
    to: 'expression="lucky-relu"',
    says: /evidence: no row for PyTorch, lucky-relu/,
  },
  {
    layer: 'build,pages',
    file: CHAPTER,
    from: '## Two slopes at one point',
    to: '## Two slopes at a point',
    says: /every link that was ever published/,
  },
  {
    layer: 'build',
    file: CHAPTER,
    from: 'an all-zero input,',
    to: 'an [all-zero](#nowhere) input,',
    says: /why-gradient-descent-works\.mdx:\d+: the link #nowhere leads to no anchor/,
  },
  {
    layer: 'build,links',
    file: 'src/integrations/portable.ts',
    from: "relativeUrls(preloadFonts(onlyFor(linked, 'online'), files), page)",
    to: "relativeUrls(preloadFonts(onlyFor(linked, 'online'), files), page).replace('guide/', 'guides/')",
    says: /✗ dist: .*\/guides\//,
  },
  {
    layer: 'build,size',
    file: 'src/shell/index.ts',
    from: 'scrollToFigure();',
    to: `scrollToFigure();\nconsole.debug(${JSON.stringify(noise())});`,
    says: /✗ .*: js .* limit 6 kB/,
  },
  {
    layer: 'build,rebuild',
    file: 'src/components/Colophon.astro',
    from: 'code under MIT.',
    to: 'code under MIT. {Date.now()}',
    says: /differs in a second build/,
  },
  {
    layer: 'build,browser',
    file: 'src/shell/index.ts',
    from: 'scrollToFigure();',
    to: "scrollToFigure();\nconsole.error('planted');",
    says: /console: planted/,
  },
];

/** Text that does not compress: 6 kB of it are 6 kB. */
function noise() {
  let state = 1;
  let text = '';
  while (text.length < 9000) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    text += state.toString(36);
  }
  return text;
}

const copy = mkdtempSync(path.join(tmpdir(), 'planted-'));
const git = (...args) => spawnSync('git', args, { cwd: copy, encoding: 'utf8' });
spawnSync('git', ['clone', '--quiet', '.', copy]);
symlinkSync(path.resolve('node_modules'), path.join(copy, 'node_modules'));

const replace = (file, from, to) => {
  const place = path.join(copy, file);
  const text = readFileSync(place, 'utf8');
  if (!text.includes(from)) throw new Error(`plant-faults: ${file} no longer holds “${from}”`);
  writeFileSync(place, text.replace(from, to));
};

let missed = 0;
for (const { layer, file, from, to, more, says } of FAULTS) {
  git('checkout', '--quiet', '--force', '.');
  replace(file, from, to);
  if (more) replace(...more);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/test.mjs', '--only', layer], {
    cwd: copy,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, BROWSER_GREP: 'a reader walks|theme', FORCE_COLOR: '0', NO_COLOR: '1' },
  });
  const output = stripVTControlCharacters(`${stderr}\n${stdout}`);
  const found = status !== 0 && says.test(output) && / [1-9]\d* failed$/m.test(output.trim());
  if (!found) missed++;
  console.log(
    `${found ? '✓' : '✗'} ${layer.padEnd(14)} ${file}: ${JSON.stringify(to).slice(0, 60)} → exit ${status}, ${output.trim().split('\n').at(-1)}`,
  );
  if (!found) console.log(output.split('\n').slice(-40).join('\n'));
}
console.log(`\n${FAULTS.length - missed} of ${FAULTS.length} planted faults were found`);
process.exit(missed === 0 ? 0 : 1);
