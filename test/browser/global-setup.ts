import { cpSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { serve } from '../../scripts/serve.mjs';
import { OFFLINE_FOLDER, PORT, SUB_PATH } from './places.ts';

/** Serves dist/ under a sub-path, and copies dist-offline/ into a folder whose name needs every kind of escaping. */
export default async function setUp(): Promise<() => Promise<void>> {
  for (const folder of ['dist', 'dist-offline']) {
    if (!existsSync(`${folder}/index.html`)) throw new Error(`${folder}/ is missing: run npm run build first`);
  }
  rmSync(OFFLINE_FOLDER, { recursive: true, force: true });
  cpSync('dist-offline', path.resolve(OFFLINE_FOLDER), { recursive: true });
  const server = await serve('dist', { port: PORT, base: SUB_PATH });
  return async () => {
    server.close();
  };
}
