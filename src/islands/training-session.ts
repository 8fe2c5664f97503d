import type { Snapshot } from '../figures/training/snapshot.ts';
import { type Settings, sameRun, type TrainingState } from '../figures/training/state.ts';
import { RunSession } from './run-session.ts';
import type { Engine } from './training-protocol.ts';

/** What the training figure shows, and how it gets there. */
export class TrainingSession extends RunSession<Settings, TrainingState, Snapshot> {
  constructor(first: Snapshot, load: () => Promise<Engine>, show: (snapshot: Snapshot) => void) {
    super({ first, sameRun, load, show });
  }
}
