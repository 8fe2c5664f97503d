import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  absoluteValue,
  checkerboard,
  createMlp,
  fromCsv,
  gaussians,
  glorotNormal,
  type Initializer,
  lecunNormal,
  randomizedAsymmetric,
  sine,
  softmaxCrossEntropy,
  spirals,
  step,
  zeros,
} from '../../src/core/index.ts';

describe('softmax cross-entropy', () => {
  const loss = softmaxCrossEntropy({ classes: 3 });
  test('of equal outputs is the logarithm of the number of classes, and its gradient softmax − t', () => {
    expect(loss.value([0, 0, 0, 7, 7, 7], [1, 0, 0, 0, 1, 0])).toBeCloseTo(Math.log(3), 14);
    const into = new Float64Array(6);
    loss.gradient([0, 0, 0, 7, 7, 7], [1, 0, 0, 0, 1, 0], into);
    [-1 / 3, 1 / 6, 1 / 6, 1 / 6, -1 / 3, 1 / 6].forEach((expected, i) => {
      expect(into[i]).toBeCloseTo(expected, 14);
    });
  });
  test('neither overflows nor loses a sure answer', () => {
    expect(loss.value([1000, 0, -1000], [1, 0, 0])).toBe(0);
    expect(loss.value([1000, 0, -1000], [0, 0, 1])).toBe(2000);
  });
  test('the gradient is that of the value, for any outputs and any probabilities', () => {
    const outputs = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(outputs, fc.double({ min: 0, max: 1, noNaN: true }), (o, p) => {
        const targets = [p, 1 - p, 0, 0, 0, 1];
        const into = new Float64Array(6);
        loss.gradient(o, targets, into);
        o.forEach((_, i) => {
          const h = 1e-5;
          const at = (d: number) =>
            loss.value(
              o.map((value, j) => (j === i ? value + d : value)),
              targets,
            );
          expect(Math.abs((at(h) - at(-h)) / (2 * h) - into[i])).toBeLessThan(1e-9);
        });
      }),
      { numRuns: 50 },
    );
  });
  test('what is no batch of probabilities is refused', () => {
    expect(() => softmaxCrossEntropy({ classes: 1 })).toThrow(
      'softmaxCrossEntropy: classes must lie in [2, 1000000], got 1',
    );
    expect(() => loss.value([1, 2], [1, 0])).toThrow(
      'softmaxCrossEntropy: outputs must hold samples of 3 numbers, got 2',
    );
    expect(() => loss.value([1, 2, 3], [1, 1, 0])).toThrow('the targets of a sample must sum to 1, got 2 at index 0');
    expect(() => loss.value([1, 2, 3], [2, -1, 0])).toThrow('targets must not be negative, got -1 at index 1');
  });
});

describe('initializers', () => {
  const layer = (initializer: Initializer, fanIn: number, fanOut: number) =>
    createMlp({ sizes: [fanIn, fanOut, 1], initializer, seed: 3 }).layers[0];
  const deviation = (values: Float64Array) => Math.sqrt(values.reduce((sum, v) => sum + v * v, 0) / values.length);
  test('Glorot’s and LeCun’s normal ones have their variance, within four standard errors', () => {
    // 20,000 weights: a standard error of 1/√(2·20000) = 0.5 %.
    expect(Math.abs(deviation(layer(glorotNormal(), 200, 100).weights) / Math.sqrt(2 / 300) - 1)).toBeLessThan(0.02);
    expect(Math.abs(deviation(layer(lecunNormal(), 200, 100).weights) / Math.sqrt(1 / 200) - 1)).toBeLessThan(0.02);
  });
  test('zeros leaves nothing to tell units apart', () => {
    expect(layer(zeros({ bias: 0.5 }), 2, 3).weights.every((weight) => weight === 0)).toBe(true);
    expect([...layer(zeros({ bias: 0.5 }), 2, 3).biases]).toEqual([0.5, 0.5, 0.5]);
  });
  test('randomized asymmetric: the numbers that stand out have the mean of Beta(2, 1), 2/3', () => {
    const { weights, biases, inSize, outSize } = layer(randomizedAsymmetric(), 1, 4000);
    expect([inSize, outSize]).toEqual([1, 4000]);
    // Of each unit's two numbers one is from Beta(2, 1) of mean 2/3 and the other one is symmetric. So the mean of all
    // 8,000 numbers is 1/3, with a standard error of about 0.006.
    const sum = [...weights, ...biases].reduce((total, value) => total + value, 0);
    expect(Math.abs(sum / 8000 - 1 / 3)).toBeLessThan(0.025);
  });
});

describe('data sets', () => {
  test('spirals wind around the origin, each arm opposite to the other', () => {
    const { inputs, targets } = spirals({ count: 40, noise: 0 });
    for (let i = 0; i < 40; i += 2) {
      expect([targets[i], targets[i + 1]]).toEqual([0, 1]);
      expect(inputs[2 * i] + inputs[2 * i + 2]).toBeCloseTo(0, 14);
      expect(Math.hypot(inputs[2 * i], inputs[2 * i + 1])).toBeLessThanOrEqual(1 + 1e-12);
    }
  });
  test('clouds have their centers', () => {
    const { inputs, targets, count } = gaussians({ count: 2000, seed: 4 });
    let sum = 0;
    for (let i = 0; i < count; i++) sum += targets[i] === 0 ? -inputs[2 * i] : inputs[2 * i];
    expect(Math.abs(sum / count - 1)).toBeLessThan(4 * (0.4 / Math.sqrt(count)));
  });
  test('every point of the board lies on a field of its class', () => {
    const { inputs, targets, count } = checkerboard({ count: 400, seed: 1 });
    for (let i = 0; i < count; i++) {
      const [column, row] = [inputs[2 * i], inputs[2 * i + 1]].map((x) => Math.floor((x + 1) * 2));
      expect((column + row) % 2).toBe(targets[i]);
    }
  });
  test('curves are what they are called, evenly from −1 to 1', () => {
    expect([...absoluteValue({ count: 5 }).targets]).toEqual([1, 0.5, 0, 0.5, 1]);
    expect([...step({ count: 5 }).targets]).toEqual([0, 0, 1, 1, 1]);
    const targets = [...sine({ count: 5 }).targets];
    [0, -1, 0, 1, 0].forEach((expected, i) => {
      expect(targets[i]).toBeCloseTo(expected, 14);
    });
    expect([...sine({ count: 3 }).inputs]).toEqual([-1, 0, 1]);
    expect(sine({ noise: 0.1, seed: 1 }).targets).not.toEqual(sine({ noise: 0.1, seed: 2 }).targets);
    expect(() => sine({ count: 1 })).toThrow('sine: count must lie in [2, 100000], got 1');
  });
});

test('clouds of every count and seed are finite, balanced and the same when made again', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(spirals, gaussians, checkerboard),
      fc.integer({ min: 1, max: 60 }),
      fc.nat(),
      fc.double({ min: 0, max: 100, noNaN: true }),
      (make, half, seed, noise) => {
        const data = make({ count: 2 * half, seed, noise });
        expect(data).toMatchObject({ count: 2 * half, inputSize: 2, targetSize: 1 });
        expect(data.inputs).toHaveLength(4 * half);
        expect(data.inputs.every(Number.isFinite)).toBe(true);
        expect(data.targets).toEqual(Float64Array.from({ length: 2 * half }, (_, i) => i % 2));
        expect(make({ count: 2 * half, seed, noise })).toEqual(data);
      },
    ),
  );
});

test('each cloud has its own noise by default, also when the option is undefined', () => {
  for (const [make, noise] of [
    [spirals, 0.03],
    [gaussians, 0.4],
    [checkerboard, 0],
  ] as const) {
    expect(make()).toEqual(make({ noise, count: 200, seed: 0 }));
    expect(make({ noise: undefined as never })).toEqual(make());
  }
});

test('counts and noise out of range are refused, by the name of the data set', () => {
  for (const make of [spirals, gaussians, checkerboard]) {
    expect(() => make({ count: 3 })).toThrow(new RangeError(`${make.name}: count must be even, got 3`));
    expect(() => make({ noise: -1 })).toThrow(`${make.name}: noise must lie in [0, 100], got -1`);
  }
  for (const make of [absoluteValue, sine, step]) {
    expect(() => make({ count: 2.5 })).toThrow(`${make.name}: count must be an integer, got 2.5`);
    expect(() => make({ noise: Number.NaN })).toThrow(`${make.name}: noise must be finite, got NaN`);
  }
});

describe('samples from CSV', () => {
  test('numbers written out are read back, whatever they are', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    const rows = fc
      .integer({ min: 2, max: 5 })
      .chain((width) => fc.array(fc.array(number, { minLength: width, maxLength: width }), { minLength: 1 }));
    fc.assert(
      fc.property(rows, fc.constantFrom('\n', '\r\n'), (samples, end) => {
        const { inputs, targets, count, inputSize } = fromCsv(samples.map((sample) => sample.join(',')).join(end));
        expect([count, inputSize]).toEqual([samples.length, samples[0].length - 1]);
        samples.forEach((sample, i) => {
          // Text has no −0.
          const back = [...inputs.subarray(i * inputSize, (i + 1) * inputSize), targets[i]];
          expect(back).toEqual(sample.map((value) => value + 0));
        });
      }),
    );
  });
  test('a heading and empty lines are skipped, the last fields are targets', () => {
    expect(fromCsv('x,y,label\n1,2,0\r\n\n3,-4.5,1\n')).toEqual({
      inputs: Float64Array.of(1, 2, 3, -4.5),
      targets: Float64Array.of(0, 1),
      count: 2,
      inputSize: 2,
      targetSize: 1,
    });
    expect(fromCsv('1,2,3', { targets: 2 })).toMatchObject({ inputSize: 1, targetSize: 2 });
  });
  test('a fault names its line', () => {
    expect(() => fromCsv('1,2\n3,four')).toThrow('fromCsv: line 2 must hold finite numbers, got “four”');
    expect(() => fromCsv('1,2\n3,\n')).toThrow('fromCsv: line 2 must hold finite numbers, got “”');
    expect(() => fromCsv('1,2\n3')).toThrow('fromCsv: line 2 must have 2 fields, got 1');
    expect(() => fromCsv('x,y')).toThrow('fromCsv: text must hold at least one sample, got none');
    expect(() => fromCsv('1\n2')).toThrow('fromCsv: a line must have more than 1 fields, got 1');
    expect(() => fromCsv(undefined as never)).toThrow(new TypeError('fromCsv: text must be a string, got undefined'));
    expect(() => fromCsv('1,2', { targets: 0 })).toThrow('fromCsv: targets must lie in [1, 1000], got 0');
    expect(() => fromCsv('1,Infinity')).toThrow('line 1 must hold finite numbers, got “Infinity”');
  });
});
