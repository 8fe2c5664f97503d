import type { XorJob, XorResult } from '../figures/xor/networks.ts';
import { createJobPool, type JobPool } from '../ui/job-pool.ts';
import RunWorker from './run.worker.ts?worker&inline';

/** Trains networks in as many workers as the device has cores, or on the page where none can start. */
export const createXorPool = (onFallback: (why: string) => void): JobPool<XorJob, XorResult> =>
  createJobPool({
    createWorker: () => new RunWorker(),
    // Without the kernels, whose place is in the worker: slower, and the same numbers.
    compute: async () => (await import('./compute-job.ts')).computeJob<XorJob>,
    onFallback,
  });
