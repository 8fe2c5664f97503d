// The layers of npm test. Each resolves to { passed, failed }; a tool without a count of its own counts as one.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { requireChromium, requireFirefox } from './browsers.mjs';

const CACHE = '.cache/test';
mkdirSync(CACHE, { recursive: true });

/** Runs a program of this project with the Node that runs this file; resolves to its exit code. */
function node(script, args = [], env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], { stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

const bin = (name, file) => path.join('node_modules', name, file);
const one = async (label, code) => {
  const ok = (await code) === 0;
  console.log(`${ok ? '✓' : '✗'} ${label}`);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
};
const add = (...results) => results.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }));

/** A project of vitest. A crash before any test counts as a failure. */
async function vitest(...projects) {
  const report = path.join(CACHE, `${projects[0]}.json`);
  rmSync(report, { force: true });
  const code = await node(bin('vitest', 'vitest.mjs'), [
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const {
    numPassedTests = 0,
    numFailedTests = 0,
    numTotalTestSuites = 0,
  } = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
  const counted = { passed: numPassedTests, failed: numFailedTests };
  if (code !== 0 && numFailedTests === 0) return { ...counted, failed: 1 };
  if (numTotalTestSuites === 0 || numPassedTests + numFailedTests === 0) return { passed: 0, failed: 1 };
  return counted;
}

async function playwright() {
  const env = { CHROMIUM_PATH: requireChromium() };
  const firefox = requireFirefox();
  if (firefox) env.FIREFOX_PATH = firefox;
  else console.log('Firefox was not found: its tests are not part of this run (they are when CI is set).');
  if (process.env.BROWSER_GREP) console.log(`Only browser tests that match “${process.env.BROWSER_GREP}” are run.`);
  const report = path.resolve(CACHE, 'playwright.json');
  rmSync(report, { force: true });
  const code = await node(
    bin('@playwright/test', 'cli.js'),
    ['test', ...(process.env.BROWSER_GREP ? ['--grep', process.env.BROWSER_GREP] : [])],
    { ...env, PLAYWRIGHT_REPORT: report },
  );
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { stats } = JSON.parse(readFileSync(report, 'utf8'));
  const failed = stats.unexpected + stats.flaky;
  return { passed: stats.expected, failed: failed === 0 && code !== 0 ? 1 : failed };
}

export const layers = [
  {
    name: 'types',
    run: async () =>
      // astro check also types the .ts and .tsx files, with the types of the content collections that it generates.
      one('astro check', node(bin('astro', 'bin/astro.mjs'), ['check', '--minimumFailingSeverity', 'warning'])),
  },
  {
    name: 'lint',
    run: async () =>
      add(
        await one('biome', node(bin('@biomejs/biome', 'bin/biome'), ['ci', '.', '--error-on-warnings'])),
        await one(
          'prettier (MDX)',
          node(bin('prettier', 'bin/prettier.cjs'), ['--check', '--log-level', 'warn', 'content/**/*.mdx']),
        ),
        await one(
          'cspell',
          node(bin('cspell', 'bin.mjs'), [
            '--no-progress',
            '--no-summary',
            'content/**/*.mdx',
            'README.md',
            'CHANGELOG.md',
            'src/pages/**/*.astro',
            'src/components/**/*.astro',
          ]),
        ),
      ),
  },
  { name: 'core', run: () => vitest('core') },
  { name: 'snippets', run: () => vitest('snippets') },
  { name: 'unit', run: () => vitest('unit', 'islands') },
  { name: 'content', run: () => vitest('content') },
  { name: 'build', run: async () => one('astro build', node(bin('astro', 'bin/astro.mjs'), ['build', '--silent'])) },
  {
    name: 'pages',
    needs: 'build',
    run: async () =>
      add(
        await one('html-validate', node(bin('html-validate', 'bin/html-validate.mjs'), ['dist/**/*.html'])),
        await vitest('pages'),
      ),
  },
  { name: 'links', needs: 'build', run: () => import('./links.mjs').then(({ checkLinks }) => checkLinks()) },
  {
    name: 'size',
    needs: 'build',
    run: async () =>
      add(
        await one('size-limit', node(bin('size-limit', 'bin.js'))),
        await import('./budget.mjs').then(({ checkBudgets }) => checkBudgets()),
      ),
  },
  { name: 'rebuild', needs: 'build', run: () => import('./rebuild.mjs').then(({ checkRebuild }) => checkRebuild()) },
  { name: 'browser', needs: 'build', run: playwright },
];
