import { PlaygroundRun } from '../figures/playground/run.ts';
import type { PlaygroundSnapshot } from '../figures/playground/snapshot.ts';
import type { PlaygroundState } from '../figures/playground/state.ts';
import { runOnPage } from './run-on-page.ts';
import type { RunEngine } from './run-protocol.ts';

/** Trains on the page itself, where no worker can start. */
export const pageEngine = (): RunEngine<PlaygroundState, PlaygroundSnapshot> =>
  runOnPage((state) => new PlaygroundRun({ ...state, step: 0 }));
