import type { Snapshot } from '../figures/training/snapshot.ts';
import TrainingWorker from './training.worker.ts?worker&inline';
import { pageEngine } from './training-page-engine.ts';
import type { Answer, Engine, Request } from './training-protocol.ts';

interface Waiting {
  readonly request: Request;
  resolve(snapshot: Snapshot | Promise<Snapshot>): void;
}

/** Trains in a worker. If none can start, or it breaks, the page takes over where the worker was, and says so. */
export function createEngine(onFallback: (why: string) => void): Engine {
  let worker: Worker | undefined;
  let page: Engine | undefined;
  /** Requests without an answer yet, in the order in which the worker answers. */
  let waiting: Waiting[] = [];
  let last: Snapshot | undefined;

  function fall(why: string): void {
    worker?.terminate();
    worker = undefined;
    const engine = pageEngine();
    page = engine;
    onFallback(why);
    const open = waiting;
    waiting = [];
    // Only a run that had an answer can be gone on with; `advance` never comes first.
    if (last && open[0]?.request.type === 'advance') {
      void engine.ask({ type: 'start', state: { ...last.settings, step: last.step } });
    }
    for (const { request, resolve } of open) resolve(engine.ask(request));
  }

  try {
    worker = new TrainingWorker();
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      last = data.snapshot;
      waiting.shift()?.resolve(data.snapshot);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      if (!page) fall(event.message || 'the browser gave no reason');
    };
  } catch (error) {
    fall(error instanceof Error ? error.message : String(error));
  }

  return {
    ask(request) {
      if (page) return page.ask(request);
      return new Promise((resolve) => {
        waiting.push({ request, resolve });
        worker?.postMessage(request);
      });
    },
    dispose() {
      worker?.terminate();
      page?.dispose();
    },
  };
}
