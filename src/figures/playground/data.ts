import { checkerboard, circles, type Dataset, gaussians, rng, spirals, twoMoons, xor } from '../../core/index.ts';
import { featuresAt } from './features.ts';
import { isRegression, type Settings } from './state.ts';

/** The plane of the inputs that is shown: 4 : 3, with equal units. */
export const WINDOW = { left: -2, right: 2, bottom: -1.5, top: 1.5 } as const;

const SAMPLES = 200;

/** A sample as it is drawn. */
export interface Sample {
  readonly x: number;
  readonly y: number;
  /** The class, 0 or 1, or the value wanted, from −1 to 1. */
  readonly target: number;
}

export interface Samples {
  readonly train: readonly Sample[];
  readonly test: readonly Sample[];
}

type DataSettings = Pick<Settings, 'data' | 'noise' | 'split' | 'dataSeed'>;

/** The samples of a data set, split by its seed. The four points of XOR are all trained on. */
export function samplesOf(settings: DataSettings): Samples {
  const { data, split, dataSeed } = settings;
  if (data === 'xor') return { train: pointsOf(xor()), test: [] };
  const all = isRegression(data) ? valuesOf(settings) : pointsOf(classesOf(settings));
  // Of another stream than the noise: the split must not depend on it.
  const shuffled = rng(dataSeed + 1_000_003).shuffle([...all]);
  const count = Math.round((all.length * split) / 100);
  return { train: shuffled.slice(0, count), test: shuffled.slice(count) };
}

/** The samples as the network reads them. */
export function datasetOf(samples: readonly Sample[], features: Settings['features']): Dataset {
  return {
    inputs: Float64Array.from(samples.flatMap(({ x, y }) => featuresAt(features, x, y))),
    targets: Float64Array.from(samples, ({ target }) => target),
    count: samples.length,
    inputSize: features.length,
    targetSize: 1,
  };
}

function classesOf({ data, noise, dataSeed: seed }: DataSettings): Dataset {
  const options = { count: SAMPLES, noise: noise / 100, seed };
  switch (data) {
    case 'moons':
      return twoMoons(options);
    case 'spirals':
      return spirals({ ...options, noise: noise / 300 });
    case 'gaussians':
      return gaussians({ ...options, noise: 0.25 + noise / 100 });
    case 'checkerboard':
      return checkerboard({ ...options, noise: noise / 300 });
    default:
      return circles(options);
  }
}

function pointsOf({ inputs, targets, count }: Dataset): Sample[] {
  return Array.from({ length: count }, (_, i) => ({ x: inputs[2 * i], y: inputs[2 * i + 1], target: targets[i] }));
}

/** Points all over the window with the value of a function there, and noise on the value. */
function valuesOf({ data, noise, dataSeed }: DataSettings): Sample[] {
  const random = rng(dataSeed);
  return Array.from({ length: SAMPLES }, () => {
    const x = random.uniform(WINDOW.left, WINDOW.right);
    const y = random.uniform(WINDOW.bottom, WINDOW.top);
    return { x, y, target: valueAt(data, x, y) + random.normal(0, noise / 100) };
  });
}

/** Plane: smooth and linear. Ridge: a kink along a line, which ReLU can follow exactly. Bumps: round hills, which it cannot. */
function valueAt(data: DataSettings['data'], x: number, y: number): number {
  if (data === 'plane') return (x + y) / 3.5;
  if (data === 'ridge') return Math.abs(x + y) / 1.75 - 1;
  const hill = (cx: number, cy: number): number => Math.max(0, 1 - (x - cx) * (x - cx) - (y - cy) * (y - cy));
  return hill(-0.9, 0.5) + hill(0.9, -0.5) - hill(0.9, 0.6) - hill(-0.9, -0.6);
}
