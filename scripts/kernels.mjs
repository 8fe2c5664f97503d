// npm run kernels: compiles src/core/kernels/assembly into src/core/kernels/binary.ts. The binary is committed, so that
// whatever imports the core needs no plugin; a test compiles the sources again and compares the bytes.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { requireNode } from './require-node.mjs';

const folder = fileURLToPath(new URL('../src/core/kernels/assembly', import.meta.url));
export const target = fileURLToPath(new URL('../src/core/kernels/binary.ts', import.meta.url));

/** No assertions and no memory management: the other side lays out the memory. */
const flags = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--initialMemory', '1'];

/** The bytes of the module. @throws Error with the compiler's messages. */
export async function compileKernels() {
  const { default: asc } = await import('assemblyscript/asc');
  let wasm;
  const stderr = asc.createMemoryStream();
  const { error } = await asc.main(['index.ts', '--baseDir', folder, '--outFile', 'kernels.wasm', ...flags], {
    stderr,
    writeFile: (_name, contents) => {
      wasm = contents;
    },
  });
  if (error) throw new Error(`${error.message}\n${stderr.toString()}`);
  return wasm;
}

/** The source of binary.ts. */
export const sourceOf = (wasm) =>
  `/** Made by npm run kernels from the sources in ./assembly; not to be edited. ${wasm.length} bytes. */
// biome-ignore format: one line, however long
export const binary = '${Buffer.from(wasm).toString('base64')}';
`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  requireNode();
  const wasm = await compileKernels();
  writeFileSync(target, sourceOf(wasm));
  console.log(`src/core/kernels/binary.ts: ${wasm.length} bytes of WebAssembly`);
}
