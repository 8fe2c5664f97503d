/** Peers live in a folder of their own, installed when a benchmark asks for them: npm ci and npm test do without. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const folder = path.join(import.meta.dirname, 'peers');
const lock = path.join(folder, 'package-lock.json');
const installed = path.join(folder, 'node_modules', '.installed-lock.json');
const fromPeers = createRequire(path.join(folder, 'package.json'));

/** Installs what the lock file names, unless it is there. Returns why it could not, if so. */
export function installPeers(): string | undefined {
  const wanted = readFileSync(lock, 'utf8');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted) return undefined;
  console.error('Installing the peers into test/bench/peers/node_modules …');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, stderr, error } = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: folder, encoding: 'utf8' })
    : spawnSync('npm', args, { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' });
  if (status === 0) {
    writeFileSync(installed, wanted);
    return undefined;
  }
  const last = (error?.message ?? stderr ?? '').trim().split('\n').at(-1);
  return `npm ci failed: ${last || `exit code ${status}`}`;
}

/** A peer, by its name. */
export const requirePeer = <T>(name: string): T => fromPeers(name) as T;

/** As installed. */
export const versionOf = (name: string): string =>
  JSON.parse(readFileSync(path.join(folder, 'node_modules', name, 'package.json'), 'utf8')).version;
