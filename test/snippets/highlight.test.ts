import type { ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { expect, test, vi } from 'vitest';
import { highlightedLines } from '../../src/snippets/highlight.ts';

const marked = (source: string, language: string): string[] =>
  highlightedLines(source, language).map((line) =>
    line
      .map((node) => (node.type === 'element' ? `<${node.properties.className}>${textOf(node)}</>` : textOf(node)))
      .join(''),
  );

test('keywords and comments are marked, and nothing else', () => {
  expect(
    marked("import { relu } from 'relu-at-zero'; // a\nconst f = (z) => NaN;\n\nfor (const a of b) f('if');", 'ts'),
  ).toEqual([
    "<k>import</> { relu } <k>from</> 'relu-at-zero'; <c>// a</>",
    '<k>const</> f = (z) => NaN;',
    '',
    "<k>for</> (<k>const</> a <k>of</> b) f('if');",
  ]);
  expect(marked('def f(x):  # slope\n    return x is None', 'py')).toEqual([
    '<k>def</> f(x):  <c># slope</>',
    '    <k>return</> x <k>is</> <k>None</>',
  ]);
  expect(marked('npm ci && npm start # build', 'sh')).toEqual(['npm ci && npm start <c># build</>']);
});

test('a slow machine marks the same words: no line is given up for the time it takes', () => {
  const source = "import { relu } from 'relu-at-zero'; // a";
  const inTime = marked(source, 'ts');
  let now = 0;
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => (now += 10_000));
  expect(marked(source, 'ts')).toEqual(inTime);
  clock.mockRestore();
});

test('a language that is not known stays plain', () => {
  expect(marked('if (a) // b', 'brainfuck')).toEqual(['if (a) // b']);
  expect(marked('if (a) // b', 'text')).toEqual(['if (a) // b']);
});

test('no text is lost, and there are no styles', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a program.
  const source = "/* a\n b */ const re = /[/]/g, t = `x\n${1 + 1}`; // => '\\n'\n";
  const lines = highlightedLines(source, 'ts');
  const all = (nodes: ElementContent[]): string => nodes.map((node) => textOf(node)).join('');
  expect(lines.map(all).join('\n')).toBe(source);
  expect(JSON.stringify(lines)).not.toContain('style');
});
