import { expect, test } from 'vitest';
import { repeated, stacked, unstacked } from './flat.ts';
import { parameterCount } from './workload.ts';

test('stacking turns weights to in × out, network by network', () => {
  const sizes = [2, 3];
  // out × in: unit 0 has weights 1 and 2.
  const networks = [0, 10].map((plus) => Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9).map((x) => x + plus));
  const [layer] = stacked(sizes, networks);
  expect([...(layer?.weights ?? [])]).toEqual([1, 3, 5, 2, 4, 6, 11, 13, 15, 12, 14, 16]);
  expect([...(layer?.biases ?? [])]).toEqual([7, 8, 9, 17, 18, 19]);
});

test('unstacking gives back what was stacked', () => {
  const sizes = [2, 3, 4, 1];
  const networks = [1, 2, 3].map((k) => Float64Array.from({ length: parameterCount(sizes) }, (_, i) => k * 100 + i));
  const data = stacked(sizes, networks).flatMap(({ weights, biases }) => [weights, biases]);
  expect([...unstacked(sizes, data)]).toEqual(networks.flatMap((parameters) => [...parameters]));
});

test('repeating puts the same numbers one after the other', () => {
  expect([...repeated(Float64Array.of(1, 2), 3)]).toEqual([1, 2, 1, 2, 1, 2]);
});
