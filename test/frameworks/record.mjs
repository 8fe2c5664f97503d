// npm run evidence: makes a Python environment in .cache/, installs the pinned frameworks, records what they return.
// `npm run evidence -- trajectories_jax half` runs only the recorders named.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

// The training runs of PyTorch come first: they draw the weights and data that the others read.
const recorders = ['record.py', 'record_activations.py', 'record_trajectories.py'].concat([
  'record_trajectories_jax.py',
  'record_trajectories_tensorflow.py',
  'record_half.py',
]);
const venv = '.cache/evidence-venv';
const python = path.join(venv, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
const run = (command, ...args) => spawnSync(command, args, { stdio: 'inherit' }).status === 0;

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !recorders.includes(`record_${name}.py`));
if (unknown.length > 0) {
  console.error(`npm run evidence: no recorder ${unknown.join(', ')}; there are ${recorders.join(', ')}`);
  process.exit(1);
}
if (!existsSync(python) && !run('python3', '-m', 'venv', venv)) {
  console.error('npm run evidence needs Python 3.11 with venv; python3 could not make an environment.');
  process.exit(1);
}
if (!run(python, '-m', 'pip', 'install', '--quiet', '-r', 'test/frameworks/requirements.txt')) {
  console.error('Some frameworks could not be installed; those that are there are recorded.');
}
const failed = recorders
  .filter((recorder) => wanted.length === 0 || wanted.some((name) => recorder === `record_${name}.py`))
  .filter((recorder) => !run(python, path.join('test/frameworks', recorder)));
if (failed.length > 0) {
  console.error(`Not recorded, the old files stay: ${failed.join(', ')}`);
  process.exit(1);
}
