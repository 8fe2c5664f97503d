// npm run evidence: makes a Python environment in .cache/, installs the pinned frameworks, records what they return.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const venv = '.cache/evidence-venv';
const python = path.join(venv, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
const run = (command, ...args) => spawnSync(command, args, { stdio: 'inherit' }).status === 0;

if (!existsSync(python) && !run('python3', '-m', 'venv', venv)) {
  console.error('npm run evidence needs Python 3.11 with venv; python3 could not make an environment.');
  process.exit(1);
}
if (!run(python, '-m', 'pip', 'install', '--quiet', '-r', 'test/frameworks/requirements.txt')) {
  console.error('Some frameworks could not be installed; those that are there are recorded.');
}
process.exit(run(process.execPath, 'test/frameworks/at-zero.mjs') ? 0 : 1);
