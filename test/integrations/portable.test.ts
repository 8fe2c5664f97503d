import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { attribute, elementsOf } from '../../src/integrations/html.ts';
import { portable } from '../../src/integrations/portable.ts';

/** What astro build leaves: two pages, the page for wrong addresses, a sheet, a module, files for hosts. */
const BUILT: Record<string, string> = {
  'index.html': page(
    'Home',
    '<a href="/guide/x/#kink.z=0.5">x</a><a data-online-only href="/site-offline.zip">zip</a><p style="top:1px">1</p>',
  ),
  'guide/x/index.html': page('X', '<h2 id="a">A</h2><figure id="kink"></figure><a href="/">home</a>'),
  '404.html': page('Not here', '<a href="/">home</a>'),
  '_astro/s.css': '@font-face{font-display:optional}p{background:url(/i.png)}',
  '_astro/KaTeX_Main.woff': 'old',
  '_astro/m.js': "export const x = 1; document.title = 'm';",
  'theme.js': 'theme()',
  _headers: '/*',
  'robots.txt': 'User-agent: *',
};

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><script src="/theme.js"></script><link rel="stylesheet" href="/_astro/s.css"></head><body><main><h1>${title}</h1>${body}</main><script type="module" src="/_astro/m.js"></script></body></html>`;
}

async function build(files = BUILT): Promise<{ dist: string; offline: string }> {
  const dist = path.join(mkdtempSync(path.join(tmpdir(), 'portable-')), 'out');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(dist, name)), { recursive: true });
    writeFileSync(path.join(dist, name), text);
  }
  const done = portable({ scripts: ['sandbox()'], name: 'site' }).hooks['astro:build:done'];
  await done?.({ dir: pathToFileURL(`${dist}/`), logger: { info() {} } } as never);
  return { dist, offline: `${dist}-offline` };
}
const list = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();

describe('a built site becomes two that run anywhere', () => {
  let dist = '';
  let offline = '';
  beforeAll(async () => {
    ({ dist, offline } = await build());
  });
  const read = (folder: string, file: string) => readFileSync(path.join(folder, file), 'utf8');

  test('in the hosted one every URL is relative, but for the page at wrong addresses', () => {
    for (const file of ['index.html', 'guide/x/index.html', '_astro/s.css'])
      expect(read(dist, file)).not.toMatch(/(?:="|\()\//);
    expect(read(dist, 'guide/x/index.html')).toContain('<script type="module" src="../../_astro/m.js">');
    expect(read(dist, '404.html')).toContain('src="/_astro/m.js"');
  });
  test('the one for file:// has one script, explicit links, and nothing that only a host reads', () => {
    const sheet = list(offline).find((file) => file.startsWith('_astro/inline.'));
    expect(list(offline)).toEqual(
      ['_astro/s.css', sheet, 'guide/x/index.html', 'index.html', 'offline.js', 'search-index.js', 'theme.js'].sort(),
    );
    expect(read(offline, 'index.html')).toContain('href="./guide/x/index.html#kink.z=0.5"');
    expect(read(offline, 'index.html')).not.toContain('zip');
    expect(read(offline, 'index.html')).not.toContain('type="module"');
    expect(read(offline, '_astro/s.css')).toBe('@font-face{font-display:block}p{background:url(../i.png)}');
  });
  test('the inline styles of one page are no weight on another: each links a sheet of its own', async () => {
    const two = await build({ ...BUILT, 'guide/y/index.html': page('Y', '<p style="top:2px">2</p>') });
    const sheetOf = (file: string) => /_astro\/inline\.[0-9a-f]{8}\.css/.exec(read(two.dist, file))?.[0] ?? '';
    expect(read(two.dist, sheetOf('index.html'))).toMatch(/^\.s\w+\{top:1px\}\n$/);
    expect(read(two.dist, sheetOf('guide/y/index.html'))).toMatch(/^\.s\w+\{top:2px\}\n$/);
    expect(list(two.offline).filter((file) => file.includes('inline.'))).toHaveLength(2);
  });
  test('both have a policy, the same search index, and a sheet of inline styles only where a page needs it', () => {
    for (const folder of [dist, offline]) {
      for (const file of list(folder).filter((name) => name.endsWith('.html'))) {
        const [meta] = [...elementsOf(read(folder, file))].filter((element) => attribute(element, 'http-equiv'));
        expect(attribute(meta as never, 'content')).toContain("default-src 'none'");
      }
      expect(read(folder, 'index.html')).toMatch(/href="\.\/_astro\/inline\.[0-9a-f]{8}\.css"/);
      expect(read(folder, 'guide/x/index.html')).not.toContain('inline.');
    }
    expect(read(offline, 'search-index.js')).toBe(read(dist, 'search-index.js'));
    expect(read(dist, 'search-index.js')).toContain('guide/x/#a');
    expect(read(dist, 'search-index.js')).not.toContain('Not here');
  });
  test('the archive holds the one for file://', () => {
    const names = Object.keys(unzipSync(readFileSync(path.join(dist, 'site-offline.zip'))));
    expect(names).toEqual(list(offline).map((name) => `site/${name}`));
  });
  test('old fonts are dropped', () => {
    expect(existsSync(path.join(dist, '_astro/KaTeX_Main.woff'))).toBe(false);
  });
  test('a second build gives the same bytes', async () => {
    const again = await build();
    for (const [first, second] of [
      [dist, again.dist],
      [offline, again.offline],
    ] as const) {
      expect(list(second)).toEqual(list(first));
      for (const file of list(first))
        expect(readFileSync(path.join(second, file)).equals(readFileSync(path.join(first, file))), file).toBe(true);
    }
  });
});

describe('a fault in what was built names its file', () => {
  const guide = 'guide/x/index.html';
  test.each([
    ['a page without a head', { 'y/index.html': '<main><h1>X</h1></main>' }, 'y/index.html: the page has no head'],
    ['a link to no page', { [guide]: page('X', '<a href="/y/">y</a>') }, `${guide}: the link /y/ leads to no page`],
    ['a module with an address', { '_astro/m.js': 'new URL("w.js", import.meta.url)' }, '_astro/m.js: new URL('],
    ['a sheet that no page links', { '_astro/lazy.css': 'p{}' }, '/_astro/lazy.css: no page links it'],
  ])('%s', async (_, fault: Record<string, string>, message) => {
    await expect(build({ ...BUILT, ...fault })).rejects.toThrow(message);
  });
});
