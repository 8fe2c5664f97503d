import { useEffect, useRef, useState } from 'preact/hooks';
import type { JobPool } from './job-pool.ts';
import { grouped, progressWords } from './progress.ts';
import { noWorkerWords } from './worker-words.ts';

/** What one press of Run computes. */
export interface Batch<Job, Result> {
  /** Loaded when it is asked for. */
  readonly jobs: () => Promise<readonly Job[]>;
  networksOf(job: Job): number;
  onResult(result: Result, job: Job): void;
}

/**
 * Networks that are computed in a pool of workers, in an island: how far it is, why it stopped, where it runs. A batch
 * that is cancelled keeps what it has, also when it is cancelled before its code has come.
 */
export function useJobPool<Job, Result>(options: {
  /** Loads the pool, when it is first needed. */
  readonly load: (onFallback: (why: string) => void) => Promise<JobPool<Job, Result>>;
  /** As in “the networks train”. */
  readonly doing: string;
  /** As in “the networks could not be trained”. */
  readonly done: string;
}) {
  const [progress, setProgress] = useState('');
  const [fallback, setFallback] = useState('');
  const [ending, setEnding] = useState('');
  const pool = useRef<JobPool<Job, Result>>();
  /** The batch that is computed or on its way. */
  const current = useRef<{ cancelled: boolean }>();

  function cancel(): void {
    if (current.current) current.current.cancelled = true;
    pool.current?.cancel();
  }

  useEffect(
    () => () => {
      cancel();
      pool.current?.dispose();
    },
    [],
  );

  async function run({ jobs: load, networksOf, onResult }: Batch<Job, Result>): Promise<void> {
    cancel();
    const batch = { cancelled: false };
    current.current = batch;
    setProgress('starting');
    setEnding('');
    let counted = 0;
    let total: number | undefined;
    let text = '';
    try {
      const [jobs, created] = await Promise.all([load(), pool.current ?? options.load(setFallback)]);
      pool.current ??= created;
      if (!batch.cancelled) {
        const all = jobs.reduce((sum, job) => sum + networksOf(job), 0);
        total = all;
        const since = performance.now();
        await pool.current.run(jobs, (result, index) => {
          counted += networksOf(jobs[index]);
          onResult(result, jobs[index]);
          const seconds = (performance.now() - since) / 1000;
          setProgress(progressWords({ done: counted, total: all, seconds }));
        });
      }
      if (batch.cancelled)
        text =
          total === undefined
            ? 'Stopped before the first network.'
            : `Stopped after ${grouped(counted)} of ${grouped(total)} networks; what was counted so far is shown.`;
    } catch (error) {
      text = `The networks could not be ${options.done}: ${error instanceof Error ? error.message : String(error)}`;
    }
    // A later batch tells of itself.
    if (current.current !== batch) return;
    setProgress('');
    setEnding(text);
  }

  return {
    progress,
    busy: progress !== '',
    says: [
      ...(fallback ? [noWorkerWords(fallback, `the networks ${options.doing}`, 'a few at a time')] : []),
      ...(ending ? [ending] : []),
    ],
    run,
    cancel,
  };
}
