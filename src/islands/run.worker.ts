import { wasmEngine } from '../core/index.ts';
import { runTo as runPlayground } from '../figures/playground/run.ts';
import type { PlaygroundState } from '../figures/playground/state.ts';
import { runTo as runTraining } from '../figures/training/run.ts';
import type { TrainingState } from '../figures/training/state.ts';
import type { Run, RunRequest } from './run-protocol.ts';

/*
 * One worker for every figure that trains: a worker's code stands in the page as text, with the core and its kernels in
 * it, and so they are there once.
 */
const engine = wasmEngine();
let run: Run<unknown> | undefined;

export type RunKind = 'training' | 'playground';
/** The request of a figure, and which figure it is. */
export type Asked = { readonly kind: RunKind } & RunRequest<unknown>;

self.onmessage = ({ data }: MessageEvent<Asked>) => {
  if (data.type === 'advance') run?.advance(data.steps);
  else if (data.kind === 'training') run = runTraining(data.state as TrainingState, engine);
  else run = runPlayground(data.state as PlaygroundState, engine);
  if (run) self.postMessage({ snapshot: run.snapshot() });
};
