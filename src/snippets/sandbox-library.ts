import path from 'node:path';
import { build } from 'esbuild';
import type { Plugin } from 'vite';

const ID = 'virtual:sandbox-library';
const ENTRY = path.resolve(import.meta.dirname, 'sandbox-runtime.ts');

/** `virtual:sandbox-library`: the core and the runtime of snippets, bundled to one classic script, as a string. */
export function sandboxLibrary(): Plugin {
  return {
    name: 'sandbox-library',
    resolveId: { filter: { id: /^virtual:sandbox-library$/ }, handler: () => `\0${ID}` },
    load: {
      filter: { id: /^\0virtual:sandbox-library$/ },
      async handler() {
        this.addWatchFile(ENTRY);
        return `export default ${JSON.stringify(await bundleLibrary())}`;
      },
    },
  };
}

/** A script that defines `__runtime`; the same bytes for the same source. */
export async function bundleLibrary(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [ENTRY],
    bundle: true,
    minify: true,
    // A class keeps its name: a snippet may show it.
    keepNames: true,
    format: 'iife',
    globalName: '__runtime',
    target: 'es2022',
    charset: 'utf8',
    write: false,
  });
  return outputFiles[0].text;
}
