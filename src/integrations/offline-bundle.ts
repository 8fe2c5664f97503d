import { build } from 'esbuild';
import type { Modules } from './offline-page.ts';

/** A module in one classic script has no address of its own. */
export function refuseModuleUrls(module: string): void {
  const found = /\bnew URL\([^()]*import\.meta\.url[^()]*\)/.exec(module);
  if (found) throw new Error(`${found[0]} has no meaning on file://; inline what it names`);
}

/** All modules of the site as one classic script. `root` is the built site, which the modules' paths start from. */
export async function offlineBundle(root: string, modules: Modules): Promise<string> {
  const ids = [...modules.keys()].sort();
  const registry = ids.map((id, i) => `${JSON.stringify(id)}: () => import('entry:${i}')`).join(',');
  const { outputFiles } = await build({
    stdin: {
      contents: `const modules = {${registry}};
globalThis.__offlineImport = (id) => id in modules ? modules[id]() : Promise.reject(new Error('No module ' + id + ' in offline.js'));`,
      resolveDir: root,
    },
    plugins: [
      {
        name: 'entries',
        setup(bundler) {
          bundler.onResolve({ filter: /^entry:/ }, ({ path }) => ({ path, namespace: 'entry' }));
          bundler.onLoad({ filter: /.*/, namespace: 'entry' }, ({ path }) => ({
            contents: modules.get(ids[Number(path.slice('entry:'.length))] ?? '') ?? '',
            resolveDir: root,
          }));
        },
      },
    ],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
    // Modules without a default export are re-exported all the same; what reads import.meta.url is refused before.
    logOverride: { 'import-is-undefined': 'silent', 'empty-import-meta': 'silent' },
  });
  return outputFiles[0]?.text ?? '';
}
