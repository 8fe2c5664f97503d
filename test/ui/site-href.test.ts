import { afterEach, expect, test, vi } from 'vitest';
import { siteHref } from '../../src/ui/site-href.ts';

afterEach(() => vi.unstubAllGlobals());

function at(protocol: string, root?: string): void {
  vi.stubGlobal('document', { documentElement: { dataset: root === undefined ? {} : { root } } });
  vi.stubGlobal('location', { protocol });
}

test('a page is found from below any path, and in a folder of files', () => {
  at('https:', '../../');
  expect(siteHref('/playground/#a=1&b=%23')).toBe('../../playground/#a=1&b=%23');
  expect(siteHref('/guide/x/')).toBe('../../guide/x/');
  at('file:', '../');
  expect(siteHref('/playground/#a=1')).toBe('../playground/index.html#a=1');
  at('http:');
  expect(siteHref('/guide/')).toBe('/guide/');
});
