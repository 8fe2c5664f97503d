// Runs every py fence of the site, each in a process of its own, and writes what it printed to content/evidence/snippets.json.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hashOfFence, outputRecords, RECORDS } from '../../src/snippets/output-record.ts';
import { siteRecorded } from '../../src/snippets/site-recorded.ts';
import { siteSnippets } from '../../src/snippets/site-snippets.ts';

const ROOT = process.cwd();
const bin = (venv) => path.resolve(venv, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
/** Newest first: a program runs in the first environment that has all its packages. */
const PYTHONS = ['.cache/evidence-torch-2.14', '.cache/evidence-venv'].map(bin).filter((python) => existsSync(python));

/** Nothing of the machine: no GPU, one seed for hashes, no greetings. */
const ENVIRONMENT = {
  ...process.env,
  CUDA_VISIBLE_DEVICES: '',
  JAX_PLATFORMS: 'cpu',
  KERAS_BACKEND: 'torch',
  PYTHONHASHSEED: '0',
  PYTHONIOENCODING: 'utf-8',
  TF_CPP_MIN_LOG_LEVEL: '3',
  TF_ENABLE_ONEDNN_OPTS: '0',
};

const VERSIONS = `
import json, platform, sys
from importlib.metadata import PackageNotFoundError, version
try:
    print(json.dumps([platform.python_version(), {name: version(name) for name in sys.argv[1:]}]))
except PackageNotFoundError as error:
    sys.exit(f"no {error.args[0]}")
`;

function environmentOf({ file, line, frameworks }) {
  for (const python of PYTHONS) {
    const { status, stdout } = spawnSync(python, ['-c', VERSIONS, ...frameworks], { encoding: 'utf8' });
    if (status === 0) {
      const [release, versions] = JSON.parse(stdout);
      return { python, release, versions };
    }
  }
  throw new Error(`${file}:${line}: no environment has all of ${frameworks.join(', ')}`);
}

/** Standard output. A program that raises what its fence says ends with that error; any other end is a fault. */
function outputOf({ file, line, source, raises }, python) {
  const folder = mkdtempSync(path.join(tmpdir(), 'snippet-'));
  const program = path.join(folder, 'snippet.py');
  writeFileSync(program, `${source}\n`);
  const { status, stdout, stderr } = spawnSync(python, ['-W', 'ignore', program], {
    cwd: folder,
    encoding: 'utf8',
    env: ENVIRONMENT,
  });
  rmSync(folder, { recursive: true });
  const printed = stdout.replaceAll('\r\n', '\n').trimEnd();
  if (!raises) {
    if (status !== 0) throw new Error(`${file}:${line}: ended with exit code ${status}\n${stderr}`);
    if (printed === '') throw new Error(`${file}:${line}: printed nothing, so there is nothing to show`);
    return printed;
  }
  const error = stderr
    .split('\n')
    .findLast((text) => /^[\w.]+(?:Error|Exception|Interrupt)\b/.test(text))
    ?.replace(/^(?:\w+\.)+/, '');
  if (status === 0 || !error?.startsWith(raises))
    throw new Error(`${file}:${line}: expected ${raises}, got ${status === 0 ? 'no error' : stderr}`);
  return printed === '' ? error : `${printed}\n${error}`;
}

const old = outputRecords(ROOT);
const today = new Date().toISOString().slice(0, 10);
const faults = [];
const snippets = [];
for (const fence of siteRecorded(ROOT, siteSnippets(ROOT)).values()) {
  try {
    const { python, release, versions } = environmentOf(fence);
    const output = outputOf(fence, python);
    const record = { id: fence.id, sha256: hashOfFence(fence), recorded: today, python: release, versions, output };
    const before = old.get(fence.id);
    // Recording again what has not changed changes nothing, not even the date.
    const same = before && JSON.stringify({ ...record, recorded: before.recorded }) === JSON.stringify(before);
    snippets.push(same ? before : record);
    console.log(`${same ? 'same' : before ? 'changed' : 'new'}: ${fence.id}`);
  } catch (error) {
    faults.push(error.message);
    if (old.has(fence.id)) snippets.push(old.get(fence.id));
  }
}
snippets.sort((a, b) => (a.id < b.id ? -1 : 1));
const about = 'Written by npm run evidence -- snippets, never by hand: the hash covers the records.';
const lines = snippets.map((record) => `  ${JSON.stringify(record)}`).join(',\n');
const text = `{\n "about": ${JSON.stringify(about)},\n "sha256": "",\n "snippets": [\n${lines}\n ]\n}\n`;
const sha256 = createHash('sha256').update(text).digest('hex');
mkdirSync(path.dirname(RECORDS), { recursive: true });
writeFileSync(RECORDS, text.replace('"sha256": ""', `"sha256": "${sha256}"`));
for (const fault of faults) console.error(fault);
console.log(`${snippets.length} programs in ${RECORDS}`);
process.exit(faults.length > 0 ? 1 : 0);
