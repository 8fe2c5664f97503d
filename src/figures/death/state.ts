import { choiceParameter, integerParameter, numberParameter, type Parameters } from '../../ui/parameters.ts';

export const REMEDIES = ['lower', 'momentum', 'decay', 'decayAll', 'leaky', 'redo', 'below'] as const;
export type Remedy = (typeof REMEDIES)[number];

export interface DeathState {
  /** On one side of 0, as a ReLU layer hands them on, or on both. */
  readonly inputs: 'positive' | 'both';
  /** Learning rate of the step that may kill the unit. */
  readonly rate: number;
  /** Which run the third panel shows. */
  readonly remedy: Remedy;
  /** Steps after the killing one. */
  readonly step: number;
  /** Learning rate of every run afterwards, but that with momentum, whose optimizer goes on as it is. */
  readonly later: number;
  readonly momentum: number;
  readonly decay: number;
  /** The slope for z < 0 that leaky ReLU brings. */
  readonly slope: number;
  /** Where the fresh weight of a re-initialization comes from. */
  readonly seed: number;
}

/** Steps of every run after the killing one. */
export const STEPS = 400;
export const RATE_RANGE = [0.01, 0.25] as const;

export const deathParameters: Parameters<DeathState> = {
  inputs: choiceParameter({ name: 'inputs', label: 'inputs', choices: ['positive', 'both'], default: 'positive' }),
  // Above the smallest rate that kills and below the one that leaves b ≤ 0: some remedies work and some do not.
  rate: numberParameter({
    name: 'rate',
    label: 'learning rate',
    default: 0.08,
    min: RATE_RANGE[0],
    max: RATE_RANGE[1],
  }),
  remedy: choiceParameter({ name: 'remedy', label: 'remedy', choices: REMEDIES, default: 'decay' }),
  step: integerParameter({ name: 'step', label: 'steps after', default: 200, min: 0, max: STEPS }),
  later: numberParameter({ name: 'later', label: 'rate afterwards', default: 0.05, min: 0.001, max: RATE_RANGE[1] }),
  momentum: numberParameter({ name: 'momentum', label: 'momentum', default: 0.9, min: 0, max: 0.99 }),
  // Far above the usual 0.0001 to 0.01, so that it acts within 400 steps; its size changes when, not whether.
  decay: numberParameter({ name: 'decay', label: 'weight decay', default: 0.1, min: 0, max: 1 }),
  slope: numberParameter({ name: 'slope', label: 'leaky slope', default: 0.1, min: 0, max: 1 }),
  seed: integerParameter({ name: 'seed', label: 'seed', default: 1, min: 0, max: 999_999 }),
};

/** What decides the runs; `remedy` and `step` only say which moment is shown. */
export type Settings = Omit<DeathState, 'remedy' | 'step'>;
