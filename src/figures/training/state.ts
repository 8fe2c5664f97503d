import { choiceParameter, integerParameter, numberParameter, type Parameters } from '../../ui/parameters.ts';

export interface TrainingState {
  readonly data: 'moons' | 'circles' | 'xor';
  readonly activation: 'relu' | 'leaky';
  /** The slope for z < 0 of leaky ReLU; ReLU does not read it. */
  readonly slope: number;
  /** The derivative of ReLU at 0; leaky ReLU takes its slope there and does not read it. */
  readonly atZero: number;
  /** Learning rate of full-batch gradient descent. */
  readonly rate: number;
  /** Hidden units. */
  readonly units: number;
  /** The value of every hidden bias at the start. */
  readonly bias: number;
  readonly seed: number;
  /** Steps done: an address restores a paused run by running it again. */
  readonly step: number;
}

export const MAX_STEPS = 5000;

export const trainingParameters: Parameters<TrainingState> = {
  data: choiceParameter({ name: 'data', label: 'data', choices: ['moons', 'circles', 'xor'], default: 'moons' }),
  activation: choiceParameter({ name: 'activation', label: 'activation', choices: ['relu', 'leaky'], default: 'relu' }),
  // 0.1 and not the usual 0.01, so that the difference is seen within a few hundred steps.
  slope: numberParameter({ name: 'slope', label: 'negative slope', default: 0.1, min: 0.001, max: 1 }),
  atZero: numberParameter({ name: 'atZero', label: 'derivative at 0', default: 0, min: 0, max: 1 }),
  rate: numberParameter({ name: 'rate', label: 'learning rate', default: 1, min: 0.001, max: 1000 }),
  units: integerParameter({ name: 'units', label: 'hidden units', default: 10, min: 1, max: 16 }),
  // With 0, as usual, the default seed starts with every unit alive; see test/figures/training.
  bias: numberParameter({ name: 'bias', label: 'initial bias', default: 0, min: -2, max: 2 }),
  seed: integerParameter({ name: 'seed', label: 'seed', default: 381, min: 0, max: 999_999 }),
  step: integerParameter({ name: 'step', label: 'step', default: 0, min: 0, max: MAX_STEPS }),
};

/** Everything but the step: what makes a run the run it is. */
export type Settings = Omit<TrainingState, 'step'>;

export function settingsOf({ step: _, ...settings }: TrainingState): Settings {
  return settings;
}

/** Two states of the same run are moments of it. */
export function sameRun(a: Settings, b: Settings): boolean {
  return (Object.keys(trainingParameters) as (keyof TrainingState)[]).every(
    (name) => name === 'step' || a[name] === b[name],
  );
}
