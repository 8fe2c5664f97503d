import { choiceParameter, integerParameter, numberParameter, type Parameters } from '../../ui/parameters.ts';

/** The hidden widths that stand side by side. */
export const WIDTHS = [2, 3, 4, 8] as const;
export type Width = (typeof WIDTHS)[number];

export interface XorState {
  readonly initializer: 'he' | 'torch' | 'glorot';
  readonly loss: 'square' | 'entropy';
  /** The slope for z < 0; 0 is ReLU. */
  readonly slope: number;
  /** The derivative of ReLU at 0; a leaky unit takes its slope there. */
  readonly atZero: number;
  readonly rate: number;
  /** Updates of each network. */
  readonly steps: number;
  /** How many seeds, from 0 on. */
  readonly seeds: number;
  /** The network that is taken apart: its width and its seed. */
  readonly width: '2' | '3' | '4' | '8';
  readonly seed: number;
}

export const xorParameters: Parameters<XorState> = {
  initializer: choiceParameter({
    name: 'initializer',
    label: 'initializer',
    choices: ['he', 'torch', 'glorot'],
    default: 'he',
  }),
  loss: choiceParameter({ name: 'loss', label: 'loss', choices: ['square', 'entropy'], default: 'square' }),
  slope: numberParameter({ name: 'slope', label: 'negative slope', default: 0, min: 0, max: 1 }),
  atZero: numberParameter({ name: 'atZero', label: 'derivative at 0', default: 0, min: 0, max: 1 }),
  rate: numberParameter({ name: 'rate', label: 'learning rate', default: 0.1, min: 0.001, max: 10 }),
  steps: integerParameter({ name: 'steps', label: 'steps', default: 5000, min: 1, max: 20_000 }),
  seeds: integerParameter({ name: 'seeds', label: 'seeds', default: 1000, min: 10, max: 10_000 }),
  width: choiceParameter({ name: 'width', label: 'hidden units', choices: ['2', '3', '4', '8'], default: '2' }),
  seed: integerParameter({ name: 'seed', label: 'seed to open', default: 0, min: 0, max: 9999 }),
};

/** What makes a sweep the sweep it is: not which of its networks is looked at. */
export type SweepSettings = Omit<XorState, 'width' | 'seed'>;

export const sweepOf = ({ width: _, seed: __, ...settings }: XorState): SweepSettings => settings;

export const sameSweep = (a: SweepSettings, b: SweepSettings): boolean =>
  (Object.keys(sweepOf(a as XorState)) as (keyof SweepSettings)[]).every((name) => a[name] === b[name]);
