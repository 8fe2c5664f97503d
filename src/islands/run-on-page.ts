import { FRAME_BUDGET_MS } from '../ui/ticker.ts';
import type { Run, RunEngine, RunRequest } from './run-protocol.ts';

/** Steps between two looks at the clock. */
const SLICE = 10;

/** Runs on the page itself, a little at a time, where no worker can start. Requests wait for one another. */
export function runOnPage<State extends { readonly step: number }, Snapshot>(
  startOf: (state: State) => Run<Snapshot>,
): RunEngine<State, Snapshot> {
  let run: Run<Snapshot> | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let disposed = false;

  async function answer(request: RunRequest<State>): Promise<Snapshot> {
    if (request.type === 'start') run = startOf(request.state);
    if (!run) throw new Error('runOnPage: start must come before advance');
    let left = request.type === 'start' ? request.state.step : request.steps;
    for (let since = performance.now(); left > 0 && !disposed; left -= SLICE) {
      run.advance(Math.min(SLICE, left));
      if (performance.now() - since < FRAME_BUDGET_MS) continue;
      await new Promise((resolve) => setTimeout(resolve));
      since = performance.now();
    }
    return run.snapshot();
  }

  return {
    ask(request) {
      const answered = queue.then(() => answer(request));
      queue = answered.catch(() => {});
      return answered;
    },
    dispose() {
      disposed = true;
    },
  };
}
