import type { Asked, RunKind } from './run.worker.ts';
import RunWorker from './run.worker.ts?worker&inline';
import type { RunAnswer, RunEngine, RunRequest } from './run-protocol.ts';

interface Waiting<State, Snapshot> {
  readonly request: RunRequest<State>;
  resolve(snapshot: Snapshot | Promise<Snapshot>): void;
}

/** Runs in a worker. If none can start, or it breaks, the page takes over where the worker was, and says so. */
export function workerEngine<State, Snapshot>(options: {
  readonly kind: RunKind;
  readonly pageEngine: () => RunEngine<State, Snapshot>;
  /** The state that a snapshot is a moment of. */
  readonly stateOf: (snapshot: Snapshot) => State;
  readonly onFallback: (why: string) => void;
}): RunEngine<State, Snapshot> {
  let worker: Worker | undefined;
  let page: RunEngine<State, Snapshot> | undefined;
  /** Requests without an answer yet, in the order in which the worker answers. */
  let waiting: Waiting<State, Snapshot>[] = [];
  let last: Snapshot | undefined;

  function fall(why: string): void {
    worker?.terminate();
    worker = undefined;
    const engine = options.pageEngine();
    page = engine;
    options.onFallback(why);
    const open = waiting;
    waiting = [];
    // Only a run that had an answer can be gone on with; `advance` never comes first.
    if (last && open[0]?.request.type === 'advance') {
      void engine.ask({ type: 'start', state: options.stateOf(last) });
    }
    for (const { request, resolve } of open) resolve(engine.ask(request));
  }

  try {
    worker = new RunWorker();
    worker.onmessage = ({ data }: MessageEvent<RunAnswer<Snapshot>>) => {
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
        worker?.postMessage({ kind: options.kind, ...request } satisfies Asked);
      });
    },
    dispose() {
      worker?.terminate();
      page?.dispose();
    },
  };
}
