import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileKernels, sourceOf, target } from '../../../scripts/kernels.mjs';

test('the embedded kernels are what their sources compile to: else run npm run kernels', async () => {
  const wasm = await compileKernels();
  expect(sourceOf(wasm)).toBe(readFileSync(target, 'utf8'));
}, 60_000);
