import { workerEngine } from './run-engine.ts';
import { pageEngine } from './training-page-engine.ts';
import type { Engine } from './training-protocol.ts';

/** Trains in a worker, or on the page where none can start. */
export const createEngine = (onFallback: (why: string) => void): Engine =>
  workerEngine({
    kind: 'training',
    pageEngine,
    stateOf: ({ settings, step }) => ({ ...settings, step }),
    onFallback,
  });
