import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { SearchDocument } from '../search/options.ts';
import { searchIndex, sectionsOf } from '../search/sections.ts';
import { checkLinks } from './check-links.ts';
import { withPolicy } from './csp.ts';
import { figurePages } from './figure-pages.ts';
import { InlineStyles, linkSheet, refuseInlineStyles } from './inline-styles.ts';
import { isOldFont, onlyWoff2 } from './katex-fonts.ts';
import { refuseLazySheets, withoutNeedlessSheets } from './needless-sheets.ts';
import { withFindRoot } from './not-found.ts';
import { offlineBundle, refuseModuleUrls } from './offline-bundle.ts';
import { type Modules, offlinePage, offlineSheet } from './offline-page.ts';
import { preloadFonts } from './preload-fonts.ts';
import { onlyFor, relativeCss, relativeUrls } from './relative-urls.ts';
import { zipFolder } from './zip.ts';

export interface PortableOptions {
  /** Inline scripts that a page starts by itself, such as the sandbox's: their hashes go into every policy. */
  readonly scripts: readonly string[];
  /** Name of the archive and of the folder in it. */
  readonly name: string;
}

/**
 * Turns the built site into two that run anywhere: `dist/`, every URL relative, for any host and any sub-path; and
 * `dist-offline/`, the same for file://, which is also offered as an archive in `dist/`.
 */
export function portable(options: PortableOptions): AstroIntegration {
  return {
    name: 'portable',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({
          vite: {
            // Inlined assets would be data: URLs, which the policy forbids for fonts.
            build: { assetsInlineLimit: 0 },
            worker: { format: 'iife' },
            experimental: { renderBuiltUrl: () => ({ relative: true }) },
            plugins: [noPreload() as never],
          },
        });
      },
      'astro:build:done': async ({ dir, logger }) => {
        const dist = fileURLToPath(dir);
        const offline = path.join(path.dirname(dist.replace(/[\\/]$/, '')), `${path.basename(dist)}-offline`);
        const pages = await makePortable(dist, offline, options);
        logger.info(`${pages} pages made portable: ${path.basename(dist)}/ and ${path.basename(offline)}/`);
      },
    },
  };
}

/**
 * Preloading of lazy chunks writes absolute URLs, and there is no lazy CSS: off. Astro sets the option itself, so it is
 * changed after the merge; what is left of the helper is the import itself.
 */
function noPreload() {
  return {
    name: 'portable:no-preload',
    enforce: 'pre',
    configResolved(config: { environments: Record<string, { build: { modulePreload: unknown } }> }) {
      for (const environment of Object.values(config.environments)) environment.build.modulePreload = false;
    },
    load: {
      filter: { id: /preload-helper\.js$/ },
      handler: () => 'export const __vitePreload = (load) => load();',
    },
  };
}

const posix = (file: string): string => file.split(path.sep).join('/');

async function makePortable(dist: string, offline: string, { scripts, name }: PortableOptions): Promise<number> {
  const files = (await readdir(dist, { recursive: true })).map((file) => posix(String(file)));
  const at = (folder: string, file: string): string => path.join(folder, ...file.split('/'));
  const read = (file: string): Promise<string> => readFile(at(dist, file), 'utf8');
  const archive = `${name}-offline.zip`;
  await rm(offline, { recursive: true, force: true });

  for (const font of files.filter(isOldFont)) await rm(at(dist, font));
  const sheets = new Map<string, string>();
  for (const file of files.filter((candidate) => candidate.endsWith('.css'))) {
    const css = onlyWoff2(relativeCss(await read(file), file));
    sheets.set(`/${file}`, css);
    await writeFile(at(dist, file), css);
  }
  for (const file of files.filter((candidate) => candidate.endsWith('.js')))
    naming(file, await read(file), refuseModuleUrls);

  const built = new Map<string, string>();
  for (const page of files.filter((file) => file.endsWith('.html')).sort()) built.set(page, await read(page));
  const alone = new Map([...built].flatMap(([page, text]) => [...naming(page, text, () => figurePages(text, page))]));
  for (const [page, text] of alone) {
    if (built.has(page)) throw new Error(`${page}: a figure and a page want the same address`);
    built.set(page, text);
  }
  refuseLazySheets(built.values(), sheets.keys());
  // A sheet for each page: one for all would grow with every formula of the site. Pages with the same styles share it.
  const inline = new Map<string, InlineStyles>();
  const html = new Map<string, string>();
  for (const [page, text] of built) {
    const needed = naming(page, text, () => withoutNeedlessSheets(text, (href) => sheets.get(href) ?? ''));
    const styles = new InlineStyles();
    html.set(page, styles.collect(needed));
    if (html.get(page) !== needed) inline.set(page, styles);
  }
  checkLinks(html, [...files, archive]);
  await mkdir(at(dist, '_astro'), { recursive: true });
  for (const { file, css } of inline.values()) await writeFile(at(dist, file), css);

  // The file:// edition copies what is shared before pages and modules are written.
  await cp(dist, offline, { recursive: true, filter: (source) => !isOnlyHosted(posix(source)) });
  for (const [file, css] of sheets) await writeFile(at(offline, file.slice(1)), offlineSheet(css));
  const modules: Modules = new Map();
  const documents: SearchDocument[] = [];
  for (const [page, text] of html) {
    const { hosted, local, sections } = naming(page, text, () => {
      refuseInlineStyles(text);
      const styles = inline.get(page);
      const linked = styles ? linkSheet(text, `/${styles.file}`) : text;
      if (page === '404.html')
        return { hosted: withPolicy(withFindRoot(onlyFor(linked, 'online')), { scripts, file: false }) };
      return {
        hosted: withPolicy(relativeUrls(preloadFonts(onlyFor(linked, 'online'), files), page), {
          scripts,
          file: false,
        }),
        local: withPolicy(offlinePage(onlyFor(linked, 'offline'), page, modules), { scripts, file: true }),
        // What a figure's own page says is said where the figure stands.
        sections: alone.has(page) ? [] : sectionsOf(linked, page),
      };
    });
    documents.push(...(sections ?? []));
    await mkdir(path.dirname(at(dist, page)), { recursive: true });
    await writeFile(at(dist, page), hosted);
    if (local === undefined) continue;
    await mkdir(path.dirname(at(offline, page)), { recursive: true });
    await writeFile(at(offline, page), local);
  }
  await writeFile(at(offline, 'offline.js'), await offlineBundle(dist, modules));
  for (const folder of [dist, offline]) await writeFile(at(folder, 'search-index.js'), searchIndex(documents));
  await writeFile(at(dist, archive), zipFolder(offline, name));
  return html.size;
}

/** What the edition for file:// does not copy: pages and modules, which it makes itself, and what only a host reads. */
const isOnlyHosted = (file: string): boolean =>
  /\.html$|\/_astro\/[^/]*\.js$|\/(?:_headers|robots\.txt|sitemap[^/]*\.xml)$/.test(file);

/** A fault in a file of the build says which. */
function naming<T>(file: string, text: string, work: (text: string) => T): T {
  try {
    return work(text);
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}
