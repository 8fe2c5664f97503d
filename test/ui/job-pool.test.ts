import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createJobPool, type JobAnswer, type JobPool, type JobRequest } from '../../src/ui/job-pool.ts';

/** A worker that answers when the test says so. */
class FakeWorker {
  onmessage: ((event: { data: JobAnswer<number> }) => void) | undefined;
  onerror: ((event: { message: string; preventDefault(): void }) => void) | undefined;
  asked: JobRequest<number>[] = [];
  terminated = false;

  postMessage(request: JobRequest<number>): void {
    this.asked.push(request);
  }
  answer(): void {
    const request = this.asked.shift();
    if (!request) throw new Error('nothing was asked');
    const { batch, index, job } = request;
    this.onmessage?.({
      data: job < 0 ? { batch, index, error: `no root of ${job}` } : { batch, index, result: job * job },
    });
  }
  break(message = ''): void {
    this.onerror?.({ message, preventDefault: () => {} });
  }
  terminate(): void {
    this.terminated = true;
  }
}

let workers: FakeWorker[];
let fallbacks: string[];
let pool: JobPool<number, number>;
let results: [number, number][];
const note = (result: number, index: number): void => {
  results.push([index, result]);
};

function poolOf(size: number, createWorker?: () => Worker): JobPool<number, number> {
  return createJobPool({
    size,
    createWorker:
      createWorker ??
      (() => {
        const worker = new FakeWorker();
        workers.push(worker);
        return worker as unknown as Worker;
      }),
    compute: async () => (job: number) => {
      if (job < 0) throw new Error(`no root of ${job}`);
      return job * job;
    },
    onFallback: (why) => fallbacks.push(why),
  });
}

beforeEach(() => {
  workers = [];
  fallbacks = [];
  results = [];
  pool = poolOf(2);
});
afterEach(() => pool.dispose());

describe('createJobPool', () => {
  test('gives each worker one job at a time and delivers results with the index of their job', async () => {
    const end = pool.run([3, 4, 5], note);
    expect(workers.map(({ asked }) => asked.map(({ job }) => job))).toEqual([[3], [4]]);
    workers[1].answer();
    workers[1].answer();
    workers[0].answer();
    await expect(end).resolves.toBe('done');
    expect(results).toEqual([
      [1, 16],
      [2, 25],
      [0, 9],
    ]);
  });

  test('starts as many workers as the device has cores, and at most eight', () => {
    vi.stubGlobal('navigator', { hardwareConcurrency: 64 });
    let started = 0;
    const many = createJobPool<number, number>({
      createWorker: () => {
        started++;
        return new FakeWorker() as unknown as Worker;
      },
      compute: async () => (job) => job,
      onFallback: () => {},
    });
    void many.run([1], note);
    many.dispose();
    vi.unstubAllGlobals();
    expect(started).toBe(8);
  });

  test('a batch without jobs is done at once and starts no worker', async () => {
    await expect(pool.run([], note)).resolves.toBe('done');
    expect(workers).toEqual([]);
  });

  test('cancel keeps what was delivered, and what comes late is not delivered', async () => {
    const end = pool.run([1, 2, 3], note);
    workers[0].answer();
    pool.cancel();
    await expect(end).resolves.toBe('cancelled');
    workers[0].answer();
    workers[1].answer();
    expect(results).toEqual([[0, 1]]);
    expect(workers.map(({ asked }) => asked.length)).toEqual([0, 0]);
  });

  test('a new batch cancels the one before and uses the same workers when they are free', async () => {
    const first = pool.run([1, 2, 3], note);
    const second = pool.run([7], note);
    await expect(first).resolves.toBe('cancelled');
    expect(workers.length).toBe(2);
    for (const worker of workers) worker.answer();
    const busy = workers.find(({ asked }) => asked.length > 0);
    busy?.answer();
    await expect(second).resolves.toBe('done');
    expect(results).toEqual([[0, 49]]);
  });

  test('a job that throws rejects its batch, and the pool can go on', async () => {
    const end = pool.run([-1, 2], note);
    workers[0].answer();
    await expect(end).rejects.toThrow('no root of -1');
    workers[1].answer();
    const next = pool.run([6], note);
    workers[0].answer();
    await expect(next).resolves.toBe('done');
    expect(results).toEqual([[0, 36]]);
  });

  test('the job of a worker that breaks goes to another', async () => {
    const end = pool.run([1, 2], note);
    workers[0].break('out of memory');
    expect(workers[0].terminated).toBe(true);
    workers[1].answer();
    workers[1].answer();
    await expect(end).resolves.toBe('done');
    expect(results).toEqual([
      [1, 4],
      [0, 1],
    ]);
    expect(fallbacks).toEqual([]);
  });

  test('when the last worker breaks, the page computes what is left and says why', async () => {
    const end = pool.run([1, 2, 3], note);
    workers[0].answer();
    workers[0].break();
    workers[1].break('blocked by the policy');
    await expect(end).resolves.toBe('done');
    expect(fallbacks).toEqual(['blocked by the policy']);
    expect(results.map(([index]) => index).sort()).toEqual([0, 1, 2]);
  });

  test('where no worker can start the page computes, also later batches, and says so once', async () => {
    pool = poolOf(2, () => {
      throw new Error('workers are switched off');
    });
    await expect(pool.run([1, 2], note)).resolves.toBe('done');
    await expect(pool.run([3], note)).resolves.toBe('done');
    expect(fallbacks).toEqual(['workers are switched off']);
    expect(results).toEqual([
      [0, 1],
      [1, 4],
      [0, 9],
    ]);
  });

  test('on the page, too, cancel ends a batch and an error rejects it', async () => {
    pool = poolOf(1, () => {
      throw new Error('no workers');
    });
    const end = pool.run([1, 2, 3], (result, index) => {
      note(result, index);
      pool.cancel();
    });
    await expect(end).resolves.toBe('cancelled');
    expect(results).toEqual([[0, 1]]);
    await expect(pool.run([-4], note)).rejects.toThrow('no root of -4');
  });

  test('dispose ends the workers', () => {
    void pool.run([1, 2], note);
    pool.dispose();
    expect(workers.every(({ terminated }) => terminated)).toBe(true);
  });
});
