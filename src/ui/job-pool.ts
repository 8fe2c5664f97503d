/** Computes jobs in a few workers at once, one after another in each; results come as they are ready. */
export interface JobPool<Job, Result> {
  /**
   * Starts a batch, and cancels an older one. Each result comes with the index of its job, in the order in which they
   * are done. Rejects with the error of a job that throws; the rest of its batch is then given up.
   */
  run(jobs: readonly Job[], onResult: (result: Result, index: number) => void): Promise<'done' | 'cancelled'>;
  /** Ends the running batch: what was delivered stays delivered, and nothing comes after. */
  cancel(): void;
  dispose(): void;
}

export interface JobPoolOptions<Job, Result> {
  readonly createWorker: () => Worker;
  /** How many workers; as many as the device has cores, at most eight, if not given. */
  readonly size?: number;
  /** The same computation on the page, loaded where no worker can start. */
  readonly compute: () => Promise<(job: Job) => Result>;
  /** Told once, with the reason, when the page computes. */
  readonly onFallback: (why: string) => void;
}

/** What a worker answers; `job` is what it was asked with. */
export type JobAnswer<Result> =
  | { readonly batch: number; readonly index: number; readonly result: Result }
  | { readonly batch: number; readonly index: number; readonly error: string };

export interface JobRequest<Job> {
  readonly batch: number;
  readonly index: number;
  readonly job: Job;
}

const MOST_WORKERS = 8;

interface Batch<Job, Result> {
  readonly number: number;
  readonly jobs: readonly Job[];
  /** Indices that nobody has taken, or that a broken worker has left. */
  readonly open: number[];
  left: number;
  onResult(result: Result, index: number): void;
  end(how: 'done' | 'cancelled' | Error): void;
}

/** Workers start with the first batch and stay; a batch that is cancelled lets each of them finish the job it has. */
export function createJobPool<Job, Result>(options: JobPoolOptions<Job, Result>): JobPool<Job, Result> {
  const { createWorker, compute, onFallback } = options;
  const size = options.size ?? Math.max(1, Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 1));
  /** Each worker with the job it is at. */
  const workers = new Map<Worker, JobRequest<Job> | undefined>();
  let onPage = false;
  let current: Batch<Job, Result> | undefined;
  let batches = 0;

  function startWorkers(): void {
    while (workers.size < size && !onPage) {
      try {
        const worker = createWorker();
        worker.onmessage = ({ data }: MessageEvent<JobAnswer<Result>>) => {
          workers.set(worker, undefined);
          accept(data);
          give(worker);
        };
        worker.onerror = (event) => {
          event.preventDefault();
          lose(worker, event.message || 'the browser gave no reason');
        };
        workers.set(worker, undefined);
      } catch (error) {
        if (workers.size === 0) fall(error instanceof Error ? error.message : String(error));
        return;
      }
    }
  }

  /** A worker that breaks gives its job back; without workers the page goes on where they were. */
  function lose(worker: Worker, why: string): void {
    const job = workers.get(worker);
    worker.terminate();
    workers.delete(worker);
    if (job && job.batch === current?.number) current.open.unshift(job.index);
    if (workers.size === 0) fall(why);
    else for (const other of workers.keys()) give(other);
  }

  function fall(why: string): void {
    if (onPage) return;
    onPage = true;
    onFallback(why);
    void computeHere();
  }

  function give(worker: Worker): void {
    if (workers.get(worker) || !current) return;
    const index = current.open.shift();
    if (index === undefined) return;
    const request = { batch: current.number, index, job: current.jobs[index] };
    workers.set(worker, request);
    worker.postMessage(request);
  }

  function accept(answer: JobAnswer<Result>): void {
    const batch = current;
    if (!batch || answer.batch !== batch.number) return;
    if ('error' in answer) {
      finish(new Error(answer.error));
      return;
    }
    batch.left--;
    batch.onResult(answer.result, answer.index);
    // What is told of a result may have started another batch.
    if (batch === current && batch.left === 0) finish('done');
  }

  function finish(how: 'done' | 'cancelled' | Error): void {
    const batch = current;
    current = undefined;
    batch?.end(how);
  }

  /** On the page, a job at a time, with room for the page's own work between them. */
  async function computeHere(): Promise<void> {
    try {
      const answer = await compute();
      for (let batch = current; batch && batch === current; ) {
        const index = batch.open.shift();
        if (index === undefined) return;
        await new Promise((resolve) => setTimeout(resolve));
        if (batch !== current) return;
        accept({ batch: batch.number, index, result: answer(batch.jobs[index]) });
      }
    } catch (error) {
      finish(error instanceof Error ? error : new Error(String(error)));
    }
  }

  return {
    run(jobs, onResult) {
      finish('cancelled');
      if (jobs.length === 0) return Promise.resolve('done');
      return new Promise((resolve, reject) => {
        current = {
          number: ++batches,
          jobs,
          open: jobs.map((_, index) => index),
          left: jobs.length,
          onResult,
          end: (how) => (how instanceof Error ? reject(how) : resolve(how)),
        };
        startWorkers();
        if (onPage) void computeHere();
        else for (const worker of workers.keys()) give(worker);
      });
    },
    cancel: () => finish('cancelled'),
    dispose() {
      finish('cancelled');
      for (const worker of workers.keys()) worker.terminate();
      workers.clear();
    },
  };
}
