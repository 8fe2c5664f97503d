import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { SearchDocument } from '../search/options.ts';
import { searchIndex, sectionsOf } from '../search/sections.ts';
import { checkLinks } from './check-links.ts';
import { withPolicy } from './csp.ts';
import { applyEdits, attribute, elementsOf, removeElement } from './html.ts';
import { InlineStyles, linkSheet } from './inline-styles.ts';
import { isOldFont, onlyWoff2 } from './katex-fonts.ts';
import { withoutNeedlessSheets } from './needless-sheets.ts';
import { FIND_ROOT } from './not-found.ts';
import { offlineBundle } from './offline-bundle.ts';
import { type Modules, offlinePage } from './offline-page.ts';
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

async function makePortable(dist: string, offline: string, { scripts, name }: PortableOptions): Promise<number> {
  const files = (await readdir(dist, { recursive: true })).map((file) => String(file).split(path.sep).join('/'));
  const at = (folder: string, file: string): string => path.join(folder, ...file.split('/'));
  await rm(offline, { recursive: true, force: true });

  for (const font of files.filter(isOldFont)) await rm(at(dist, font));
  const sheets = new Map<string, string>();
  for (const file of files.filter((candidate) => candidate.endsWith('.css'))) {
    const css = onlyWoff2(relativeCss(await readFile(at(dist, file), 'utf8'), file));
    sheets.set(`/${file}`, css);
    await writeFile(at(dist, file), css);
  }

  const pages = files.filter((file) => file.endsWith('.html')).sort();
  const styles = new InlineStyles();
  const html = new Map<string, string>();
  for (const page of pages) {
    const needed = withoutNeedlessSheets(await readFile(at(dist, page), 'utf8'), (href) => sheets.get(href) ?? '');
    html.set(page, styles.collect(needed));
  }
  checkLinks(html, files);
  const sheet = '_astro/inline.css';
  await mkdir(at(dist, '_astro'), { recursive: true });
  await writeFile(at(dist, sheet), styles.css);

  // The file:// edition copies what is shared before pages and modules are written.
  await cp(dist, offline, {
    recursive: true,
    filter: (source) => !/\.html$|\/_astro\/[^/]*\.js$/.test(source.split(path.sep).join('/')),
  });
  const modules: Modules = new Map();
  const documents: SearchDocument[] = [];
  for (const [page, text] of html) {
    const linked = linkSheet(text, `/${sheet}`, page);
    if (page === '404.html') {
      await writeFile(at(dist, page), withPolicy(withFindRoot(onlyFor(linked, 'online')), { scripts, file: false }));
      continue;
    }
    documents.push(...sectionsOf(linked, page));
    await writeFile(
      at(dist, page),
      withPolicy(relativeUrls(preloadFonts(onlyFor(linked, 'online'), files), page), { scripts, file: false }),
    );
    await mkdir(path.dirname(at(offline, page)), { recursive: true });
    await writeFile(
      at(offline, page),
      withPolicy(offlinePage(onlyFor(linked, 'offline'), page, modules), { scripts, file: true }),
    );
  }
  await writeFile(at(offline, 'offline.js'), await offlineBundle(dist, modules));
  for (const folder of [dist, offline]) await writeFile(at(folder, 'search-index.js'), searchIndex(documents));
  await writeFile(at(dist, `${name}-offline.zip`), zipFolder(offline, name));
  return pages.length;
}

/** The page for wrong addresses keeps its look and its links, and loads none of the modules. */
function withFindRoot(html: string): string {
  const edits = [...elementsOf(html)]
    .filter((element) => element.tagName === 'script' && attribute(element, 'type') === 'module')
    .map(removeElement);
  const end = html.lastIndexOf('</body>');
  return applyEdits(html, [...edits, { from: end, to: end, text: `<script>${FIND_ROOT}</script>` }]);
}
