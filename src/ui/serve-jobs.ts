import type { JobAnswer, JobRequest } from './job-pool.ts';

/** The worker's side of a pool of jobs: one answer for each job, an error as its message. */
export function serveJobs<Job, Result>(compute: (job: Job) => Result): void {
  self.onmessage = ({ data: { batch, index, job } }: MessageEvent<JobRequest<Job>>) => {
    let answer: JobAnswer<Result>;
    try {
      answer = { batch, index, result: compute(job) };
    } catch (error) {
      answer = { batch, index, error: error instanceof Error ? error.message : String(error) };
    }
    self.postMessage(answer);
  };
}
