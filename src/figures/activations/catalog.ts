import {
  abs,
  absWith,
  celu,
  elu,
  gelu,
  geluTanh,
  hardSigmoid,
  hardSwish,
  hardTanh,
  identity,
  leakyRelu,
  mish,
  prelu,
  relu,
  relu6,
  reluWith,
  rrelu,
  selu,
  sigmoid,
  silu,
  softplus,
  softsign,
  squaredRelu,
  tanh,
  threshold,
} from '../../core/index.ts';
import type { Activation, SampledActivation } from '../../core/types.ts';
import { numberParameter, type Parameter } from '../../ui/parameters.ts';

/** What a reader can set; `undefined` leaves it to the core. */
export interface Options {
  readonly slope?: number | undefined;
  readonly alpha?: number | undefined;
  readonly lower?: number | undefined;
  readonly upper?: number | undefined;
  readonly theta?: number | undefined;
  /** The derivative at the kink. */
  readonly atKink?: number | undefined;
}
export type OptionName = keyof Options;

interface OptionKind extends Parameter<number> {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly stops: readonly number[];
  /** Which value an activation was made with. */
  of(activation: Activation): number;
}

interface OptionRange {
  readonly name: OptionName;
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly stops?: readonly number[];
  of(activation: Activation): number;
}

const option = (range: OptionRange): OptionKind => ({
  ...numberParameter({ ...range, default: range.min }),
  ...range,
  stops: range.stops ?? [],
});

/** The ranges of the sliders. The defaults are the core's own: they are read from what it makes, not written here again. */
export const options: Readonly<Record<OptionName, OptionKind>> = {
  slope: option({
    name: 'slope',
    label: 'negative slope',
    min: -1,
    max: 2,
    step: 0.01,
    stops: [0, 1],
    of: (f) => f.derivative(-1),
  }),
  alpha: option({
    name: 'alpha',
    label: 'alpha',
    min: 0.1,
    max: 3,
    step: 0.05,
    stops: [1],
    of: (f) => -f.value(Number.NEGATIVE_INFINITY),
  }),
  lower: option({
    name: 'lower',
    label: 'lower slope',
    min: 0,
    max: 1,
    step: 0.01,
    of: (f) => (f as SampledActivation).sampled.lower,
  }),
  upper: option({
    name: 'upper',
    label: 'upper slope',
    min: 0,
    max: 1,
    step: 0.01,
    of: (f) => (f as SampledActivation).sampled.upper,
  }),
  theta: option({
    name: 'theta',
    label: 'threshold',
    min: -2,
    max: 2,
    step: 0.05,
    stops: [0],
    of: (f) => f.value(Number.NEGATIVE_INFINITY),
  }),
  // Wide enough for every subdifferential that the other options can make; the slider itself spans that one.
  atKink: option({
    name: 'atKink',
    label: 'derivative at the kink',
    min: -1,
    max: 3,
    step: 0.05,
    stops: [0],
    of: (f) => f.derivative(f.kinks[0] ?? 0),
  }),
};

export interface Kind {
  /** As a reader knows it. */
  readonly title: string;
  /** The core's; throws its RangeError for options that it refuses. */
  make(options: Options): Activation;
  readonly options: readonly OptionName[];
}

const fixed = (title: string, activation: Activation): Kind => ({ title, make: () => activation, options: [] });

/** Every activation of the core, under its name there and in its order; a test compares the two lists. */
export const catalog = {
  relu: {
    title: 'ReLU',
    make: ({ atKink }) => (atKink === undefined ? relu : reluWith({ derivativeAtZero: atKink })),
    options: ['atKink'],
  },
  leakyRelu: {
    title: 'leaky ReLU',
    make: ({ slope, atKink }) => leakyRelu({ ...given('negativeSlope', slope), ...given('derivativeAtZero', atKink) }),
    options: ['slope', 'atKink'],
  },
  prelu: { title: 'PReLU', make: ({ slope }) => prelu(given('initialSlope', slope)), options: ['slope'] },
  rrelu: {
    title: 'RReLU',
    make: ({ lower, upper }) => rrelu({ ...given('lower', lower), ...given('upper', upper) }),
    options: ['lower', 'upper'],
  },
  elu: {
    title: 'ELU',
    make: ({ alpha, atKink }) => elu({ ...given('alpha', alpha), ...given('derivativeAtZero', atKink) }),
    options: ['alpha', 'atKink'],
  },
  celu: { title: 'CELU', make: ({ alpha }) => celu(given('alpha', alpha)), options: ['alpha'] },
  selu: fixed('SELU', selu),
  gelu: fixed('GELU', gelu),
  geluTanh: fixed('GELU by tanh', geluTanh),
  silu: fixed('SiLU', silu),
  mish: fixed('Mish', mish),
  softplus: fixed('softplus', softplus),
  softsign: fixed('softsign', softsign),
  sigmoid: fixed('sigmoid', sigmoid),
  tanh: fixed('tanh', tanh),
  hardTanh: fixed('hard tanh', hardTanh),
  hardSigmoid: fixed('hard sigmoid', hardSigmoid),
  hardSwish: fixed('hard swish', hardSwish),
  relu6: fixed('ReLU6', relu6),
  squaredRelu: fixed('squared ReLU', squaredRelu),
  threshold: {
    title: 'threshold',
    make: ({ theta, atKink }) => threshold({ ...given('threshold', theta), ...given('derivativeAtThreshold', atKink) }),
    options: ['theta', 'atKink'],
  },
  identity: fixed('identity', identity),
  abs: {
    title: 'abs',
    make: ({ atKink }) => (atKink === undefined ? abs : absWith({ derivativeAtZero: atKink })),
    options: ['atKink'],
  },
} satisfies Record<string, Kind>;

export type ActivationName = keyof typeof catalog;
export const activationNames = Object.keys(catalog) as ActivationName[];
export const kindOf = (name: ActivationName): Kind => catalog[name];

/** `leakyRelu` is at `#leaky-relu`. */
export const anchorOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** An option that is left out keeps the core's default; `undefined` would, too, but not for TypeScript. */
function given<K extends string>(name: K, value: number | undefined): { readonly [key in K]?: number } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [key in K]?: number });
}
