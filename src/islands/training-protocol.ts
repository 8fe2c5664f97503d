import type { Snapshot } from '../figures/training/snapshot.ts';
import type { TrainingState } from '../figures/training/state.ts';

/** What the page asks for. Each request gets one answer, in the order of asking. */
export type Request =
  /** Run a state from its seed to its step. */
  | { readonly type: 'start'; readonly state: TrainingState }
  /** Go on with the run that was started last. */
  | { readonly type: 'advance'; readonly steps: number };

export interface Answer {
  readonly snapshot: Snapshot;
}

/** Whoever does the training: a worker, or the page. */
export interface Engine {
  ask(request: Request): Promise<Snapshot>;
  dispose(): void;
}
