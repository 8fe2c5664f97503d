// npm start: builds the site and serves it. Plain JavaScript, so that an old Node gets a sentence instead of a stack.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { requireNode } from './require-node.mjs';
import { serveOnFreePort } from './serve.mjs';

requireNode();
const build = !process.argv.includes('--no-build');
const folder = process.env.OUT_DIR ?? 'dist';

if (build) {
  console.log('Building the site …');
  const { status } = spawnSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build', '--silent'], {
    stdio: 'inherit',
  });
  if (status !== 0) {
    console.error('The build failed: see the message above. Nothing is served.');
    process.exit(1);
  }
}
if (!existsSync(`${folder}/index.html`)) {
  console.error(`There is no built site in ${folder}/: run npm run build first, or npm start.`);
  process.exit(1);
}
const server = await serveOnFreePort(folder, { port: Number(process.env.PORT ?? 4321) });
console.log(`ReLU at Zero: http://127.0.0.1:${server.address().port}/  (Ctrl+C stops)`);
