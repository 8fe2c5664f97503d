// Records what frameworks return at the kink, each in a process of its own, and writes content/evidence/frameworks.json.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LIVE, RECORDED_ONLY } from './at_zero/js/frameworks.mjs';
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
function record(id, about, command, args, options) {
  const file = path.resolve(OUTPUT, `${id}.json`);
  const started = Date.now();
  rmSync(file, { force: true });
  // What a framework writes about its own start is no finding.
  const { status, signal, error } = spawnSync(command, [...args, file], { ...options, stdio: 'ignore' });
  const recording = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { error: error ? error.message : `ended with ${signal ?? `exit code ${status}`}` };
  console.log(`${id}: ${recording.error ?? recording.version}, ${Math.round((Date.now() - started) / 1000)} s`);
  return { ...recording, id, ...about };
}

const recordPython = ({ id, name, install, environment = main }) =>
  record(
    id,
    { language: 'Python', install: `pip install ${pinned(install, environment)}` },
    pythonIn(environment.venv),
    ['-W', 'ignore', '-m', 'at_zero', name],
    { cwd: 'test/frameworks', env: { ...process.env, CUDA_VISIBLE_DEVICES: '' } },
  );

const recordJavaScript = ({ id, name, packages }, modules) =>
  record(
    id,
    { language: 'JavaScript', install: `npm install ${packages.map(withVersion).join(' ')}` },
    process.execPath,
    [`${FOLDER}/js/main.mjs`, name],
    { env: { ...process.env, ...(modules && { AT_ZERO_MODULES: modules }) } },
  );

function pinned(name, { requirements }) {
  const lines = readFileSync(path.join(FOLDER, requirements), 'utf8').split('\n');
  return lines.find((line) => line.startsWith(`${name}==`)) ?? name;
}

/** A development dependency has its version in package.json, another one behind its name. */
function withVersion(name) {
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  return name in devDependencies ? `${name}@${devDependencies[name]}` : name;
}

/** npm in a folder of its own; without install scripts, which would build for a GPU. */
function prepareJavaScript(folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const packages = [...new Set(RECORDED_ONLY.flatMap((framework) => framework.packages))];
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  if (!run(npm, ['install', ...options, ...packages], { cwd: folder }))
    console.error('Not every JavaScript framework could be installed; what is there is recorded.');
}

mkdirSync(OUTPUT, { recursive: true });
for (const environment of [main, torch214]) prepare(environment);
const folder = path.resolve('.cache/evidence-js');
prepareJavaScript(folder);
const recordings = [
  ...PYTHON.map(recordPython),
  ...LIVE.map((framework) => recordJavaScript(framework)),
  ...RECORDED_ONLY.map((framework) => recordJavaScript(framework, folder)),
];
const evidence = evidenceOf(recordings, new Date().toISOString().slice(0, 10));
writeFileSync('content/evidence/frameworks.json', textOf(evidence));
console.log(`${evidence.rows} rows from ${recordings.length} frameworks`);
