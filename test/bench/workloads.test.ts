import { expect, test } from 'vitest';
import { batchesOf, layersOf, parameterCount } from './workload.ts';
import { heStart, sweep, workloads } from './workloads.ts';

/** Every array of numbers in a workload. */
const arraysOf = (workload: object): Float64Array[] =>
  Object.values(workload).flatMap((value: unknown) =>
    value instanceof Float64Array
      ? [value]
      : Array.isArray(value)
        ? value.filter((item) => item instanceof Float64Array)
        : [],
  );

test('two calls give the same numbers', () => {
  expect(workloads()).toEqual(workloads());
});

test.each(workloads())('$id: every number is a float32, and the rate too', (workload) => {
  const arrays = arraysOf(workload);
  expect(arrays.length).toBeGreaterThan(0);
  for (const numbers of arrays) expect(numbers.every((x) => Math.fround(x) === x)).toBe(true);
  if (workload.kind !== 'born dead') expect(Math.fround(workload.learningRate)).toBe(workload.learningRate);
});

test('names are unique, and the data fill whole batches', () => {
  const all = workloads();
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  const trained = all.filter((workload) => workload.kind !== 'born dead');
  expect(trained.map((workload) => batchesOf(workload).length)).toEqual([20, 20, 31, 16, 1, 1]);
  for (const workload of trained)
    expect(batchesOf(workload).reduce((sum, { inputs }) => sum + inputs.length, 0)).toBe(workload.inputs.length);
});

test('layers are views: weights, then biases, layer by layer', () => {
  const parameters = Float64Array.from({ length: parameterCount([2, 3, 1]) }, (_, i) => i);
  const layers = layersOf([2, 3, 1], parameters);
  expect(layers.map(({ weights, biases }) => [[...weights], [...biases]])).toEqual([
    [
      [0, 1, 2, 3, 4, 5],
      [6, 7, 8],
    ],
    [[9, 10, 11], [12]],
  ]);
  layers[1].biases[0] = -1;
  expect(parameters[12]).toBe(-1);
});

test('He’s weights have variance 2/inputs, and biases are as asked', () => {
  const [layer] = layersOf([50, 200], heStart([50, 200], 1, 0.1));
  const variance = layer.weights.reduce((sum, w) => sum + w * w, 0) / layer.weights.length;
  // 10,000 weights: a standard error of √(2/10,000) of the variance.
  expect(Math.abs(variance / (2 / 50) - 1)).toBeLessThan(4 * Math.sqrt(2 / 10_000));
  expect(layer.biases.every((bias) => bias === Math.fround(0.1))).toBe(true);
});

test('the networks of a sweep differ', () => {
  const { starts } = sweep({ networks: 20 });
  expect(new Set(starts.map((start) => start.join())).size).toBe(20);
});
