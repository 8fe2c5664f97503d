import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** Pages that must fail, run by vitest as the pages of the site are: each fails for its own reason, at its own line. */
const root = path.resolve(import.meta.dirname, '../..');
const fixtures = path.join(import.meta.dirname, 'fixtures');

function temporary(): string {
  mkdirSync(path.join(root, '.cache'), { recursive: true });
  return mkdtempSync(path.join(root, '.cache/snippets-'));
}

interface Result {
  readonly status: number | null;
  readonly output: string;
  /** Messages of the failed tests, and the number of tests, by the name of the file. */
  readonly failures: Record<string, string[]>;
  readonly tests: Record<string, string[]>;
}

function vitest(folder: string, env: Record<string, string> = {}): Result {
  const report = path.join(temporary(), 'report.json');
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(?:VITEST|TEST$|CI$|SNIPPETS$|NODE_OPTIONS$)/.test(name),
  );
  try {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        'node_modules/vitest/vitest.mjs',
        'run',
        '--config',
        path.join(fixtures, 'vitest.config.ts'),
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ],
      {
        cwd: root,
        env: { ...Object.fromEntries(inherited), NO_COLOR: '1', FIXTURES: folder, ...env },
        encoding: 'utf8',
      },
    );
    const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
      testResults: {
        name: string;
        message: string;
        assertionResults: { title: string; status: string; failureMessages: string[] }[];
      }[];
    };
    const byFile = <T>(of: (result: (typeof testResults)[number]) => T): Record<string, T> =>
      Object.fromEntries(testResults.map((result) => [path.basename(result.name), of(result)]));
    return {
      status,
      output: stdout + stderr,
      failures: byFile(({ message, assertionResults }) => [
        ...(message ? [message] : []),
        ...assertionResults.flatMap(({ failureMessages }) => failureMessages),
      ]),
      tests: byFile(({ assertionResults }) => assertionResults.map(({ title, status }) => `${title}: ${status}`)),
    };
  } finally {
    rmSync(path.dirname(report), { recursive: true });
  }
}

describe('pages that must fail', () => {
  const names = readdirSync(path.join(fixtures, 'fail')).filter((name) => name.endsWith('.mdx'));
  let result: Result;
  beforeAll(() => {
    result = vitest(path.join(fixtures, 'fail'));
  }, 120_000);

  test.each(names)('%s fails for the reason it names', (name) => {
    const reason = /^fails: (['"])(.*)\1$/m.exec(readFileSync(path.join(fixtures, 'fail', name), 'utf8'))?.[2];
    expect(reason).toContain(`${name}:`);
    expect(result.failures[name]).toEqual([expect.stringContaining(reason as string)]);
    // The reader of the console sees the same.
    expect(result.output).toContain(reason as string);
  });

  test('vitest says so by its exit code', () => {
    expect(result.status).toBe(1);
  });
});

test('a page with every construct of the language passes, one test for each fence that runs', {
  timeout: 60_000,
}, () => {
  const result = vitest(path.join(fixtures, 'pass'));
  expect(result.failures).toEqual({ 'language.mdx': [], 'no-fence.mdx': [], 'recorded.mdx': [] });
  expect(result.status).toBe(0);
  expect(result.tests).toEqual({
    'language.mdx': ['values', 'nearness', 'layout', 'count-begins', 'elsewhere', 'count-goes-on'].map(
      (id) => `${id}: passed`,
    ),
    'no-fence.mdx': ['has no snippet to run: passed'],
    'recorded.mdx': ['two is what was run and recorded: passed', 'has no snippet to run: passed'],
  });
});

test('a docstring fails at its line of the source, one that cannot be read too, and its neighbors run', {
  timeout: 60_000,
}, () => {
  const result = vitest(path.join(fixtures, 'docstrings'));
  expect(result.status).toBe(1);
  expect(result.failures['tests.ts']).toEqual([
    expect.stringMatching(
      /^Error: core\/faulty\.ts:7: expected 1, got 2\ncore\/faulty\.ts:8: RangeError: reluWith: derivativeAtZero/,
    ),
    expect.stringContaining('core/unreadable.ts:5: the fence “core-unreadable” expects nothing'),
  ]);
  expect(result.tests['tests.ts']).toEqual([
    'core-faulty: failed',
    'core-sound: passed',
    'has no snippet to run: passed',
    'the snippets of core/unreadable.ts can be read: failed',
  ]);
});

describe('SNIPPETS=fix', () => {
  const folder = temporary();
  const read = (): string => readFileSync(path.join(folder, 'page.mdx'), 'utf8');
  const page = [
    '```ts id=page',
    "import { relu } from 'relu-at-zero';",
    'relu.value(2); // => 1',
    '1 / 3; // => ≈ 0.25',
    'relu.value(2); // => 2',
    'relu.value(2); // throws RangeError',
    '```',
    '',
  ].join('\n');
  const fixed = page.replace('// => 1', '// => 2').replace('0.25', '0.33');
  afterAll(() => rmSync(folder, { recursive: true }));

  test('rewrites the values that differ, says which, and fails for what it cannot rewrite', { timeout: 60_000 }, () => {
    writeFileSync(path.join(folder, 'page.mdx'), page);
    const result = vitest(folder, { SNIPPETS: 'fix' });
    expect(read()).toBe(fixed);
    expect(result.output).toContain('page.mdx:3: 1 is now 2');
    expect(result.output).toContain('page.mdx:4: ≈ 0.25 is now ≈ 0.33');
    expect(result.failures['page.mdx']).toEqual([
      expect.stringContaining('page.mdx:6: expected throws RangeError, got 2'),
    ]);
  });

  test('rewrites docstrings too', { timeout: 60_000 }, () => {
    const library = path.join(root, 'src/snippets/vitest-docstrings.ts');
    const docstring = '/**\n * @example\n * ```ts\n * 1 + 1; // => 3\n * ```\n */\nexport const two = 2;\n';
    mkdirSync(path.join(folder, 'core'));
    writeFileSync(path.join(folder, 'core/two.ts'), docstring);
    writeFileSync(
      path.join(folder, 'tests.ts'),
      `import { testDocstrings } from '${library}';\ntestDocstrings('core', import.meta.dirname);\n`,
    );
    const result = vitest(folder, { SNIPPETS: 'fix' });
    expect(result.output).toContain('core/two.ts:4: 3 is now 2');
    expect(readFileSync(path.join(folder, 'core/two.ts'), 'utf8')).toBe(docstring.replace('=> 3', '=> 2'));
  });

  test('changes nothing without being asked', { timeout: 60_000 }, () => {
    writeFileSync(path.join(folder, 'page.mdx'), page);
    expect(vitest(folder).status).toBe(1);
    expect(read()).toBe(page);
  });

  test('is refused when CI is set', { timeout: 60_000 }, () => {
    writeFileSync(path.join(folder, 'page.mdx'), page);
    const result = vitest(folder, { SNIPPETS: 'fix', CI: 'true' });
    expect(result.status).toBe(1);
    expect(result.output).toContain('SNIPPETS=fix rewrites expectations, so it is refused when CI is set');
    expect(read()).toBe(page);
  });
});
