import { describe, expect, test } from 'vitest';
import { optionsOfFence, recordedFences } from '../../src/snippets/recorded-fence.ts';

const page = '# A page\n\n```py id=one framework=torch,onnx raises=RuntimeError\nx = 1\n\nprint(x)\n```\n';

describe('recordedFences', () => {
  test('finds each py fence with its options, its text and its line', () => {
    expect(recordedFences(page, 'a.mdx')).toEqual([
      {
        id: 'one',
        title: 'One',
        frameworks: ['torch', 'onnx'],
        raises: 'RuntimeError',
        source: 'x = 1\n\nprint(x)',
        line: 3,
      },
    ]);
  });
  test('fences in other languages are not its business', () => {
    expect(recordedFences('```ts id=a\n1; // => 1\n```\n\n```python\nprint(1)\n```\n', 'a.mdx')).toEqual([]);
  });
  test('all faults of a page are named together, each at its line', () => {
    const faulty = `${page}\n${page}\n\`\`\`py id=two\nprint(2)\n\`\`\`\n`;
    expect(() => recordedFences(faulty, 'a.mdx')).toThrow(
      'a.mdx:11: the id “one” is taken by the fence at line 3\na.mdx:17: a py fence needs an id and a framework',
    );
  });
});

test.each([
  ['framework=torch', 'a py fence needs an id and a framework'],
  ['id=a', 'a py fence needs an id and a framework'],
  ['id=A framework=torch', 'an id is lowercase words joined by hyphens, got “A”'],
  ['id=a framework=torch;jax', 'framework is the name of a package, or names with commas between, got “torch;jax”'],
  ['id=a framework=torch raises="a b"', 'raises is the name of an error, got “a b”'],
  ['id=a framework=torch session=b', 'a fence has the options id, title, framework, raises; got “session”'],
  ['id=a id=b framework=torch', 'the option “id” stands twice'],
])('the options “%s” are refused: %s', (meta, message) => {
  expect(() => optionsOfFence(meta)).toThrow(message);
});
