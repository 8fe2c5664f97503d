import type { PlaygroundSnapshot } from '../figures/playground/snapshot.ts';
import { type PlaygroundState, playgroundParameters } from '../figures/playground/state.ts';
import { defaults } from '../ui/parameters.ts';
import { pageEngine } from './playground-page-engine.ts';
import { workerEngine } from './run-engine.ts';
import type { RunEngine } from './run-protocol.ts';

/** How it is looked at is nothing to the run. */
const views = defaults(playgroundParameters);

/** Trains in a worker, or on the page where none can start. */
export const createEngine = (onFallback: (why: string) => void): RunEngine<PlaygroundState, PlaygroundSnapshot> =>
  workerEngine<PlaygroundState, PlaygroundSnapshot>({
    kind: 'playground',
    pageEngine,
    stateOf: ({ settings, step }) => ({ ...views, ...settings, step }),
    onFallback,
  });
