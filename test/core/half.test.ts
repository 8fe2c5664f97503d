import { describe, expect, test } from 'vitest';
import { createMlp, type Dtype, leakyRelu, meanSquaredError, relu, roundTo, sgd } from '../../src/core/index.ts';
import { type HalfFunction, type HalfRun, halfRecord, numberOf, numbersOf } from '../../src/evidence/half.ts';

const functions = {
  relu,
  'leakyRelu 0.1': leakyRelu({ negativeSlope: 0.1 }),
  'leakyRelu 0.125': leakyRelu({ negativeSlope: 0.125 }),
};

/** PyTorch keeps the sign of a zero where the core's activations return 0. */
const unsigned = (x: number): number => (x === 0 ? 0 : x);
const rows = <T>(all: readonly T[], name: string): T[] => {
  expect(all.length, name).toBeGreaterThan(0);
  return [...all];
};

describe(`numbers are stored as in ${halfRecord.about}`, () => {
  test.each(['float32', 'float16', 'bfloat16'] as const)('%s: 365 numbers, to the sign of zero', (dtype) => {
    expect(halfRecord.roundings).toHaveLength(365);
    for (const row of halfRecord.roundings) {
      expect(roundTo(dtype, numberOf('float64', row.x)), row.x).toBe(numberOf(dtype, row[dtype]));
    }
  });
  test('some of them differ from a single rounding: float64 goes through float32', () => {
    const f16round = (Math as unknown as { f16round(x: number): number }).f16round;
    const twice = halfRecord.roundings.filter(({ x, float16 }) => {
      const once = f16round(numberOf('float64', x));
      return !Object.is(once, numberOf('float16', float16));
    });
    expect(twice.length).toBeGreaterThan(3);
  });
});

describe('one operation, then one rounding', () => {
  test.each(['float16', 'bfloat16'] as const)('%s: + − × ÷ √ of 210 pairs', (dtype) => {
    const pairs = halfRecord.operations.filter((row) => row.dtype === dtype);
    expect(pairs).toHaveLength(210);
    for (const row of pairs) {
      const [a, b] = [numberOf(dtype, row.a), numberOf(dtype, row.b)];
      const ours = { add: a + b, subtract: a - b, multiply: a * b, divide: a / b, sqrt: Math.sqrt(Math.abs(a)) };
      for (const [operation, result] of Object.entries(ours)) {
        const theirs = numberOf(dtype, row[operation as keyof typeof ours]);
        expect(roundTo(dtype, result), `${operation} ${a} ${b}`).toBe(theirs);
      }
    }
  });
});

describe('activations of half numbers', () => {
  test.each(Object.keys(functions) as HalfFunction[])('%s: value and derivative', (name) => {
    for (const row of rows(
      halfRecord.activations.filter((candidate) => candidate.function === name),
      name,
    )) {
      const z = numberOf(row.dtype, row.z);
      const at = `${row.dtype} ${z}`;
      const { value, derivative } = functions[name];
      expect(unsigned(roundTo(row.dtype, value(z))), at).toBe(unsigned(numberOf(row.dtype, row.value)));
      // At NaN the core's derivative is NaN; PyTorch has 1 for relu and the slope for leaky_relu.
      if (Number.isNaN(z)) expect(derivative(z)).toBeNaN();
      else expect(roundTo(row.dtype, derivative(z)), at).toBe(numberOf(row.dtype, row.derivative));
    }
  });
  test('a product too small for float16 lands on the kink, with either sign, and takes the derivative there', () => {
    const onKink = halfRecord.underflows.filter(({ dtype, z }) => numberOf(dtype, z) === 0);
    expect(onKink.map(({ dtype, z }) => [dtype, z])).toEqual([
      ['float16', '0000'],
      ['float16', '8000'],
      ['float16', '0000'],
      ['float16', '8000'],
    ]);
    for (const row of halfRecord.underflows) {
      const [w, x, z] = [row.w, row.x, row.z].map((pattern) => numberOf(row.dtype, pattern)) as [
        number,
        number,
        number,
      ];
      expect(roundTo(row.dtype, w * x)).toBe(z);
      for (const name of ['relu', 'leakyRelu 0.125'] as const)
        expect(functions[name].derivative(z)).toBe(numberOf(row.dtype, row[name]));
    }
  });
});

describe('training in a narrow format equals PyTorch’s, rounded after each operation, to the bit', () => {
  const inputs = numbersOf('float64', halfRecord.inputs);
  const targets = numbersOf('float64', halfRecord.targets);

  /** Product and difference rounded; or the core’s own sgd, which rounds once. */
  function updateWith(update: HalfRun['update'], dtype: Dtype) {
    const learningRate = roundTo(dtype, 0.1);
    if (update === 'once') return sgd({ learningRate }).step;
    return ({ parameters, gradient }: { parameters: Float64Array; gradient: Float64Array }) => {
      for (let i = 0; i < parameters.length; i++)
        parameters[i] = roundTo(dtype, parameters[i] - roundTo(dtype, learningRate * gradient[i]));
    };
  }

  test.each(halfRecord.runs)('$dtype, $activation, $update', ({ dtype, activation, update, start, steps }) => {
    const mlp = createMlp({ sizes: halfRecord.sizes, hidden: functions[activation], dtype });
    mlp.parameters.set(numbersOf(dtype, start));
    const stored = targets.map((target) => roundTo(dtype, target));
    const step = updateWith(update, dtype);
    const outputGradient = new Float64Array(targets.length);
    expect(steps).toHaveLength(5);
    for (const recorded of steps) {
      const outputs = mlp.forward(inputs, targets.length);
      const numbers = (list: keyof typeof recorded) => numbersOf(dtype, recorded[list]);
      expect([...mlp.layers[0].preactivations]).toEqual(numbers('preactivations'));
      expect([...outputs]).toEqual(numbers('outputs'));
      meanSquaredError.gradient(outputs, stored, outputGradient);
      mlp.backward(outputGradient);
      expect([...mlp.gradient]).toEqual(numbers('gradient'));
      step(mlp);
      expect([...mlp.parameters]).toEqual(numbers('parameters'));
    }
  });
  test('rounding an update once or twice gives other parameters, in each format', () => {
    for (const dtype of ['float32', 'float16', 'bfloat16']) {
      const [each, once] = halfRecord.runs.filter((run) => run.dtype === dtype && run.activation === 'relu');
      expect(each?.steps.at(-1)?.parameters).not.toBe(once?.steps.at(-1)?.parameters);
    }
  });
  test('in float16 a pre-activation is exactly 0 in the first step, in the other formats none is', () => {
    for (const { dtype, steps } of halfRecord.runs) {
      const zeros = numbersOf(dtype, steps[0].preactivations).filter((z) => z === 0);
      expect(zeros.length > 0, dtype).toBe(dtype === 'float16');
    }
  });
});

test('PyTorch’s SGD rounds the learning rate to the half format, then once in the body of a tensor and twice in its tail', () => {
  const differ = { body: 0, tail: 0 };
  for (const row of rows(halfRecord.updates, 'updates')) {
    const [p, g, body, tail] = numbersOf(row.dtype, row.p + row.g + row.body + row.tail) as [
      number,
      number,
      number,
      number,
    ];
    const rate = roundTo(row.dtype, 0.1);
    expect(roundTo(row.dtype, p - rate * g)).toBe(body);
    expect(roundTo(row.dtype, p - roundTo(row.dtype, rate * g))).toBe(tail);
    if (body !== tail) differ.tail++;
    if (body !== roundTo(row.dtype, p - 0.1 * g)) differ.body++;
  }
  expect(differ.tail).toBeGreaterThan(0);
  expect(differ.body).toBeGreaterThan(0);
});
