import { TrainingRun, runTo, type Snapshot } from '../figures/training/run.ts';
import type { TrainingState } from '../figures/training/state.ts';
import type { Answer, Request } from './training-protocol.ts';
import TrainingWorker from './training.worker.ts?worker&inline';

/** Trains off the page. If no worker can start, it trains on the page in slices, and says so. */
export interface Engine {
  /** Runs a state from its seed to its step. */
  start(state: TrainingState): Promise<Snapshot>;
  /** Goes on with the run that was started last. */
  advance(steps: number): Promise<Snapshot>;
  dispose(): void;
}

/** About 8 ms of training for the sizes of this figure. */
const SLICE = 100;

export function createEngine(onFallback: (sentence: string) => void): Engine {
  let worker: Worker | undefined;
  let fallback: Engine | undefined;
  let last: { state: TrainingState; step: number } | undefined;
  let pending: { request: Request; resolve: (snapshot: Snapshot) => void } | undefined;

  const fall = (why: string): Engine => {
    worker?.terminate();
    worker = undefined;
    if (!fallback) {
      fallback = pageEngine();
      onFallback(`A background worker could not start (${why}): the network trains on the page itself, a little at a time.`);
    }
    return fallback;
  };

  try {
    worker = new TrainingWorker();
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      last = last && { ...last, step: data.snapshot.step };
      pending?.resolve(data.snapshot);
      pending = undefined;
    };
    worker.onerror = (event) => {
      event.preventDefault();
      const open = pending;
      pending = undefined;
      const engine = fall(event.message || 'no reason given');
      if (open && last) void resume(engine, last, open.request).then(open.resolve);
    };
  } catch (error) {
    fall(error instanceof Error ? error.message : String(error));
  }

  async function ask(request: Request): Promise<Snapshot> {
    if (!worker) return resumeOn(request);
    const running = worker;
    return new Promise((resolve) => {
      pending = { request, resolve };
      running.postMessage(request);
    });
  }

  const resumeOn = (request: Request): Promise<Snapshot> => {
    const engine = fallback ?? fall('it went away');
    return request.type === 'start' ? engine.start(request.state) : engine.advance(request.steps);
  };

  return {
    start(state) {
      last = { state, step: 0 };
      return ask({ type: 'start', state });
    },
    advance: (steps) => ask({ type: 'advance', steps }),
    dispose: () => worker?.terminate(),
  };
}

/** The same run on the page, from where the worker was. */
async function resume(engine: Engine, { state, step }: { state: TrainingState; step: number }, request: Request): Promise<Snapshot> {
  if (request.type === 'start') return engine.start(request.state);
  await engine.start({ ...state, step });
  return engine.advance(request.steps);
}

function pageEngine(): Engine {
  let run: TrainingRun | undefined;
  let turn = 0;
  const inSlices = async (steps: number): Promise<Snapshot> => {
    const mine = ++turn;
    for (let left = steps; left > 0 && mine === turn; left -= SLICE) {
      run?.advance(Math.min(SLICE, left));
      await new Promise((resolve) => setTimeout(resolve));
    }
    if (!run) throw new Error('pageEngine: start comes before advance');
    return run.snapshot();
  };
  return {
    start(state) {
      run = runTo({ ...state, step: 0 });
      return inSlices(state.step);
    },
    advance: inSlices,
    dispose() {
      turn++;
    },
  };
}
