import { describe, expect, test } from 'vitest';
import { explicitIndex, onlyFor, relativeCss, relativeUrls, rootOf } from '../../src/integrations/relative-urls.ts';

test('the root of a page is as many folders up as the page is deep', () => {
  expect(['index.html', 'a/index.html', 'a/b/index.html'].map(rootOf)).toEqual(['./', '../', '../../']);
});
test('an explicit link names its index.html before query and hash', () => {
  expect(
    ['../', '../a/', './#x', '../a/?q#x', '', '../a/#kink.z=0.5', '../z.zip', '../z.zip?a/#b/'].map(explicitIndex),
  ).toEqual([
    '../index.html',
    '../a/index.html',
    './index.html#x',
    '../a/index.html?q#x',
    'index.html',
    '../a/index.html#kink.z=0.5',
    '../z.zip',
    '../z.zip?a/#b/',
  ]);
});

describe('relativeUrls', () => {
  const page = (body: string) => `<html><head></head><body>${body}</body></html>`;
  test('makes root-relative URLs relative, in every attribute that holds one', () => {
    const html = page(
      '<a href="/b/">b</a><img src="/i.png" srcset="/i.png 1x, /j.png 2x"><astro-island component-url="/c.js" renderer-url="/r.js"></astro-island>',
    );
    const out = relativeUrls(html, 'a/index.html');
    expect(out).toContain('<html data-root="../">');
    expect(out).toContain('<a href="../b/">');
    expect(out).toContain('srcset="../i.png 1x, ../j.png 2x"');
    expect(out).toContain('component-url="../c.js" renderer-url="../r.js"');
  });
  test('leaves anchors, other origins and data alone', () => {
    const html = page(
      '<a href="#x">x</a><a href="https://e.org/">e</a><a href="//e.org/">e</a><img src="data:,1"><a href="mailto:a@e.org">m</a>',
    );
    expect(relativeUrls(html, 'index.html')).toBe(html.replace('<html>', '<html data-root="./">'));
  });
  test('with explicit, links to folders name index.html and links to files stay', () => {
    const out = relativeUrls(page('<a href="/">h</a><a href="/b/#x">b</a><a href="/z.zip">z</a>'), 'a/index.html', {
      explicit: true,
    });
    expect(out).toContain('href="../index.html"');
    expect(out).toContain('href="../b/index.html#x"');
    expect(out).toContain('href="../z.zip"');
  });
});

test('root-relative URLs of a style sheet become relative to the sheet', () => {
  expect(relativeCss('a{src:url(/f.woff2)}b{src:url("/_astro/g.woff2")}c{src:url(//e.org/x)}', '_astro/s.css')).toBe(
    'a{src:url(../f.woff2)}b{src:url("../_astro/g.woff2")}c{src:url(//e.org/x)}',
  );
});
test('each edition loses what only the other needs', () => {
  const html = '<ul><li data-online-only>zip</li><li data-offline-only>here</li></ul>';
  expect(onlyFor(html, 'offline')).toBe('<ul><li data-offline-only>here</li></ul>');
  expect(onlyFor(html, 'online')).toBe('<ul><li data-online-only>zip</li></ul>');
});
