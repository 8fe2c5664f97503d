// Finds the browsers that the tests drive, or installs them; never lets a missing one pass in silence.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const CHROMIUM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
const FIREFOX = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

export const findChromium = () =>
  [process.env.CHROMIUM_PATH, chromium.executablePath(), ...CHROMIUM].find((file) => file && existsSync(file));
export const findFirefox = () => [process.env.FIREFOX_PATH, ...FIREFOX].find((file) => file && existsSync(file));

const run = (command, ...args) =>
  spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;
const isDebianRoot = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
const apt = (name) =>
  isDebianRoot() &&
  run('apt-get', 'update', '-qq') &&
  run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', name);

/** The path of Chromium, installed if need be; an error that says what to do if it cannot be had. */
export function requireChromium() {
  const found = findChromium();
  if (found) return found;
  console.log('No Chromium, Chrome or Edge found: installing one.');
  run('npx', 'playwright', 'install', 'chromium', '--no-shell');
  if (!findChromium()) apt('chromium');
  const installed = findChromium();
  if (installed) return installed;
  throw new Error('The browser tests need Chromium: install Chrome, Edge or Chromium, or set CHROMIUM_PATH to one.');
}

/** The path of Firefox: required in CI, used if it is there elsewhere. */
export function requireFirefox() {
  const found = findFirefox();
  if (found || !process.env.CI) return found;
  apt('firefox-esr');
  const installed = findFirefox();
  if (installed) return installed;
  throw new Error('In CI the browser tests need Firefox too: install it, or set FIREFOX_PATH.');
}
