/**
 * What is timed: tasks of the size that fits a page. Everything is drawn from seeds by the core's generator and
 * rounded to float32, so that contenders of either precision start from the same numbers.
 */
import { rng } from '../../src/core/index.ts';
import { type BornDead, layersOf, parameterCount, type Sweep, type Training, type Workload } from './workload.ts';

const single = Math.fround;

/** He's normal weights and constant biases, rounded. */
export function heStart(sizes: readonly number[], seed: number, bias = 0): Float64Array {
  const random = rng(seed);
  const parameters = new Float64Array(parameterCount(sizes));
  for (const { inSize, weights, biases } of layersOf(sizes, parameters)) {
    for (let i = 0; i < weights.length; i++) weights[i] = single(random.normal(0, Math.sqrt(2 / inSize)));
    biases.fill(single(bias));
  }
  return parameters;
}

/** Two classes, −1 in a ring and 1 in a disc of half its radius, alternating. */
function discAndRing(count: number, radius: number, seed: number): { inputs: Float64Array; targets: Float64Array } {
  const random = rng(seed);
  const inputs = new Float64Array(2 * count);
  const targets = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const inside = i % 2 === 0;
    const distance = radius * (inside ? random.uniform(0, 0.5) : random.uniform(0.7, 1));
    const angle = random.uniform(0, 2 * Math.PI);
    inputs[2 * i] = single(distance * Math.sin(angle));
    inputs[2 * i + 1] = single(distance * Math.cos(angle));
    targets[i] = inside ? 1 : -1;
  }
  return { inputs, targets };
}

/** Points from −√3 to √3, whose variance is about 1. */
const line = (count: number): Float64Array =>
  Float64Array.from({ length: count }, (_, i) => single(Math.sqrt(3) * ((2 * i) / (count - 1) - 1)));

/** W1: the network that an interactive playground trains. */
export function tiny(hidden: 'relu' | 'tanh'): Training {
  const sizes = [2, 4, 2, 1];
  return {
    kind: 'training',
    unit: 'samples',
    id: `W1-${hidden}`,
    title: `2-4-2-1, ${hidden === 'relu' ? 'ReLU' : 'tanh'}, output tanh, batch 10`,
    sizes,
    hidden,
    output: 'tanh',
    learningRate: single(0.03),
    batchSize: 10,
    ...discAndRing(200, 5, 1),
    start: heStart(sizes, 11, 0.1),
  };
}

/** W2: two hidden layers of 32, the size of a figure here. */
export function small(): Training {
  const sizes = [2, 32, 32, 1];
  return {
    kind: 'training',
    unit: 'samples',
    id: 'W2',
    title: '2-32-32-1, ReLU, linear output, batch 32',
    sizes,
    hidden: 'relu',
    output: 'identity',
    learningRate: single(0.01),
    batchSize: 32,
    ...discAndRing(31 * 32, 1, 2),
    start: heStart(sizes, 12),
  };
}

/** W3: the size of a first network for handwritten digits; the pixels are noise, which costs the same. */
export function digits(): Training {
  const sizes = [784, 128, 64, 10];
  const count = 16 * 64;
  const random = rng(3);
  const inputs = Float64Array.from({ length: count * 784 }, () => single(random.uniform()));
  const targets = new Float64Array(count * 10);
  for (let i = 0; i < count; i++) targets[10 * i + random.integer(10)] = 1;
  return {
    kind: 'training',
    unit: 'samples',
    id: 'W3',
    title: '784-128-64-10, ReLU, softmax cross-entropy, batch 64',
    sizes,
    hidden: 'relu',
    output: 'softmax',
    learningRate: single(0.01),
    batchSize: 64,
    inputs,
    targets,
    start: heStart(sizes, 13),
  };
}

/** W4: the sweep behind a statement such as "of 1,000 networks, so many have a dead unit after training". */
export function sweep({ networks = 1000, steps = 200 } = {}): Sweep {
  const sizes = [1, 8, 8, 1];
  const inputs = line(32);
  return {
    kind: 'sweep',
    unit: 'networks',
    id: 'W4',
    title: '1,000 networks 1-8-8-1, ReLU, |x| on 32 points, 200 full-batch steps each',
    sizes,
    hidden: 'relu',
    output: 'identity',
    learningRate: single(0.05),
    batchSize: 32,
    inputs,
    targets: inputs.map(Math.abs),
    networks,
    steps,
    starts: Array.from({ length: networks }, (_, k) => heStart(sizes, 1000 + k)),
  };
}

/** W5: ten layers of four units are often dead before any training. */
export function bornDead(): BornDead {
  return {
    kind: 'born dead',
    unit: 'networks',
    id: 'W5',
    title: 'born dead: draw 10 layers of 4 ReLUs, run 100 points',
    sizes: [1, ...Array<number>(10).fill(4)],
    points: line(100),
    seed: 5,
  };
}

/** W6: the sweep of the figure on XOR at one of its widths. Biases start at 0, so (0, 0) lies on every kink. */
export function xorSweep({ networks = 1000, steps = 500 } = {}): Sweep {
  const sizes = [2, 4, 1];
  return {
    kind: 'sweep',
    unit: 'networks',
    id: 'W6',
    title: '1,000 networks 2-4-1, ReLU, XOR, biases 0, 500 full-batch steps each',
    sizes,
    hidden: 'relu',
    output: 'identity',
    learningRate: single(0.1),
    batchSize: 4,
    inputs: Float64Array.of(0, 0, 0, 1, 1, 0, 1, 1),
    targets: Float64Array.of(0, 1, 1, 0),
    networks,
    steps,
    starts: Array.from({ length: networks }, (_, k) => heStart(sizes, 3000 + k)),
  };
}

export const workloads = (): Workload[] => [
  tiny('tanh'),
  tiny('relu'),
  small(),
  digits(),
  sweep(),
  bornDead(),
  xorSweep(),
];
