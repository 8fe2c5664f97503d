import { describe, expect, test } from 'vitest';
import { checkLinks } from '../../src/integrations/check-links.ts';

const site = (link: string) =>
  new Map([
    ['index.html', `<h2 id="top">1</h2><a href="${link}">x</a>`],
    ['guide/x/index.html', '<figure id="kink"></figure><h2 id="a-b">2</h2>'],
  ]);
const files = ['index.html', 'guide/x/index.html', 'theme.js', 'offline.zip'];

describe('links inside the site', () => {
  test.each([
    '/',
    '#top',
    '/guide/x/',
    '/guide/x/#a-b',
    'guide/x/#a-b',
    '/guide/x/#kink.z=1&kink.g=0',
    '/theme.js',
    'https://e.org/none',
    'mailto:a@e.org',
    '/offline.zip',
  ])('%s leads somewhere', (link) => {
    expect(() => checkLinks(site(link), files)).not.toThrow();
  });
  test('a page that is not there is named', () => {
    expect(() => checkLinks(site('/guide/y/'), files)).toThrow('index.html: the link /guide/y/ leads to no page');
  });
  test('an anchor that is not there is named, with the line of the MDX file where it has one', () => {
    expect(() => checkLinks(site('/guide/x/#c'), files)).toThrow('index.html: the link /guide/x/#c leads to no anchor');
    const chapter = new Map([['guide/why-gradient-descent-works/index.html', '<a href="id=zero-input">x</a>']]);
    expect(() => checkLinks(chapter, files)).toThrow(/^content\/guide\/why-gradient-descent-works\.mdx:\d+: /);
  });
});
