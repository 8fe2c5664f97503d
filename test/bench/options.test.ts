import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

const known = ['W1-tanh', 'W1-relu', 'W2'];

test('without options all workloads run for five rounds', () => {
  expect(readOptions([], known)).toEqual({ only: [], rounds: 5, quick: false, record: false });
});

test('every option is read', () => {
  expect(readOptions(['--only', 'W1,W2', '--rounds', '9', '--quick', '--native', 'python3'], known)).toEqual({
    only: ['W1', 'W2'],
    rounds: 9,
    quick: true,
    record: false,
    native: 'python3',
  });
});

test.each([
  [['--rounds', '4'], 'bench: rounds must be an integer of at least 5, got 4'],
  [['--rounds', 'many'], 'bench: rounds must be an integer of at least 5, got NaN'],
  [['--only', 'W9'], 'bench: only must name workloads of W1-tanh, W1-relu, W2, got W9'],
  [['--only', 'W2,'], 'got nothing'],
  [['--only'], 'bench: --only needs a value'],
  [['--fast'], 'bench: unknown option --fast'],
  [['--record', '--quick'], 'bench: a record needs all workloads and whole rounds'],
  [['--record', '--only', 'W2'], 'bench: a record needs all workloads'],
])('%j is refused', (args, message) => {
  expect(() => readOptions(args, known)).toThrow(message);
});
