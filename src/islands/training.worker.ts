import { runTo, type TrainingRun } from '../figures/training/run.ts';
import type { Answer, Request } from './training-protocol.ts';

let run: TrainingRun | undefined;

self.onmessage = ({ data }: MessageEvent<Request>) => {
  if (data.type === 'start') run = runTo(data.state);
  else run?.advance(data.steps);
  if (run) self.postMessage({ snapshot: run.snapshot() } satisfies Answer);
};
