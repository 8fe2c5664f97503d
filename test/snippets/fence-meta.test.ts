import { expect, test } from 'vitest';
import { parseMeta } from '../../src/snippets/fence-meta.ts';

test('a fence has an id, and a title made of it', () => {
  expect(parseMeta('id=relu-at-zero')).toEqual({
    id: 'relu-at-zero',
    title: 'Relu at zero',
    session: undefined,
    noRun: undefined,
  });
});

test('in a docstring both are made of the name of the export, unless the fence gives them', () => {
  expect(parseMeta('', 'geluTanh')).toMatchObject({ id: 'core-geluTanh', title: 'geluTanh' });
  expect(parseMeta('id=list title="All"', 'activations')).toMatchObject({ id: 'list', title: 'All' });
  expect(() => parseMeta('id=geluTanh', 'geluTanh')).toThrow('an id is lowercase words');
});

test('a value with spaces stands in quotes', () => {
  expect(parseMeta('title="The kink, slowly" id=a session=s no-run="takes an hour"')).toEqual({
    id: 'a',
    title: 'The kink, slowly',
    session: 's',
    noRun: 'takes an hour',
  });
});

test.each([
  ['', 'a fence needs an id'],
  ['id=Relu', 'an id is lowercase words'],
  ['id=a--b', 'an id is lowercase words'],
  ['id=1a', 'an id is lowercase words'],
  ['id=a id=b', '“id” stands twice'],
  ['id=a session=My', 'the name of a session'],
  ['id=a no-run=""', 'no-run needs a reason'],
  ['id=a no-run', 'name=value'],
  ['id=a title="open', 'name=value'],
  ['id=a norun=x', 'got “norun”'],
])('the options “%s” are refused: %s', (meta, message) => {
  expect(() => parseMeta(meta)).toThrow(message);
});
