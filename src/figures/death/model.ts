import { type Kill, killingStep, type Thresholds, thresholdsOf } from './kill.ts';
import type { Moment, Run, Status } from './moment.ts';
import { runRemedies } from './remedies.ts';
import { sceneOf } from './scene.ts';
import type { DeathState, Remedy, Settings } from './state.ts';

/** What one killing step and seven ways on from it gave; `remedy` and `step` of the state choose from it. */
export interface Experiment {
  readonly settings: Settings;
  readonly kill: Kill;
  readonly thresholds: Thresholds;
  readonly runs: Record<Remedy, Run>;
}

export function runExperiment(settings: Settings): Experiment {
  const kill = killingStep(sceneOf(settings), settings.rate);
  return {
    settings,
    kill,
    thresholds: thresholdsOf(settings.inputs),
    runs: runRemedies(settings, kill.after.parameters),
  };
}

/** The moment that the third panel shows; a run that diverged has fewer. */
export interface Shown {
  readonly remedy: Remedy;
  readonly run: Run;
  readonly step: number;
  readonly moment: Moment;
}

export function shownOf({ runs }: Experiment, { remedy, step: wanted }: Pick<DeathState, 'remedy' | 'step'>): Shown {
  const run = runs[remedy];
  const step = Math.min(wanted, run.moments.length - 1);
  return { remedy, run, step, moment: run.moments[step] };
}

export interface Change {
  readonly step: number;
  readonly status: Status;
}

/** The steps at which the unit came to life or fell silent, and what it was from there. */
export function changesOf({ moments }: Run): Change[] {
  const lives = (step: number): boolean => moments[step].status === 'alive';
  return moments.flatMap(({ status }, step) => (step > 0 && lives(step) !== lives(step - 1) ? [{ step, status }] : []));
}
