import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Element, Nodes, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import remarkFrontmatter from 'remark-frontmatter';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { afterEach, expect, test, vi } from 'vitest';
import { hashOfFence } from '../../src/snippets/output-record.ts';
import { rehypeSnippets } from '../../src/snippets/rehype-snippets.ts';

const roots: string[] = [];
afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true });
});

/** The tree of content/guide/page.mdx on a site of these pages. */
async function build(page: string, others: Record<string, string> = {}): Promise<Root> {
  const root = mkdtempSync(path.join(tmpdir(), 'snippets-'));
  roots.push(root);
  mkdirSync(path.join(root, 'content/guide'), { recursive: true });
  mkdirSync(path.join(root, 'content/evidence'));
  const files = { 'guide/page.mdx': page, ...others };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(root, 'content', name), text);
  const passThrough = ['mdxJsxTextElement', 'mdxJsxFlowElement'] as never[];
  const processor = unified()
    .use(remarkParse)
    .use(remarkFrontmatter)
    .use(remarkMdx)
    .use(remarkRehype, { passThrough })
    .use(rehypeSnippets, { root });
  const file = new VFile({ path: path.join(root, 'content/guide/page.mdx'), value: page });
  return (await processor.run(processor.parse(file), file)) as Root;
}

function all(tree: Nodes, test: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  visit(tree, 'element', (element: Element) => {
    if (test(element)) found.push(element);
  });
  return found;
}
const byClass = (tree: Nodes, name: string): Element[] =>
  all(tree, ({ properties }) => (properties.className as string[] | undefined)?.includes(name) ?? false);
const byTag = (tree: Nodes, name: string): Element[] => all(tree, ({ tagName }) => tagName === name);

const FENCE =
  "```ts id=at-zero\nimport { relu } from 'relu-at-zero';\nrelu.derivative(0); // => 0\n-1 / 3; // => ≈ -0.33\n```\n";

test('a ts fence becomes a snippet: code left, value right', async () => {
  const tree = await build(FENCE);
  const [snippet] = byTag(tree, 'run-snippet');
  expect(snippet.properties).toMatchObject({ id: 'at-zero', role: 'group', ariaLabel: 'Snippet: At zero' });
  expect(byClass(tree, 'ln').map((line) => textOf(byTag(line, 'code')[0]))).toEqual([
    "import { relu } from 'relu-at-zero';",
    'relu.derivative(0);',
    '-1 / 3;',
  ]);
  expect(byClass(tree, 'actual').map((value) => textOf(value))).toEqual(['0', '≈ -0.33']);
  expect(byTag(tree, 'button').map((button) => textOf(button))).toEqual([
    'Run',
    'Edit',
    'Reset',
    'Copy',
    'Markdown',
    'Cite',
  ]);
  expect(byTag(tree, 'pre')).toEqual([]);
});

test('there is no inline style and no inline script', async () => {
  expect(all(await build(FENCE), ({ properties, tagName }) => 'style' in properties || tagName === 'script')).toEqual(
    [],
  );
});

test('set-up above the cut is folded, and stays in the source', async () => {
  const tree = await build('```ts id=folded\nconst a = 1;\n// ---cut---\na; // => 1\n```\n');
  const [setup] = byTag(tree, 'details');
  expect(textOf(byTag(setup, 'code')[0])).toBe('const a = 1;');
  expect(byClass(tree, 'shown').map((lines) => textOf(byTag(lines, 'code')[0]))).toEqual(['a;']);
  expect(byTag(tree, 'run-snippet')[0].properties.dataSource).toContain('---cut---');
});

test('a snippet of a session carries the sources before it', async () => {
  const page = '```ts id=a session=s\nlet n = 1; // => 1\n```\n\n```ts id=b session=s\nn; // => 1\n```\n';
  const [first, second] = byTag(await build(page), 'run-snippet');
  expect(first.properties.dataBefore).toBeUndefined();
  expect(second.properties.dataBefore).toBe(JSON.stringify(['let n = 1; // => 1']));
});

test('a fence that is not run has no Run and no check, gives its reason, and is listed by the build', async () => {
  const said = vi.spyOn(console, 'info').mockImplementation(() => {});
  const tree = await build('Text.\n\n```ts id=slow no-run="takes an hour"\nfor (;;);\n```\n');
  expect(byTag(tree, 'button').map((button) => textOf(button))).toEqual(['Copy', 'Markdown', 'Cite']);
  expect(byClass(tree, 'mark')).toEqual([]);
  expect(textOf(tree)).toContain('not run: takes an hour');
  expect(said.mock.calls).toEqual([['content/guide/page.mdx:3: “slow” is not run: takes an hour']]);
  said.mockRestore();
});

test('a fence of another language is shown in the same look, with nothing to press', async () => {
  const tree = await build('```python\nimport torch\n```\n\n```\nplain\n```\n');
  expect(byClass(tree, 'still').map((snippet) => textOf(snippet))).toEqual(['import torch', 'plain']);
  expect(byClass(tree, 'k').map((keyword) => textOf(keyword))).toEqual(['import']);
  expect(byTag(tree, 'button')).toEqual([]);
});

test('<Value> is the n-th value of a snippet, linked to it', async () => {
  const tree = await build(`${FENCE}\nThe slope is <Value of="at-zero:1" />, the quotient <Value of="at-zero:2" />.\n`);
  const links = byClass(tree, 'm');
  expect(links.map((link) => textOf(link))).toEqual(['0', '−0.33']);
  expect(links[0].properties).toMatchObject({ href: '#at-zero', title: 'Checked: go to the snippet that computes it' });
});

test('<Value> alone in its paragraph stays in one', async () => {
  const tree = await build(`${FENCE}\n<Value of="at-zero:1" />\n`);
  expect(byTag(tree, 'p').filter((p) => byClass(p, 'm').length === 1)).toHaveLength(1);
});

test('<Value> reaches a snippet of another page', async () => {
  const other = FENCE.replace('at-zero', 'elsewhere');
  const tree = await build('It is <Value of="elsewhere:1" />.\n', { 'guide/other.mdx': other });
  expect(byClass(tree, 'm').map(({ properties }) => properties.href)).toEqual(['/guide/other/#elsewhere']);
});

test.each([
  ['nowhere:1', 'no snippet has the id “nowhere”'],
  ['at-zero:3', '“at-zero” has 2 values, counted from 1'],
  ['at-zero:0', '“at-zero” has 2 values'],
  ['at-zero', '“at-zero” has 2 values'],
  ['', 'no snippet has the id “”'],
])('<Value of="%s"> fails the build at its line', async (of, message) => {
  await expect(build(`${FENCE}\nIt is <Value of="${of}" />.\n`)).rejects.toThrow(
    `content/guide/page.mdx:7: <Value of="${of}" />: ${message}`,
  );
});

test('a fault of any page fails the build with file and line', async () => {
  await expect(build('Text.\n', { 'guide/other.mdx': 'A\n\n```ts id=a\n1;\n```\n' })).rejects.toThrow(
    'content/guide/other.mdx:3: the fence “a” expects nothing',
  );
  await expect(build(FENCE, { 'guide/aaa.mdx': FENCE })).rejects.toThrow(
    'content/guide/page.mdx:1: the id “at-zero” is taken by content/guide/aaa.mdx:1',
  );
});

const PROGRAM =
  '```py id=two framework=torch title="Two"\nprint(2)  # a comment\nprint(-3)\n```\n\nIt prints <Value of="two:2" />.\n';
const recordOf = (source: string): string =>
  JSON.stringify({
    snippets: [
      {
        id: 'two',
        sha256: hashOfFence({ id: 'two', title: 'Two', frameworks: ['torch'], raises: undefined, source, line: 1 }),
        recorded: '2026-11-25',
        python: '3.11.7',
        versions: { torch: '2.13.0+cpu' },
        output: '2\n-3',
      },
    ],
  });
const RECORD = { 'evidence/snippets.json': recordOf('print(2)  # a comment\nprint(-3)') };

test('a py fence becomes a program with its recorded output, and nothing to run', async () => {
  const tree = await build(PROGRAM, RECORD);
  const [program] = byTag(tree, 'run-snippet');
  expect(program.properties).toMatchObject({ id: 'two', ariaLabel: 'Program: Two', dataLanguage: 'py' });
  expect(byTag(program, 'button').map(textOf)).toEqual(['Copy', 'Markdown', 'Cite']);
  expect(byTag(program, 'code').map(textOf)).toEqual(['print(2)  # a comment', 'print(-3)']);
  expect(textOf(byClass(program, 'log')[0])).toBe('2\n-3');
  expect(textOf(byClass(program, 'outcome')[0])).toBe('Output of PyTorch 2.13.0 with Python 3.11, recorded 2026-11-25');
});

test('Value prints a line of recorded output, linked to its program', async () => {
  const tree = await build(PROGRAM, RECORD);
  const [link] = byClass(tree, 'm');
  expect(textOf(link)).toBe('−3');
  expect(link.properties).toMatchObject({ href: '#two', title: 'Recorded: go to the program that printed it' });
  await expect(build(PROGRAM.replace('two:2', 'two:3'), RECORD)).rejects.toThrow(
    '“two” has 2 lines of output, counted from 1',
  );
});

test('a program that was changed or never run fails the build with file and line', async () => {
  await expect(build(PROGRAM.replace('print(2)', 'print(22)'), RECORD)).rejects.toThrow(
    'content/guide/page.mdx:1: the program “two” has changed since it was run',
  );
  await expect(build(PROGRAM)).rejects.toThrow('content/guide/page.mdx:1: the program “two” has not been run');
});
