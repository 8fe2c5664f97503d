import { runInThisContext } from 'node:vm';
import { expect, test } from 'vitest';
import { assemble, programText } from '../../src/snippets/program.ts';

test('line n of a fence stands on line `line` + n of the program', () => {
  const text = programText([
    { code: 'const a = 1;\nconst b = 2;', line: 4 },
    { code: 'a + b;', line: 9 },
  ]);
  const lines = text.split('\n');
  expect([lines[4], lines[5], lines[9]]).toEqual(['const a = 1;', 'const b = 2;', 'a + b;']);
});

test('fences of a session share a scope, and each check knows its fence', () => {
  const program = assemble('n += 1; // => 2', ['let n = 1; // => 1']);
  const values: unknown[] = [];
  const fence = (i: number) => (_kind: string, index: number, actual: () => unknown) =>
    values.push([i, index, actual()]);
  runInThisContext(`(${program.text})`)(() => ({}), fence);
  expect(values).toEqual([
    [0, 0, 1],
    [1, 0, 2],
  ]);
  expect(program.text.split('\n')[program.line]).toMatch(/^__check\("equal", 0, \(\) => \(n \+= 1\)/);
});

test('a program is strict: an undeclared name is not a new global', () => {
  const { text } = assemble('undeclaredName = 1;', []);
  expect(() =>
    runInThisContext(`(${text})`)(
      () => ({}),
      () => () => {},
    ),
  ).toThrow(ReferenceError);
});

test('a name that an earlier fence declared is refused at the line of the snippet', () => {
  expect(() => assemble('1;\nconst a = 2;', ['const a = 1;', 'a;'])).toThrow(
    expect.objectContaining({
      name: 'SnippetError',
      line: 2,
      message: expect.stringContaining("'a' has already been"),
    }),
  );
});

test('await outside a function is refused: the program runs to its end at once', () => {
  expect(() => assemble('1;\n\nawait 1;', [])).toThrow(expect.objectContaining({ name: 'SnippetError', line: 3 }));
});
