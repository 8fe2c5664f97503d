import { readFileSync } from 'node:fs';
import { ReflectionKind } from 'typedoc';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ApiEntry } from '../../src/api/entry.ts';
import { examplesOf } from '../../src/api/examples.ts';
import { anchorsOf, readApi } from '../../src/api/read-api.ts';
import * as core from '../../src/core/index.ts';
import { siteSnippets } from '../../src/snippets/site-snippets.ts';

const fixture = (name: string): Promise<ApiEntry[]> =>
  readApi('.', `test/api/fixtures/${name}.ts`, 'test/api/fixtures/typedoc.tsconfig.json');
// TypeDoc starts the type checker: seconds on a busy machine.
const SECONDS = 60_000;

describe('a module', () => {
  let entries: ApiEntry[];
  const entry = (name: string): ApiEntry => entries.find((candidate) => candidate.name === name) as ApiEntry;
  beforeAll(async () => {
    entries = await fixture('library');
  }, SECONDS);

  test('gives one entry for each export, in order: by name, types last; internal ones are left out', () => {
    expect(entries.map(({ name }) => name)).toEqual([
      'Counter',
      'pair',
      'scale',
      'start',
      'Pair',
      'Scale',
      'ScaleOptions',
    ]);
    expect(entries.map(({ order }) => order)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(entries.map(({ kind }) => kind)).toEqual([
      'class',
      'function',
      'function',
      'constant',
      'type',
      'type',
      'type',
    ]);
  });

  test('declarations are the source’s, without body, value and export', () => {
    expect(entry('scale').signature).toBe(
      'function scale(x: number, { factor = 1, bias = 0 }: ScaleOptions = {}): number',
    );
    expect(entry('start').signature).toBe('const start: number');
    expect(entry('Pair').signature).toBe('type Pair = readonly [left: number, right: number]');
    expect(entry('Scale').signature).toBe('interface Scale extends ScaleOptions');
  });

  test('of overloads, those that can be called are shown', () => {
    expect(entry('pair').signature).toBe('function pair(x: number): Pair;\nfunction pair(x: number, y: number): Pair;');
    expect(entry('pair').docs.paragraphs).toEqual([{ text: ['Of one number.'] }]);
  });

  test('members stand in the order of the source, private and inherited ones are left out', () => {
    expect(entry('Counter').members.map(({ signature }) => signature)).toEqual([
      'count: number',
      'constructor(secret: number, another: readonly number[] = [], yetAnother: Readonly<Record<string, number>> = {})',
      'add(by: number): Counter',
    ]);
    expect(entry('Counter').members[0]?.docs.paragraphs).toEqual([{ text: ['How far.'] }]);
    expect(entry('Counter').members[2]?.docs.parameters).toEqual([{ label: 'by', text: ['the step.'] }]);
    expect(entry('Scale').members.map(({ name }) => name)).toEqual(['of']);
  });

  test('a docstring is cut into sentence, formula, value at 0, parameters, errors and sources', () => {
    expect(entry('scale').docs).toEqual({
      paragraphs: [
        { text: ['Scales a number, “as is”.'] },
        { label: 'Formula (without bias)', text: ['f·x; derivative f.'] },
        {
          label: 'At 0 and at 6',
          text: [
            { code: 'factor' },
            ', as ',
            { code: 'start', to: 'start' },
            ' and PyTorch’s ',
            { code: 'Linear' },
            ' give it. NaN gives NaN.',
          ],
        },
      ],
      parameters: [{ label: 'x', text: ['any number.'] }],
      facts: [
        { label: 'Returns', text: ['one number.'] },
        { label: 'Throws', text: ['RangeError if ', { code: 'x' }, ' is not finite.'] },
        { label: 'Source', text: ['He et al. 2015.'] },
        { label: 'Source', text: ['Lu and Su 2020 for the bound.'] },
      ],
    });
  });

  test('a type names the exports that use it', () => {
    expect(entry('ScaleOptions').usedBy).toEqual(['scale', 'Scale']);
    expect(entry('Pair').usedBy).toEqual(['pair']);
  });

  test('a type that shares its lowercased name with a function gets another anchor', () => {
    expect(entry('scale').anchor).toBe('scale');
    expect(entry('Scale').anchor).toBe('scale-type');
  });
});

test('two exports with one anchor are refused', () => {
  const kind = ReflectionKind.Function;
  expect(() =>
    anchorsOf([
      { name: 'relu', kind },
      { name: 'reLU', kind },
    ]),
  ).toThrow('the anchor “relu” of “reLU” is taken');
});

test(
  'exports without a docstring are refused together, types too',
  async () => {
    await expect(fixture('silent')).rejects.toThrow(
      /^test\/api\/fixtures\/silent\.ts: the export “two” has no docstring\n.*the export “Explained” has no docstring\n.*the export “Unexplained” has no docstring$/,
    );
  },
  SECONDS,
);

describe('the core', () => {
  let entries: ApiEntry[];
  beforeAll(async () => {
    entries = await readApi('.');
  }, SECONDS);

  test('has one entry for each of its exports, none left out, with anchors of their own', () => {
    const names = entries.map(({ name }) => name);
    expect(names.filter((name) => name in core).sort()).toEqual(Object.keys(core).sort());
    // What is marked as internal is for the core's own engines.
    const source = readFileSync('src/core/types.ts', 'utf8').replaceAll(/@internal\n \*\/\nexport interface \w+/g, '');
    const types = [...source.matchAll(/^export (?:interface|type) (\w+)/gm)];
    expect(types.length).toBeGreaterThan(0);
    for (const [, name] of types) expect(names).toContain(name);
    expect(new Set(entries.map(({ anchor }) => anchor)).size).toBe(entries.length);
  });

  test('each of its functions, constants and classes has an example that runs, in its own docstring', () => {
    const examples = examplesOf(entries, siteSnippets('.').values());
    for (const { name, kind, anchor } of entries) {
      expect([anchor, (examples.get(name)?.length ?? 0) > 0]).toEqual([anchor, kind !== 'type']);
    }
  });

  test('every link in a docstring leads to an entry', () => {
    const anchors = new Set(entries.map(({ anchor }) => anchor));
    const links = [...JSON.stringify(entries).matchAll(/"to":"([^"]*)"/g)].map(([, to]) => to as string);
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((to) => !anchors.has(to))).toEqual([]);
  });

  test('every activation says what it gives at its kinks', () => {
    const silent = core.activations
      .filter(({ kinks }) => kinks.length > 0)
      .map(({ name }) => entries.find((entry) => entry.name === name))
      .filter((entry) => !JSON.stringify(entry?.docs).match(/At (?:0|±|−|θ|its)|\bat 0/))
      .map((entry) => entry?.name);
    expect(silent).toEqual([]);
  });
});
