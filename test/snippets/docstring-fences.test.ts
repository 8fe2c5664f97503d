import { expect, test } from 'vitest';
import { docstringFences } from '../../src/snippets/docstring-fences.ts';
import { snippetsOf } from '../../src/snippets/extract.ts';

const file = 'src/core/x.ts';
const docstring = (...lines: string[]): string =>
  `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join('\n')}\n */\n`;
const example = (...code: string[]): string =>
  docstring('A sentence.', '', '@throws RangeError', '@example', '```ts', ...code, '```');

test('the example of an export is a fence with its name, and with the lines of its file', () => {
  const text = `import a from './a.ts';\n\n${example('f(1);', '', '  f(2);')}export function f(x: number): void {}\n`;
  expect(docstringFences(text, file)).toEqual([{ meta: '', source: 'f(1);\n\n  f(2);', line: 8, example: 'f' }]);
});

test('functions, generators, classes and constants can have one, or several', () => {
  const text = [
    `${example('1;')}export function* f() {}\n`,
    `${example('2;')}export class F {}\n`,
    `${docstring('@example', '```ts', '3;', '```', 'and', '```ts id=other title="T"', '4;', '```')}export const g = 1;\n`,
  ].join('\n');
  expect(docstringFences(text, file).map((fence) => [fence.example, fence.meta, fence.source])).toEqual([
    ['f', '', '1;'],
    ['F', '', '2;'],
    ['g', '', '3;'],
    ['g', ' id=other title="T"', '4;'],
  ]);
});

test.each([
  ['not below @example', `${docstring('A sentence.', '```ts', '1;', '```')}export const a = 1;\n`, 3],
  ['below another tag', `${docstring('@example', '@throws X', '```ts', '1;', '```')}export const a = 1;\n`, 4],
  ['of something that is not exported', `${example('1;')}const a = 1;\n`, 6],
  ['of a member', `export class A {\n${example('1;')}a = 1;\n}\n`, 7],
  ['in a comment that is no docstring', '// Words.\n/*\n```ts\n1;\n```\n*/\nexport const a = 1;\n', 3],
  ['without an end', `${docstring('@example', '```ts', '1;')}export const a = 1;\n`, 3],
])('a fence %s is a fault at its line', (_, text, line) => {
  expect(() => docstringFences(text, file)).toThrow(`${file}:${line}: a ts fence stands below @example`);
});

test('code that is no fence of snippets is left alone', () => {
  expect(docstringFences(`${docstring('```sh', 'npm ci', '```')}export const a = '\`\`\`ts';\n`, file)).toEqual([]);
});

test('its id and title are made of the name, unless it gives others', () => {
  const text = `${example('1; // => 1')}export const geluTanh = 1;\n${docstring('@example', '```ts id=list title="All"', '1; // => 1', '```')}export const b = 1;\n`;
  expect(snippetsOf(text, file).map(({ id, title }) => [id, title])).toEqual([
    ['core-geluTanh', 'geluTanh'],
    ['list', 'All'],
  ]);
});

test('faults are told as those of a page are', () => {
  const text = `${example('1;')}export const a = 1;\n${example('1; // => 1', 'x: 2 // => 2')}export const b = 1;\n`;
  expect(() => snippetsOf(text, file)).toThrow(
    /^src\/core\/x\.ts:6: the fence “core-a” expects nothing.*\nsrc\/core\/x\.ts:18: there is nothing to check/,
  );
});
