// The module `virtual:sandbox-library`: the core, bundled to one classic script, as a string.
// The sandbox puts it in front of a reader's code, so that a run needs no request at all.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Plugin } from 'vite';

const ID = 'virtual:sandbox-library';
const RESOLVED = `\0${ID}`;
const CORE = fileURLToPath(new URL('../core/index.ts', import.meta.url));

/** The global variable of the worker that holds the core. */
export const LIBRARY_GLOBAL = '__reluAtZero';

/** The core as a classic script that defines `LIBRARY_GLOBAL`; the same bytes for the same source. */
export async function bundleLibrary(entry: string = CORE): Promise<{ code: string; inputs: string[] }> {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    // Class and function names are part of what a snippet sees: `throws RangeError`, `[Function relu]`.
    keepNames: true,
    format: 'iife',
    globalName: LIBRARY_GLOBAL,
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  return { code: result.outputFiles[0].text, inputs: Object.keys(result.metafile.inputs) };
}

export function sandboxLibrary(): Plugin {
  return {
    name: 'relu-at-zero:sandbox-library',
    resolveId: (id) => (id === ID ? RESOLVED : null),
    async load(id) {
      if (id !== RESOLVED) return null;
      const { code, inputs } = await bundleLibrary();
      for (const input of inputs) this.addWatchFile(fileURLToPath(new URL(input, `file://${process.cwd()}/`)));
      return { code: `export default ${JSON.stringify(code)};`, moduleType: 'js' };
    },
  };
}
