/**
 * What the core measures for each published claim: a pure function of the size of the sample. `whole` is recorded by
 * `npm run evidence -- reproduced`; the tests run the smaller `sample` again.
 */
import {
  adam,
  bornDeadFraction,
  constantStep,
  createMlp,
  type Dataset,
  differentiate,
  heNormal,
  type Initializer,
  type Mlp,
  meanSquaredError,
  randomizedAsymmetric,
  reinitializeDeadUnits,
  relu,
  reluWith,
  rng,
  sgd,
  sweep,
  torchLinear,
  train,
  twoMoons,
  unitReport,
  wasmEngine,
  xor,
} from '../../../src/core/index.ts';
import { absoluteValue } from '../../../src/figures/descent/objective.ts';
import { descend } from '../../../src/figures/descent/run.ts';
import { wolfe } from '../../../src/figures/descent/wolfe.ts';
import { grouped } from '../../../src/ui/progress.ts';
import { plasticity } from './plasticity.ts';

export type Size = 'whole' | 'sample';

export interface Measurement {
  readonly value: number;
  /** One standard error; 0 for what is exact. */
  readonly error: number;
  /** What was counted, in words. */
  readonly sample: string;
  /** Of a measurement too long to repeat in a small sample: its first run alone, which must come out the same. */
  readonly first?: number;
}

const share = (count: number, of: number, what: string): Measurement => ({
  value: count / of,
  error: Math.sqrt(((count / of) * (1 - count / of)) / of),
  sample: `${grouped(of)} ${what}`,
});

const exact = (value: number, sample = 'computed'): Measurement => ({ value, error: 0, sample });

function mean(values: readonly number[], what: string): Measurement {
  const average = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - average) ** 2, 0) / Math.max(1, values.length - 1);
  return { value: average, error: Math.sqrt(variance / values.length), sample: `${values.length} ${what}` };
}

const seedsTo = (count: number): number[] => Array.from({ length: count }, (_, seed) => seed);

function bornDead(depth: number, width: number, whole: number) {
  return (size: Size): Measurement => {
    const { silent, networks } = bornDeadFraction({ depth, width, networks: size === 'whole' ? whole : 4000 });
    return share(silent, networks, 'networks');
  };
}

/** Ten layers of width 2 learn |x| from 64 points; a network has collapsed if its output hardly changes any more. */
const collapsed =
  (initializer: Initializer) =>
  (size: Size): Measurement => {
    const networks = size === 'whole' ? 1000 : 60;
    const inputs = Float64Array.from({ length: 64 }, (_, i) => Math.sqrt(3) * ((2 * i) / 63 - 1));
    const data: Dataset = { inputs, targets: inputs.map(Math.abs), count: 64, inputSize: 1, targetSize: 1 };
    let count = 0;
    for (let seed = 0; seed < networks; seed++) {
      const mlp = createMlp({
        sizes: [1, ...Array<number>(9).fill(2), 1],
        initializer,
        seed,
        engine: wasmEngine(),
      });
      const options = { loss: meanSquaredError, optimizer: adam({ learningRate: 0.001 }), epochs: 3000 };
      for (const _ of train(mlp, data, { ...options, stepsPerYield: 3000 }));
      const outputs = mlp.forward(inputs, 64);
      if (Math.max(...outputs) - Math.min(...outputs) < 1e-3) count++;
    }
    return share(count, networks, 'trainings of 3,000 Adam steps');
  };

type Program = Parameters<typeof differentiate<number>>[0];
const slopeAt0 = (program: Program) => (): Measurement =>
  exact(differentiate(program, 0, { reluDerivativeAtZero: 0 }).derivative);

function xorSolved(units: number, initializer = torchLinear(), derivativeAtZero = 0) {
  return (size: Size): Measurement => {
    const seeds = seedsTo(size === 'whole' ? 1000 : 200);
    const { networks } = sweep({
      sizes: [2, units, 1],
      hidden: reluWith({ derivativeAtZero }),
      initializer,
      data: xor(),
      loss: meanSquaredError,
      learningRate: 0.1,
      steps: 5000,
      seeds,
      engine: wasmEngine(),
    });
    return share(networks.filter(({ loss }) => loss < 0.01).length, seeds.length, 'seeds');
  };
}

/** Largest relative distance of the first sixty points of exact line search from the closed form. */
function wolfeIterates(): Measurement {
  const points = descend(wolfe, 'exact', [16, 1], 60);
  const off = points.slice(0, 60).map(({ point: [a, b] }, k) => {
    const ratio = (15 / 17) ** k;
    return Math.max(Math.abs(a / (16 * ratio) - 1), Math.abs(b / (k % 2 === 0 ? ratio : -ratio) - 1));
  });
  return exact(Math.max(...off), '60 steps');
}

const constantStepValue = (): Measurement =>
  exact(descend(absoluteValue, constantStep(0.2), [0.5], 40).at(-1)?.best ?? Number.NaN, '40 steps');

/** Second moment of the pre-activations of layer 30 over that of layer 1. */
function heMoments(size: Size): Measurement {
  const width = 64;
  const ratios = seedsTo(size === 'whole' ? 400 : 60).map((seed) => {
    const mlp = createMlp({ sizes: [width, ...Array<number>(30).fill(width), 1], initializer: heNormal(), seed });
    const random = rng(seed + 10_000);
    mlp.forward(
      Float64Array.from({ length: 20 * width }, () => random.normal()),
      20,
    );
    const moment = (layer: number): number =>
      mlp.layers[layer].preactivations.reduce((sum, z) => sum + z * z, 0) / (20 * width);
    return moment(29) / moment(0);
  });
  return mean(ratios, 'networks of width 64');
}

/** Largest change of an output when dead units are reset. */
function redoChange(): Measurement {
  let largest = 0;
  for (const seed of seedsTo(20)) {
    const data = twoMoons({ count: 100, seed });
    const mlp = createMlp({ sizes: [2, 16, 16, 1], initializer: heNormal({ bias: -0.5 }), seed });
    const before = mlp.forward(data.inputs, data.count).slice();
    reinitializeDeadUnits(mlp, data.inputs, data.count, { seed });
    const after = mlp.forward(data.inputs, data.count);
    largest = Math.max(largest, ...after.map((value, i) => Math.abs(value - before[i])));
  }
  return exact(largest, '20 networks');
}

/** Linear pieces on [−5, 5] for each unit, of a network of some depth over those of depth 1. */
function piecesByDepth(size: Size): Measurement {
  const networks = size === 'whole' ? 30 : 8;
  const perUnit = (depth: number): number[] =>
    seedsTo(networks).map((seed) => {
      const mlp = createMlp({ sizes: [1, ...Array<number>(depth).fill(32), 1], initializer: heNormal(), seed });
      const random = rng(seed + 500);
      for (const { biases } of mlp.layers) for (let i = 0; i < biases.length; i++) biases[i] = random.normal();
      return countPieces(mlp) / (32 * depth);
    });
  const [shallow, deep] = [perUnit(1), perUnit(8)];
  const base = shallow.reduce((sum, value) => sum + value, 0) / networks;
  return mean(
    deep.map((value) => value / base),
    'networks of 8 × 32 units',
  );
}

/** Changes of the pattern of active units along a fine grid; kinks closer than a step of it count as one. */
function countPieces(mlp: Mlp): number {
  const count = 20_001;
  mlp.forward(
    Float64Array.from({ length: count }, (_, i) => -5 + (10 * i) / (count - 1)),
    count,
  );
  let pieces = 1;
  for (let i = 1; i < count; i++) {
    const changes = mlp.layers.slice(0, -1).some(({ preactivations, outSize }) => {
      for (let unit = 0; unit < outSize; unit++) {
        if (preactivations[i * outSize + unit] > 0 !== preactivations[(i - 1) * outSize + unit] > 0) return true;
      }
      return false;
    });
    if (changes) pieces++;
  }
  return pieces;
}

/** Share of silent units after training on targets of size g, minus that on targets of size 1. */
function targetSize(size: Size): Measurement {
  const seeds = seedsTo(size === 'whole' ? 60 : 12);
  const silentShare = (g: number, seed: number): number => {
    const random = rng(seed + 77);
    const inputs = Float64Array.from({ length: 2 * 64 }, () => random.normal());
    const targets = Float64Array.from({ length: 64 }, (_, i) => {
      const x = inputs[2 * i];
      // A bent curve of about unit size; its form does not matter here.
      return g * Math.SQRT2 * (x > 0 ? 1 - Math.abs(1 - x) : Math.abs(1 + x) - 1);
    });
    const mlp = createMlp({ sizes: [2, 16, 16, 1], hidden: relu, initializer: heNormal(), seed });
    const data = { inputs, targets, count: 64, inputSize: 2, targetSize: 1 };
    const optimizer = sgd({ learningRate: 0.05 });
    for (const _ of train(mlp, data, { loss: meanSquaredError, optimizer, epochs: 1200, stepsPerYield: 1200 }));
    const units = unitReport(mlp, inputs, 64).layers.flatMap((layer) => layer.units);
    return units.filter(({ silent }) => silent).length / units.length;
  };
  return mean(
    seeds.map((seed) => silentShare(0.01, seed) - silentShare(1, seed)),
    'seeds, the same start twice',
  );
}

export const measurements: Readonly<Record<string, (size: Size) => Measurement>> = {
  'born-dead-3-2': bornDead(3, 2, 400_000),
  'born-dead-10-2': bornDead(10, 2, 150_000),
  'born-dead-10-3': bornDead(10, 3, 100_000),
  'born-dead-10-5': bornDead(10, 5, 100_000),
  'born-dead-10-10': bornDead(10, 10, 100_000),
  'born-dead-20-4': bornDead(20, 4, 100_000),
  collapse: collapsed(heNormal()),
  'collapse-asymmetric': collapsed(randomizedAsymmetric()),
  relu2: slopeAt0(({ x, relu }) => relu(x.negate()).add(x)),
  relu3: slopeAt0(({ x, relu }) => relu(x).add(relu(x.negate()).add(x)).divide(2)),
  zero: slopeAt0(({ x, relu }) => relu(x.negate()).add(x).subtract(relu(x))),
  'relu-minus-relu': slopeAt0(({ x, relu }) => relu(x).subtract(relu(x.negate()))),
  wolfe: wolfeIterates,
  'constant-step': constantStepValue,
  'he-moments': heMoments,
  redo: redoChange,
  pieces: piecesByDepth,
  'plasticity-relu': (size) => plasticity(relu, size),
  'target-size': targetSize,
  'xor-2': xorSolved(2),
  'xor-3': xorSolved(3),
  'xor-4': xorSolved(4),
  'xor-8': xorSolved(8),
  'xor-he-0': xorSolved(2, heNormal(), 0),
  'xor-he-1': xorSolved(2, heNormal(), 1),
};
