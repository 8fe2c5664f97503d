import { expect, test } from 'vitest';
import { figurePages } from '../../src/integrations/figure-pages.ts';

const figure = (id: string, inside = '') =>
  `<figure class="fig wide" id="${id}"><p class="fig-head"><b>Figure 1</b> <span>Slopes &amp; ${id}</span></p>${inside}</figure>`;
const page = (body: string) =>
  `<!doctype html><html lang="en"><head><title>A page</title><script src="/theme.js"></script></head><body><a class="skip" href="#main">Skip</a><svg class="defs"></svg><main><h1>Why <i>so</i>?</h1>${body}</main><footer></footer><script type="module" src="/m.js"></script></body></html>`;

test('every figure gets a page below its page, with the figure byte for byte and a link back', () => {
  const pages = figurePages(page(`<p>Text</p>${figure('kink')}${figure('training')}`), 'guide/x/index.html');
  expect([...pages.keys()]).toEqual(['guide/x/kink/index.html', 'guide/x/training/index.html']);
  expect(pages.get('guide/x/kink/index.html')).toBe(
    `<!doctype html><html lang="en"><head><title>Slopes &amp; kink · A page</title><meta name="robots" content="noindex"><script src="/theme.js"></script></head><body><svg class="defs"></svg><main id="main" class="sheet alone"><h1 class="visually-hidden">Why so?</h1><h2 class="visually-hidden">Slopes &amp; kink</h2>${figure('kink')}<p>From <a data-figure-page href="/guide/x/#kink" target="_blank">Why so?</a></p></main></body></html>`,
  );
  expect([...figurePages(page(figure('kink')), 'index.html').keys()]).toEqual(['kink/index.html']);
});

test('the scripts that wake islands stand in the first figure of a page, and come along to the others', () => {
  const pages = figurePages(page(figure('a', '<script>wake()</script>') + figure('b')), 'x/index.html');
  expect(pages.get('x/a/index.html')?.match(/wake\(\)/g)).toHaveLength(1);
  expect(pages.get('x/b/index.html')).toMatch(/<script>wake\(\)<\/script><main/);
});

test('a figure without an id or a title, and a page without a heading, are refused', () => {
  expect(figurePages(page('<figure><p>an ordinary figure</p></figure>'), 'x/index.html').size).toBe(0);
  expect(() => figurePages(page('<figure class="fig"></figure>'), 'x/index.html')).toThrow('a figure has no id');
  expect(() => figurePages(page('<figure class="fig" id="a"></figure>'), 'x/index.html')).toThrow(
    'the figure a has no title',
  );
  expect(() => figurePages(page(figure('a')).replace(/<h1.*<\/h1>/, ''), 'x/index.html')).toThrow(
    'the page of the figure a has no title',
  );
});
