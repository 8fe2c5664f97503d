import type { JobAnswer, JobRequest } from './job-pool.ts';

/** The worker's side of a pool of jobs: the answer to a request, an error as its message. */
export function answerJob<Job, Result>(
  { batch, index, job }: JobRequest<Job>,
  compute: (job: Job) => Result,
): JobAnswer<Result> {
  try {
    return { batch, index, result: compute(job) };
  } catch (error) {
    return { batch, index, error: error instanceof Error ? error.message : String(error) };
  }
}
