// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest';
import { FIND_ROOT, withFindRoot } from '../../src/integrations/not-found.ts';

const PAGE =
  '<head><link rel="stylesheet" href="/_astro/a.css"><link rel="stylesheet" href="/_astro/b.css"><script src="/theme.js"></script></head><body><a href="/guide/">g</a><a href="https://e.org/">e</a><script type="module" src="/_astro/m.js"></script></body>';

/** The page at `address`, on a host where the site lies at `root`. Loading is played: a sheet is there or not. */
function served(address: string, root: string) {
  history.replaceState(null, '', address);
  document.documentElement.innerHTML = PAGE;
  delete document.documentElement.dataset.root;
  const asked: string[] = [];
  const loaded: string[] = [];
  const append = vi.spyOn(document.head, 'append').mockImplementation((...nodes) => {
    for (const node of nodes) {
      if (node instanceof HTMLScriptElement) loaded.push(`${node.type || 'classic'} ${node.getAttribute('src')}`);
      if (!(node instanceof HTMLLinkElement)) continue;
      const href = node.getAttribute('href') ?? '';
      asked.push(href);
      const isThere = [`${root}_astro/a.css`, `${root}_astro/b.css`].includes(href);
      (isThere ? node.onload : node.onerror)?.call(node, new Event('x') as never);
    }
  });
  new Function(FIND_ROOT)();
  append.mockRestore();
  return {
    root: document.documentElement.dataset.root,
    links: [...document.querySelectorAll('a')].map((link) => link.getAttribute('href')),
    asked,
    loaded,
  };
}

describe('the page for wrong addresses finds the root of the site', () => {
  test('where the site has its host for itself, at any depth', () => {
    const { root, links, loaded } = served('/guide/no/such/page/', '/');
    expect(root).toBe('/');
    expect(links).toEqual(['/guide/', 'https://e.org/']);
    expect(loaded).toEqual([]);
  });
  test('under a sub-path, and then loads its scripts from there, in their order', () => {
    const { root, links, loaded } = served('/any/sub/path/guide/nothing/', '/any/sub/path/');
    expect(root).toBe('/any/sub/path/');
    expect(links).toEqual(['/any/sub/path/guide/', 'https://e.org/']);
    expect(loaded).toEqual(['classic /any/sub/path/theme.js', 'module /any/sub/path/_astro/m.js']);
  });
  test('or gives up behind the last folder of the address', () => {
    const { root, asked } = served('/a/b', '/elsewhere/');
    expect(root).toBeUndefined();
    expect(asked.filter((href) => href.endsWith('a.css'))).toEqual(['/_astro/a.css', '/a/_astro/a.css']);
  });
});

test('the script stands at the end of the body, and a page without one is refused', () => {
  expect(withFindRoot('<body>1</body>')).toBe(`<body>1<script>${FIND_ROOT}</script></body>`);
  expect(() => withFindRoot('<p>1')).toThrow('the page has no </body>');
});
