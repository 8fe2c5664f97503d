import type { Snapshot } from '../figures/training/run.ts';
import type { TrainingState } from '../figures/training/state.ts';

/** What the page asks of the worker; each request gets one answer. */
export type Request =
  | { readonly type: 'start'; readonly state: TrainingState }
  | { readonly type: 'advance'; readonly steps: number };

export interface Answer {
  readonly snapshot: Snapshot;
}
