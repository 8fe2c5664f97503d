import { useEffect, useRef, useState } from 'preact/hooks';
import type { JobPool } from './job-pool.ts';
import { grouped, progressWords } from './progress.ts';
import { noWorkerWords } from './worker-words.ts';

/** What one press of Run computes. */
export interface Batch<Job, Result> {
  /** Loaded when it is asked for. */
  readonly jobs: () => Promise<readonly Job[]>;
  networksOf(job: Job): number;
  /** Each result, as it comes: to be counted. */
  onResult(result: Result, job: Job): void;
  /** The results so far, to be drawn: a few times a second, and once more when the batch has ended. */
  show(): void;
}

/** Between two pictures: with many cores results come faster than a page can draw them. */
const SHOW_MS = 60;

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
  const current = useRef<{ cancelled: boolean; tell(): void }>();

  function cancel(): void {
    // What came since the last picture is shown now: afterwards the page may be about something else.
    current.current?.tell();
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

  async function run({ jobs: load, networksOf, onResult, show }: Batch<Job, Result>): Promise<void> {
    cancel();
    let counted = 0;
    let total: number | undefined;
    let text = '';
    let since = 0;
    let due: ReturnType<typeof setTimeout> | undefined;
    const batch = {
      cancelled: false,
      /** Draws what has not been drawn yet. */
      tell() {
        if (due === undefined) return;
        clearTimeout(due);
        due = undefined;
        show();
        setProgress(progressWords({ done: counted, total: total ?? 0, seconds: (performance.now() - since) / 1000 }));
      },
    };
    current.current = batch;
    setProgress('starting');
    setEnding('');
    try {
      const [jobs, created] = await Promise.all([load(), pool.current ?? options.load(setFallback)]);
      pool.current ??= created;
      if (!batch.cancelled) {
        total = jobs.reduce((sum, job) => sum + networksOf(job), 0);
        since = performance.now();
        await pool.current.run(jobs, (result, index) => {
          counted += networksOf(jobs[index]);
          onResult(result, jobs[index]);
          due ??= setTimeout(batch.tell, SHOW_MS);
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
    batch.tell();
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
