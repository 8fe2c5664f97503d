import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import type * as TensorFlow from '@tensorflow/tfjs-core';
import { build } from 'esbuild';

/** What Node cannot import by itself: TensorFlow.js keeps its gradients in modules that only a bundler can load. */
const ENTRY = `
export * from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import '@tensorflow/tfjs-backend-cpu';
`;

/** TensorFlow.js with its cpu backend and its gradients, bundled in memory. */
export async function loadTensorFlowJs(): Promise<typeof TensorFlow> {
  const { outputFiles } = await build({
    stdin: { contents: ENTRY, resolveDir: process.cwd() },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    // One copy: modules for the three imports alike.
    mainFields: ['module', 'main'],
    write: false,
  });
  const parameters = ['module', 'exports', 'require'];
  const load = vm.compileFunction(outputFiles[0].text, parameters, { filename: 'tensorflow-js.cjs' });
  const loaded: { exports: unknown } = { exports: {} };
  load(loaded, loaded.exports, createRequire(path.resolve('package.json')));
  const tf = loaded.exports as typeof TensorFlow;
  // In "production" it keeps its advice on faster backends to itself.
  tf.enableProdMode();
  return tf;
}
