// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/preact';
import { describe, expect, test, vi } from 'vitest';
import { createJobPool, type JobPool } from '../../src/ui/job-pool.ts';
import { useJobPool } from '../../src/ui/use-job-pool.ts';

const onPage = (onFallback: (why: string) => void): JobPool<number, number> =>
  createJobPool<number, number>({
    createWorker: () => {
      throw new Error('workers are off');
    },
    compute: async () => (job) => {
      if (job < 0) throw new Error('a negative job');
      return 10 * job;
    },
    onFallback,
  });

function begin(load: (onFallback: (why: string) => void) => Promise<JobPool<number, number>> = async (f) => onPage(f)) {
  const results: number[] = [];
  const { result, unmount } = renderHook(() =>
    useJobPool<number, number>({ load, doing: 'are counted', done: 'counted' }),
  );
  const run = (jobs: readonly number[]) =>
    act(() =>
      result.current.run({ jobs: async () => jobs, networksOf: (job) => job, onResult: (r) => results.push(r) }),
    );
  return { hook: result, run, results, unmount };
}
const fallback =
  'No background worker could start (workers are off), so the networks are counted on the page itself, a few at a time.';

describe('useJobPool', () => {
  test('delivers every result, and is at rest again', async () => {
    const { hook, run, results } = begin();
    await run([1, 2, 3]);
    expect(results).toEqual([10, 20, 30]);
    expect(hook.current.busy).toBe(false);
  });
  test('says that the page computes, after a second run too', async () => {
    const { hook, run } = begin();
    await run([1]);
    expect(hook.current.says).toEqual([fallback]);
    await run([2]);
    expect(hook.current.says).toEqual([fallback]);
  });
  test('what is cancelled while its code is loading is never computed', async () => {
    let arrive: () => void = () => {};
    const { hook, results } = begin(
      (f) =>
        new Promise((resolve) => {
          arrive = () => resolve(onPage(f));
        }),
    );
    let done: Promise<void> | undefined;
    act(() => {
      done = hook.current.run({ jobs: async () => [1, 2], networksOf: () => 1, onResult: (r) => results.push(r) });
    });
    await vi.waitFor(() => expect(hook.current.progress).toBe('starting'));
    act(() => hook.current.cancel());
    await act(async () => {
      arrive();
      await done;
    });
    expect(results).toEqual([]);
    expect(hook.current).toMatchObject({ busy: false, says: ['Stopped before the first network.'] });
  });
  test('a job that throws is told in a sentence, and the next run forgets it', async () => {
    const { hook, run, results } = begin();
    await run([-1]);
    expect(hook.current.says).toEqual([fallback, 'The networks could not be counted: a negative job']);
    await run([4]);
    expect(hook.current.says).toEqual([fallback]);
    expect(results).toEqual([40]);
  });
  test('a newer run takes the place of an older one, whose end is not told', async () => {
    const { hook, results } = begin();
    const batch = (jobs: readonly number[]) => ({
      jobs: async () => jobs,
      networksOf: () => 1,
      onResult: (r: number) => results.push(r),
    });
    await act(async () => {
      const older = hook.current.run(batch([1, 2, 3]));
      const newer = hook.current.run(batch([7]));
      await Promise.all([older, newer]);
    });
    expect(results).toEqual([70]);
    expect(hook.current).toMatchObject({ busy: false, says: [fallback] });
  });
});
