import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { evidenceCsv, evidenceJson } from '../../src/evidence/download.ts';
import { anchorOf } from '../../src/evidence/frameworks.ts';
import { evidenceHref } from '../../src/evidence/links.ts';
import { evidenceRows } from '../../src/evidence/recorded.ts';
import { shownNumber } from '../../src/evidence/shown.ts';
import { isOutsideRow } from '../../src/evidence/verdict.ts';
import { attribute, elementsOf, sha256, textOf } from '../../src/integrations/html.ts';

/** On the built site: run after astro build. */
const pagesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true })
    .map((name) => String(name).split(path.sep).join('/'))
    .filter((name) => name.endsWith('.html'))
    .sort();

for (const folder of ['dist', 'dist-offline']) {
  describe(folder, () => {
    for (const page of pagesOf(folder)) {
      const html = readFileSync(path.join(folder, page), 'utf8');
      const all = [...elementsOf(html)];
      const policy =
        attribute(
          all.find((element) => attribute(element, 'http-equiv') === 'Content-Security-Policy') as never,
          'content',
        ) ?? '';

      test(`${page}: the policy allows nothing inline, no eval and no other origin, and comes first`, () => {
        expect(policy).toContain("default-src 'none'");
        expect(policy).toMatch(/script-src [^;]*'wasm-unsafe-eval'/);
        expect(policy.replace("'wasm-unsafe-eval'", '')).not.toMatch(/unsafe|https?:|\*/);
        expect(policy).toContain('worker-src blob:');
        const before = html.slice(0, html.indexOf('http-equiv="Content-Security-Policy"'));
        expect(before).not.toMatch(/<(?:script|link|style)\b/);
      });
      test(`${page}: every inline script has its hash in the policy, and no element has a style`, () => {
        for (const element of all) {
          expect(attribute(element, 'style')).toBeUndefined();
          expect(element.tagName).not.toBe('style');
          for (const { name } of element.attrs) expect(name).not.toMatch(/^on/);
          if (element.tagName === 'script' && attribute(element, 'src') === undefined)
            expect(policy).toContain(`'sha256-${sha256(textOf(element))}'`);
        }
      });
      test(`${page}: has one title, one h1, a description and a language`, () => {
        expect(all.filter((element) => element.tagName === 'h1')).toHaveLength(1);
        expect(textOf(all.find((element) => element.tagName === 'title') as never)).toMatch(/ReLU/);
        expect(all.some((element) => element.tagName === 'meta' && attribute(element, 'name') === 'description')).toBe(
          true,
        );
        expect(attribute(all.find((element) => element.tagName === 'html') as never, 'lang')).toBe('en');
      });
      if (folder === 'dist-offline') {
        test(`${page}: loads no module, and its links name files`, () => {
          for (const element of all) {
            if (element.tagName === 'script') expect(attribute(element, 'type')).not.toBe('module');
            const href = element.tagName === 'a' ? attribute(element, 'href') : undefined;
            if (href && !/^(?:#|https?:)/.test(href)) expect(href.split('#')[0]).toMatch(/\.[a-z]+$/);
          }
        });
      }
    }
  });
}

test('the archive holds the offline edition, file by file', () => {
  const archive = unzipSync(readFileSync('dist/relu-at-zero-offline.zip'));
  const names = Object.keys(archive);
  expect(names.every((name) => name.startsWith('relu-at-zero/'))).toBe(true);
  for (const name of names) {
    expect(
      Buffer.from(archive[name] as Uint8Array).equals(
        readFileSync(path.join('dist-offline', name.slice('relu-at-zero/'.length))),
      ),
    ).toBe(true);
  }
  expect(names.length).toBe(
    readdirSync('dist-offline', { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length,
  );
});

describe('permanent links', () => {
  const file = 'content/permalinks.json';
  const published = JSON.parse(readFileSync(file, 'utf8')) as string[];
  const now = pagesOf('dist')
    .filter((page) => page !== '404.html')
    .flatMap((page) => {
      const url = `/${page.replace(/index\.html$/, '')}`;
      const ids = [...elementsOf(readFileSync(path.join('dist', page), 'utf8'))]
        .filter((element) => isAnchor(element) && !isRecordedRow(element, url))
        .map((element) => `${url}#${attribute(element, 'id')}`);
      return [url, ...ids];
    });

  if (process.env.PERMALINKS === 'fix' && !process.env.CI) {
    const all = [...new Set([...published, ...now])].sort();
    writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
    published.splice(0, published.length, ...all);
  }
  const [isNow, isPublished] = [new Set(now), new Set(published)];
  test('every link that was ever published still leads somewhere', () => {
    expect(published.filter((link) => !isNow.has(link))).toEqual([]);
  });
  test('every anchor of the site is on the list (npm run permalinks adds new ones)', () => {
    expect(now.filter((link) => !isPublished.has(link))).toEqual([]);
  });
});

describe('recorded rows', () => {
  const idsOf = new Map<string, ReadonlySet<string | undefined>>();
  const idsOn = (page: string) => {
    const known = idsOf.get(page);
    if (known) return known;
    const ids = new Set([...elementsOf(readFileSync(page, 'utf8'))].map((element) => attribute(element, 'id')));
    idsOf.set(page, ids);
    return ids;
  };
  for (const folder of ['dist', 'dist-offline'])
    test(`${folder}: every recorded row has its anchor on the page of its expression`, () => {
      const missing = evidenceRows.filter((row) => {
        const [page = '', anchor] = evidenceHref(row).split('#');
        return !idsOn(path.join(folder, page, 'index.html')).has(anchor);
      });
      expect(missing.map(evidenceHref)).toEqual([]);
    });
  test('the downloads hold every row, in both editions', () => {
    for (const folder of ['dist', 'dist-offline']) {
      expect(readFileSync(path.join(folder, 'evidence/frameworks.json'), 'utf8')).toBe(evidenceJson());
      expect(readFileSync(path.join(folder, 'evidence/frameworks.csv'), 'utf8')).toBe(evidenceCsv());
    }
  });
  test('each value of the first table says what its row says, and is marked if it is outside', () => {
    const html = readFileSync('dist/reference/frameworks-at-zero/index.html', 'utf8');
    const cells = [...elementsOf(html)].filter((element) => attribute(element, 'class')?.split(' ')[0] === 'cell');
    const rows = new Map(evidenceRows.map((row) => [anchorOf(row), row]));
    expect(cells.length).toBeGreaterThan(120);
    for (const cell of cells) {
      const row = rows.get(attribute(cell, 'href')?.split('#')[1] ?? '');
      const { error, derivative = '' } = row ?? {};
      const words = textOf(cell).trim();
      expect(words).toBe(error ? '–raises' : `${shownNumber(derivative)}${row && isOutsideRow(row) ? 'outside' : ''}`);
      expect(attribute(cell, 'title')).toBe(row?.code);
    }
  });
});

describe('pages of expressions', () => {
  test('answer in at most 60 words', () => {
    const long = pagesOf('dist')
      .filter((page) => page.startsWith('reference/frameworks-at-zero/'))
      .filter((page) => {
        const all = [...elementsOf(readFileSync(path.join('dist', page), 'utf8'))];
        const answer = all.find((element) => attribute(element, 'class') === 'answer');
        const words = answer ? textOf(answer).replace('Short answer', '').trim().split(/\s+/).length : 0;
        return words < 10 || words > 60;
      });
    expect(long).toEqual([]);
  });
});

/** Too many for the list of links; the test above follows them from the record. */
function isRecordedRow(element: Parameters<typeof isAnchor>[0], url: string): boolean {
  return url.startsWith('/reference/frameworks-at-zero/') && /^ev-/.test(attribute(element, 'id') ?? '');
}

/** What others link to: sections, figures, snippets, named rows, references and recorded rows. */
function isAnchor(element: ReturnType<typeof elementsOf> extends Generator<infer T> ? T : never): boolean {
  const id = attribute(element, 'id');
  if (id === undefined || id === '') return false;
  if (['h2', 'h3', 'figure', 'run-snippet'].includes(element.tagName)) return true;
  if (attribute(element, 'data-section') !== undefined) return true;
  return /^(?:ref|ev|work|read)-/.test(id);
}
