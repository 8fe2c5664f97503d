import { TrainingRun } from '../figures/training/run.ts';
import type { Snapshot } from '../figures/training/snapshot.ts';
import { FRAME_BUDGET_MS } from '../ui/ticker.ts';
import type { Engine, Request } from './training-protocol.ts';

/** Steps between two looks at the clock. */
const SLICE = 10;

/** Trains on the page itself, a little at a time, where no worker can start. Requests wait for one another. */
export function pageEngine(): Engine {
  let run: TrainingRun | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let disposed = false;

  async function answer(request: Request): Promise<Snapshot> {
    if (request.type === 'start') run = new TrainingRun({ ...request.state, step: 0 });
    if (!run) throw new Error('pageEngine: start must come before advance');
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
