import type { BornDeadJob, BornDeadResult } from '../figures/born-dead/jobs.ts';
import { createJobPool, type JobPool } from '../ui/job-pool.ts';
import RunWorker from './run.worker.ts?worker&inline';

/** Draws networks in as many workers as the device has cores, or on the page where none can start. */
export const createBornDeadPool = (onFallback: (why: string) => void): JobPool<BornDeadJob, BornDeadResult> =>
  createJobPool({
    createWorker: () => new RunWorker(),
    compute: async () => (await import('./compute-job.ts')).computeJob<BornDeadJob>,
    onFallback,
  });
