import { expect, test } from 'vitest';
import { before, snippetsOf } from '../../src/snippets/extract.ts';

const fence = (meta: string, ...code: string[]): string => `\`\`\`ts ${meta}\n${code.join('\n')}\n\`\`\`\n`;

test('a fence is found wherever it stands, with the line of the file', () => {
  const mdx = `---\ntitle: x\n---\n\n$$\na < b\n$$\n\n<Note>\n\n${fence('id=in-a-note', '1; // => 1')}\n</Note>\n\n- item\n\n  \`\`\`ts id=in-a-list\n  2; // => 2\n  \`\`\`\n`;
  const found = snippetsOf(mdx, 'content/x.mdx');
  expect(found.map(({ id, line, source }) => [id, line, source])).toEqual([
    ['in-a-note', 11, '1; // => 1'],
    ['in-a-list', 19, '2; // => 2'],
  ]);
});

test('fences of other languages are not snippets', () => {
  expect(snippetsOf('```py\nx = 1\n```\n\n```\nplain\n```\n', 'x.mdx')).toEqual([]);
});

test('all faults of a file are told at once, each at its line', () => {
  const mdx = `${fence('id=a', '1;')}\n${fence('id=b', '1; // => 1', 'x: 2 // => 2')}`;
  expect(() => snippetsOf(mdx, 'content/x.mdx')).toThrow(
    /^content\/x\.mdx:1: the fence “a” expects nothing.*\ncontent\/x\.mdx:7: there is nothing to check/,
  );
});

test('before a snippet run the earlier ones of its session, in order, without those that do not run', () => {
  const page = snippetsOf(
    [
      fence('id=a session=s', 'let n = 1; // => 1'),
      fence('id=alone', '1; // => 1'),
      fence('id=b session=s no-run="slow"', 'n += 5;'),
      fence('id=c session=s', 'n += 1; // => 2'),
      fence('id=d session=s', 'n += 1; // => 3'),
    ].join('\n'),
    'x.mdx',
  );
  expect(page.map((snippet) => before(snippet, page).map(({ id }) => id))).toEqual([[], [], [], ['a'], ['a', 'c']]);
});
