// Records what frameworks return at the kink, each in a process of its own, and writes content/evidence/frameworks.json.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { evidenceOf, textOf } from './at_zero/write.mjs';

const FOLDER = 'test/frameworks/at_zero';
const OUTPUT = '.cache/at-zero';
const main = { venv: '.cache/evidence-venv', requirements: 'requirements.txt', options: [] };
const torch214 = {
  venv: '.cache/evidence-torch-2.14',
  requirements: 'requirements-torch-2.14.txt',
  options: ['--no-deps'],
};

/** The recorders in the order of the file; `name` is the module, and for Keras its backend. */
const PYTHON = [
  { id: 'pytorch', name: 'pytorch', install: 'torch' },
  { id: 'pytorch-2-14', name: 'pytorch', install: 'torch', environment: torch214 },
  { id: 'jax', name: 'jax', install: 'jax' },
  { id: 'tensorflow', name: 'tensorflow', install: 'tensorflow-cpu' },
  { id: 'keras-tensorflow', name: 'keras-tensorflow', install: 'keras' },
  { id: 'keras-jax', name: 'keras-jax', install: 'keras' },
  { id: 'keras-torch', name: 'keras-torch', install: 'keras' },
  { id: 'flax', name: 'flax', install: 'flax' },
  { id: 'autograd', name: 'autograd', install: 'autograd' },
  { id: 'casadi', name: 'casadi', install: 'casadi' },
  { id: 'sympy', name: 'sympy', install: 'sympy' },
  { id: 'cvxpy', name: 'cvxpy', install: 'cvxpy' },
  { id: 'scipy', name: 'scipy', install: 'scipy' },
  { id: 'scikit-learn', name: 'sklearn', install: 'scikit-learn' },
  { id: 'thinc', name: 'thinc', install: 'thinc' },
  { id: 'uncertainties', name: 'uncertainties', install: 'uncertainties' },
];

const pythonIn = (venv) => path.resolve(venv, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
const run = (command, args, options) => spawnSync(command, args, { stdio: 'inherit', ...options }).status === 0;

function prepare({ venv, requirements, options }) {
  if (!existsSync(pythonIn(venv)) && !run('python3', ['-m', 'venv', venv])) return;
  if (!run(pythonIn(venv), ['-m', 'pip', 'install', '--quiet', ...options, '-r', path.join(FOLDER, requirements)]))
    console.error(`Not everything in ${requirements} could be installed; what is there is recorded.`);
}

/** A process for each framework: whatever happens in it ends in its file, or in an error in its place. */
function record({ id, name, install, environment = main }) {
  const file = path.resolve(OUTPUT, `${id}.json`);
  const started = Date.now();
  rmSync(file, { force: true });
  const { status, signal, error } = spawnSync(
    pythonIn(environment.venv),
    ['-W', 'ignore', '-m', 'at_zero', name, file],
    // What a framework writes about its own start is no finding.
    {
      cwd: 'test/frameworks',
      stdio: ['ignore', 'inherit', 'ignore'],
      env: { ...process.env, CUDA_VISIBLE_DEVICES: '' },
    },
  );
  const recording = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { error: error ? error.message : `ended with ${signal ?? `exit code ${status}`}` };
  console.log(`${id}: ${recording.error ?? recording.version}, ${Math.round((Date.now() - started) / 1000)} s`);
  return { ...recording, id, language: 'Python', install: `pip install ${pinned(install, environment)}` };
}

function pinned(name, { requirements }) {
  const lines = readFileSync(path.join(FOLDER, requirements), 'utf8').split('\n');
  return lines.find((line) => line.startsWith(`${name}==`)) ?? name;
}

mkdirSync(OUTPUT, { recursive: true });
for (const environment of [main, torch214]) prepare(environment);
const recordings = PYTHON.map(record);
const evidence = evidenceOf(recordings, new Date().toISOString().slice(0, 10));
writeFileSync('content/evidence/frameworks.json', textOf(evidence));
console.log(`${evidence.rows} rows from ${recordings.length} frameworks`);
