import { wasmEngine } from '../core/index.ts';
import { runTo as runPlayground } from '../figures/playground/run.ts';
import type { PlaygroundState } from '../figures/playground/state.ts';
import { runTo as runTraining } from '../figures/training/run.ts';
import type { TrainingState } from '../figures/training/state.ts';
import { answerJob } from '../ui/answer-job.ts';
import type { JobRequest } from '../ui/job-pool.ts';
import { computeJob, type Job } from './compute-job.ts';
import type { Run, RunRequest } from './run-protocol.ts';

/*
 * One worker for every figure that trains: a worker's code stands in the page as text, with the core and its kernels in
 * it, and so they are there once.
 */
const engine = wasmEngine();
let run: Run<unknown> | undefined;

export type RunKind = 'training' | 'playground';
/** The request of a figure that shows one run, and which figure it is. */
export type Asked = { readonly kind: RunKind } & RunRequest<unknown>;

function answer(asked: Asked): void {
  if (asked.type === 'advance') run?.advance(asked.steps);
  else if (asked.kind === 'training') run = runTraining(asked.state as TrainingState, engine);
  else run = runPlayground(asked.state as PlaygroundState, engine);
  if (run) self.postMessage({ snapshot: run.snapshot() });
}

self.onmessage = ({ data }: MessageEvent<Asked | JobRequest<Job>>) => {
  if ('job' in data) self.postMessage(answerJob(data, (job) => computeJob(job, engine)));
  else answer(data);
};
