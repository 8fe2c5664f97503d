import type { Snapshot } from '../figures/training/snapshot.ts';
import type { TrainingState } from '../figures/training/state.ts';
import type { RunAnswer, RunEngine, RunRequest } from './run-protocol.ts';

export type Request = RunRequest<TrainingState>;
export type Answer = RunAnswer<Snapshot>;
export type Engine = RunEngine<TrainingState, Snapshot>;
