// npm run evidence: makes a Python environment in .cache/, installs the pinned frameworks, records what they return.
// `npm run evidence -- trajectories_jax half` runs only the recorders named.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const venv = '.cache/evidence-venv';
const python = path.join(venv, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
const run = (command, ...args) => spawnSync(command, args, { stdio: 'inherit' }).status === 0;
const byPython = (name) => [name, () => run(python, `test/frameworks/record_${name}.py`)];

// The training runs of PyTorch come before the others': they draw the weights and data that the others read.
const recorders = new Map([
  ['at_zero', () => run(process.execPath, 'test/frameworks/at-zero.mjs')],
  byPython('activations'),
  byPython('trajectories'),
  byPython('trajectories_jax'),
  byPython('trajectories_tensorflow'),
  byPython('half'),
  ['reproduced', () => run(process.execPath, 'test/frameworks/reproduced/record.ts')],
  ['snippets', () => run(process.execPath, 'test/frameworks/snippets.mjs')],
]);

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !recorders.has(name));
if (unknown.length > 0) {
  console.error(`npm run evidence: no recorder ${unknown.join(', ')}; there are ${[...recorders.keys()].join(', ')}`);
  process.exit(1);
}
if (!existsSync(python) && !run('python3', '-m', 'venv', venv)) {
  console.error('npm run evidence needs Python 3.11 with venv; python3 could not make an environment.');
  process.exit(1);
}
if (!run(python, '-m', 'pip', 'install', '--quiet', '-r', 'test/frameworks/requirements.txt')) {
  console.error('Some frameworks could not be installed; those that are there are recorded.');
}
const failed = [...recorders]
  .filter(([name]) => wanted.length === 0 || wanted.includes(name))
  .filter(([, record]) => !record())
  .map(([name]) => name);
if (failed.length > 0) {
  console.error(`Not recorded, the old files stay: ${failed.join(', ')}`);
  process.exit(1);
}
