import { build } from 'esbuild';
import type { Modules } from './offline-page.ts';

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
    logLevel: 'error',
    // Modules without a default export are re-exported all the same.
    logOverride: { 'import-is-undefined': 'silent', 'empty-import-meta': 'silent' },
  });
  return outputFiles[0]?.text ?? '';
}
