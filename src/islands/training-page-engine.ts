import { TrainingRun } from '../figures/training/run.ts';
import { runOnPage } from './run-on-page.ts';
import type { Engine } from './training-protocol.ts';

/** Trains on the page itself, where no worker can start. */
export const pageEngine = (): Engine => runOnPage((state) => new TrainingRun({ ...state, step: 0 }));
