import { wasmEngine } from '../core/index.ts';
import { runTo, type TrainingRun } from '../figures/training/run.ts';
import type { Answer, Request } from './training-protocol.ts';

const engine = wasmEngine();
let run: TrainingRun | undefined;

self.onmessage = ({ data }: MessageEvent<Request>) => {
  if (data.type === 'start') run = runTo(data.state, engine);
  else run?.advance(data.steps);
  if (run) self.postMessage({ snapshot: run.snapshot() } satisfies Answer);
};
