import { describe, expect, test } from 'vitest';
import { createMlp, gelu, identity, relu, rng, rrelu, tanh, unitReport, wasmEngine } from '../../../src/core/index.ts';
import { activations, numbers, pair } from './samples.ts';

describe.each(['float64', 'float32'] as const)('in %s', (dtype) => {
  describe.each(Object.keys(activations))('%s', (name) => {
    // Neither sizes nor batches are multiples of the four rows and the two, four or eight columns of a tile.
    test.each([[[2, 4, 2, 1]], [[1, 3, 5, 7]], [[3, 8, 9, 1]], [[5, 1, 16, 2]], [[17, 33]]])(
      'of a network %j is the same to the last bit, forward and backward',
      (sizes) => {
        for (const count of [1, 2, 3, 10, 33]) {
          const activation = activations[name];
          const { typescript, wasm } = pair({ sizes, hidden: activation, output: activation, dtype, seed: count });
          const inputs = numbers(count * sizes[0], 1);
          const outputGradient = numbers(count * sizes[sizes.length - 1], 2);
          expect(wasm.forward(inputs, count)).toEqual(typescript.forward(inputs, count));
          typescript.backward(outputGradient);
          wasm.backward(outputGradient);
          expect(wasm.gradient).toEqual(typescript.gradient);
          wasm.layers.forEach(({ preactivations, activations: values }, l) => {
            expect(preactivations).toEqual(typescript.layers[l].preactivations);
            expect(values).toEqual(typescript.layers[l].activations);
          });
        }
      },
    );

    test('takes and gives NaN, infinities, −0, the smallest and the largest numbers as TypeScript does', () => {
      const extremes = [0, -0, 5e-324, -5e-324, 1e-300, -1e-300, 1e300, -1e300, 0.35 / 2, 22, -22.1, 355, -372.6, 710];
      const inputs = Float64Array.of(
        ...extremes,
        -745.2,
        Number.NaN,
        Number.POSITIVE_INFINITY,
        Number.NEGATIVE_INFINITY,
      );
      const activation = activations[name];
      const { typescript, wasm } = pair({ sizes: [1, 1], output: activation, dtype });
      for (const network of [typescript, wasm]) network.layers[0].weights[0] = 1;
      // The product adds a bias of 0 to everything, so −0 arrives as it is only through the slopes.
      const count = inputs.length;
      expect(wasm.forward(inputs, count)).toEqual(typescript.forward(inputs, count));
      for (const gradient of [1, 0, Number.POSITIVE_INFINITY, Number.NaN]) {
        for (let s = 0; s < count; s++) {
          for (const network of [typescript, wasm]) {
            network.forward(inputs.subarray(s, s + 1), 1);
            network.backward([gradient]);
          }
          expect(wasm.gradient).toEqual(typescript.gradient);
        }
      }
    });
  });
});

test('whoever changes parameters, keeps arrays or asks for a report does it as with any network', () => {
  const { typescript, wasm } = pair({ sizes: [2, 5, 1], seed: 1 });
  const { parameters } = wasm;
  const inputs = numbers(20, 3);
  for (const network of [typescript, wasm]) {
    network.layers[0].biases[2] = -100;
    network.forward(inputs.subarray(0, 2), 1);
    network.forward(inputs, 10);
    network.backward(numbers(10, 4));
  }
  expect(wasm.parameters).toBe(parameters);
  expect(parameters).toEqual(typescript.parameters);
  expect(unitReport(wasm, inputs, 10)).toEqual(unitReport(typescript, inputs, 10));
  expect(unitReport(wasm, inputs, 10).layers[0].units[2].dead).toBe(true);
});

test('inputs need not be typed arrays, and a partial batch is only what was asked for', () => {
  const { typescript, wasm } = pair({ sizes: [2, 3, 2], seed: 5 });
  expect(wasm.forward([1, 2, 3, 4], 2)).toEqual(typescript.forward([1, 2, 3, 4], 2));
  expect(wasm.forward([1, 2], 1)).toEqual(typescript.forward([1, 2], 1));
  expect(wasm.layers[0].preactivations).toEqual(typescript.layers[0].preactivations);
});

test('batches of two sizes reuse their buffers', () => {
  const { wasm } = pair({ sizes: [1, 3, 1] });
  const buffers = (count: number) => {
    const outputs = wasm.forward(numbers(count, 1), count);
    return [outputs, ...wasm.layers.flatMap(({ preactivations, activations: values }) => [preactivations, values])];
  };
  const [whole, partial] = [buffers(5), buffers(2)];
  buffers(5).forEach((buffer, i) => {
    expect(buffer).toBe(whole[i]);
  });
  buffers(2).forEach((buffer, i) => {
    expect(buffer).toBe(partial[i]);
  });
});

test('a wrong call says what a network in TypeScript says', () => {
  const { typescript, wasm } = pair({ sizes: [2, 3, 1] });
  const said = (call: () => unknown): string => {
    try {
      call();
    } catch (error) {
      return String(error);
    }
    return 'nothing';
  };
  for (const wrong of [
    (network: typeof wasm) => network.backward([1]),
    (network: typeof wasm) => network.forward([1], 1),
    (network: typeof wasm) => network.forward([1, 2], 0),
    (network: typeof wasm) => {
      network.forward([1, 2], 1);
      network.backward([1, 2]);
    },
  ]) {
    expect(said(() => wrong(wasm))).toBe(said(() => wrong(typescript)));
    expect(said(() => wrong(wasm))).toMatch(/^RangeError: (?:forward|backward): /);
  }
});

describe('a network without kernels is computed in TypeScript and says why', () => {
  const random = rng(0);
  test.each([
    ['no kernel for the activation gelu', { hidden: gelu }],
    ['no kernel for the activation rrelu', { hidden: rrelu() }],
    ['no kernel for the activation relu', { hidden: { ...relu, rays: undefined } as never }],
    ['no kernel for the activation tanh', { output: { ...tanh } }],
    ['no kernel for the dtype bfloat16', { dtype: 'bfloat16' as const }],
    ['no kernel for the dtype float16', { dtype: 'float16' as const }],
  ])('%s', (reason, options) => {
    const network = createMlp({ sizes: [1, 2, 1], engine: wasmEngine(), ...options });
    expect(network.engine).toEqual({ name: 'typescript', reason });
    expect(network.forward([1], 1, random)).toHaveLength(1);
    expect(() => createMlp({ sizes: [1, 2, 1], ...options, engine: wasmEngine({ required: true }) })).toThrow(
      `wasmEngine: it must be able to run, but ${reason}`,
    );
  });

  test('without an engine asked for there is nothing to explain', () => {
    expect(createMlp({ sizes: [1, 1], output: identity }).engine).toEqual({ name: 'typescript', reason: '' });
  });
});

test('an engine that is none is refused by name', () => {
  expect(() => createMlp({ sizes: [1, 1], engine: wasmEngine as never })).toThrow(
    'createMlp: engine must be an engine, got the function wasmEngine and not what it returns',
  );
});
