import { describe, expect, test } from 'vitest';
import { policy, withPolicy } from '../../src/integrations/csp.ts';
import { sha256 } from '../../src/integrations/html.ts';
import { InlineStyles, linkSheet, refuseInlineStyles } from '../../src/integrations/inline-styles.ts';
import { isOldFont, onlyWoff2 } from '../../src/integrations/katex-fonts.ts';
import { refuseLazySheets, withoutNeedlessSheets } from '../../src/integrations/needless-sheets.ts';
import { offlinePage, offlineSheet } from '../../src/integrations/offline-page.ts';
import { preloadFonts } from '../../src/integrations/preload-fonts.ts';

const page = (head: string, body = '') => `<html><head>${head}</head><body>${body}</body></html>`;

describe('the policy of a page', () => {
  test('holds the hash of each inline script, and of scripts the page starts by itself', () => {
    const text = policy(
      page('<script>a()</script><script src="x.js"></script><script type="application/json">{}</script>'),
      { scripts: ['b()'], file: false },
    );
    expect(text).toContain(`'sha256-${sha256('a()')}'`);
    expect(text).toContain(`'sha256-${sha256('b()')}'`);
    expect(text.match(/sha256/g)).toHaveLength(2);
  });
  test.each(['module', 'text/javascript', 'application/javascript', 'importmap', 'speculationrules', ''])(
    'governs an inline script of the type “%s”',
    (type) => {
      expect(policy(page(`<script type="${type}">x</script>`), { scripts: [], file: false })).toContain(sha256('x'));
    },
  );
  test('is the same for the same page, and the first thing in the head', () => {
    const html = page('<script>a()</script>');
    expect(withPolicy(html, { scripts: [], file: true })).toBe(withPolicy(html, { scripts: [], file: true }));
    expect(withPolicy(html, { scripts: [], file: true })).toMatch(
      /^<html><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' file: 'wasm-unsafe-eval' /,
    );
  });
});

describe('inline styles', () => {
  test('become classes, one for each declaration, and <style> elements go into the sheet', () => {
    const styles = new InlineStyles();
    const out = styles.collect(
      page(
        '<style>x{y:z}</style>',
        '<b style="height:1em">1</b><i class="k" style="height:1em;">2</i><u style="top:0">3</u>',
      ),
    );
    expect(out).not.toMatch(/style/);
    const name = /<b class="(s\w+)"/.exec(out)?.[1];
    expect(out).toContain(`class="k ${name}"`);
    expect(styles.css).toContain(`.${name}{height:1em}`);
    expect(styles.css.split('\n').filter(Boolean)).toHaveLength(3);
  });
  test('the sheet is named by what it holds', () => {
    const file = (...bodies: string[]) => {
      const styles = new InlineStyles();
      for (const body of bodies) styles.collect(page('', body));
      return styles.file;
    };
    const [a, b] = ['<b style="top:0">1</b>', '<b style="top:1px">1</b>'];
    expect(file(a, b)).toBe(file(b, a));
    expect(file(a)).not.toBe(file(b));
    expect(file(a)).toMatch(/^_astro\/inline\.[0-9a-f]{8}\.css$/);
  });
  test('a page without styles of its own stays as it is', () => {
    expect(new InlineStyles().collect(page('', '<b>1</b>'))).toBe(page('', '<b>1</b>'));
  });
  test('an inline style that is left is refused', () => {
    expect(() => refuseInlineStyles(page('', '<b style="top:0">1</b>'))).toThrow('<b> still has an inline style');
    expect(() => refuseInlineStyles(page('<style>b{}</style>'))).toThrow('<style> still has an inline style');
    expect(() => refuseInlineStyles(page('', '<b>1</b>'))).not.toThrow();
  });
  test('the sheet is linked after the others', () => {
    expect(linkSheet(page('<link rel="stylesheet" href="/a.css">'), '/s.css')).toContain(
      'href="/a.css"><link rel="stylesheet" href="/s.css">',
    );
  });
});

test('a page without a figure leaves out the sheet that draws their frame', () => {
  const css = (href: string) => (href === '/f.css' ? '.fig-body{}' : 'p{}');
  const head = '<link rel="stylesheet" href="/f.css"><link rel="stylesheet" href="/a.css">';
  expect(withoutNeedlessSheets(page(head, '<p>1</p>'), css)).toBe(
    page('<link rel="stylesheet" href="/a.css">', '<p>1</p>'),
  );
  expect(withoutNeedlessSheets(page(head, '<figure></figure>'), css)).toContain('/f.css');
});
test('a page is never left without any sheet', () => {
  expect(() => withoutNeedlessSheets(page('<link rel="stylesheet" href="/f.css">'), () => '.fig-body{}')).toThrow(
    'the sheet of the figures is also that of the page',
  );
  expect(withoutNeedlessSheets(page(''), () => '')).toBe(page(''));
});
test('a sheet that only a lazy module wants is refused, since nothing would load it', () => {
  const pages = [page('<link rel="stylesheet" href="/_astro/a.css">')];
  expect(() => refuseLazySheets(pages, ['/_astro/a.css', '/embed.css'])).not.toThrow();
  expect(() => refuseLazySheets(pages, ['/_astro/a.css', '/_astro/b.css'])).toThrow('/_astro/b.css: no page links it');
});
test('of KaTeX’s fonts only woff2 is kept', () => {
  const css = '@font-face{src:url(a.woff2) format("woff2"),url(a.woff) format("woff"),url(a.ttf) format("truetype")}';
  expect(onlyWoff2(css)).toBe('@font-face{src:url(a.woff2) format("woff2")}');
  expect(
    ['_astro/KaTeX_Main.x.woff', '_astro/KaTeX_Main.x.ttf', '_astro/KaTeX_Main.x.woff2', '_astro/other.ttf'].map(
      isOldFont,
    ),
  ).toEqual([true, true, false, false]);
});
test('fonts of the first screen are preloaded where they exist', () => {
  const out = preloadFonts(page(''), [
    '_astro/spline-sans-mono-latin-wght-normal.y.woff2',
    '_astro/literata-latin-opsz-normal.x.woff2',
  ]);
  expect(out).toBe(
    page(
      '<link rel="preload" href="/_astro/literata-latin-opsz-normal.x.woff2" as="font" type="font/woff2" crossorigin>' +
        '<link rel="preload" href="/_astro/spline-sans-mono-latin-wght-normal.y.woff2" as="font" type="font/woff2" crossorigin fetchpriority="low">',
    ),
  );
});

describe('a page for file://', () => {
  test('has no module left; each runs by its id from one classic script', () => {
    const modules = new Map<string, string>();
    const html = page(
      '<script type="module" src="/m.js"></script><link rel="modulepreload" href="/n.js">',
      '<script>(0,import("x"))</script><astro-island component-url="/c.js" renderer-url="/r.js"></astro-island><a href="/b/">b</a>',
    );
    const out = offlinePage(html, 'a/index.html', modules);
    expect(out).not.toMatch(/type="module"|modulepreload|[^_]import\(/);
    expect(out).toContain('<script src="../offline.js"></script>');
    expect(out).toContain('__offlineImport("x")');
    expect(out).toContain('component-url="island:/c.js"');
    expect(out).toContain('href="../b/index.html"');
    expect([...modules.keys()].sort()).toEqual(['/m.js', 'island:/c.js', 'island:/r.js']);
  });
  test('waits for its fonts, which it cannot preload', () => {
    expect(offlineSheet('@font-face{font-display:optional}b{color:red}')).toBe(
      '@font-face{font-display:block}b{color:red}',
    );
  });
  test('an inline module is kept whole, by the hash of its text', () => {
    const modules = new Map<string, string>();
    const out = offlinePage(page('<script type="module">a()</script>'), 'index.html', modules);
    expect(out).not.toContain('a()');
    expect([...modules]).toEqual([[`inline:${sha256('a()')}`, 'a()']]);
  });
  test('data and scripts that import nothing stay', () => {
    const html = page('<script type="application/json">{"a":1}</script><script>b()</script>');
    const out = offlinePage(html, 'index.html', new Map());
    expect(out).toContain('<script type="application/json">{"a":1}</script><script>b()</script>');
  });
});
