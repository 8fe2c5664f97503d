import { expect, test } from 'vitest';
import type { ApiEntry } from '../../src/api/entry.ts';
import { exampleHtml, examplesOf } from '../../src/api/examples.ts';
import { snippetsOf } from '../../src/snippets/extract.ts';
import type { PlacedSnippet } from '../../src/snippets/site-snippets.ts';

const file = 'src/core/x.ts';
const entry = (name: string, kind: ApiEntry['kind'] = 'function') => ({ name, kind, file });
const docstring = (name: string, meta = '', code = '1; // => 1'): string =>
  `/**\n * @example\n * \`\`\`ts ${meta}\n * ${code}\n * \`\`\`\n */\nexport const ${name} = 1;\n`;
const placed = (text: string, where = file): PlacedSnippet[] =>
  snippetsOf(text, where).map((snippet) => ({ ...snippet, file: where, url: '/reference/core/' }));

test('an export has the examples of its docstring; snippets of pages are none', () => {
  const [one, two] = placed(docstring('one') + docstring('two'));
  const page = placed('```ts id=a\n1; // => 1\n```\n', 'content/a.mdx');
  const examples = examplesOf([entry('one'), entry('two'), entry('Three', 'type')], [...page, one, two]);
  expect(examples.get('one')).toEqual([one]);
  expect(examples.get('two')).toEqual([two]);
  expect(examples.get('Three')).toEqual([]);
});

test('exports without an example that runs are named together; a type needs none', () => {
  const notRun = placed(docstring('one', 'no-run="slow"', '1;'));
  expect(() => examplesOf([entry('one'), entry('two', 'class'), entry('Three', 'type')], notRun)).toThrow(
    `${file}: the export “one” has no example that runs\n${file}: the export “two” has no example that runs`,
  );
});

test('an example of what the core does not export, though another file exports the name, is a fault', () => {
  const helper = placed(docstring('tanh'), 'src/core/math.ts');
  expect(() => examplesOf([entry('tanh')], [...placed(docstring('tanh')), ...helper])).toThrow(
    'src/core/math.ts:3: no page shows this example: the core does not export this “tanh”',
  );
});

test('an example is shown as other fences are, with its id, its buttons and what its session needs', () => {
  const [one, two] = placed(
    docstring('one', 'session=s', 'const a = 1; // => 1') + docstring('two', 'session=s', 'a; // => 1'),
  );
  const html = exampleHtml(two, [one, two]);
  expect(html).toMatch(/^<run-snippet class="snippet wide" id="core-two"/);
  expect(html).toContain('data-action="run"');
  expect(html).toContain('data-before="[&#x22;const a = 1; // => 1&#x22;]"');
});
