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
  /** How many results there were at each picture. */
  const shown: number[] = [];
  const show = () => void shown.push(results.length);
  const { result, unmount } = renderHook(() =>
    useJobPool<number, number>({ load, doing: 'are counted', done: 'counted' }),
  );
  const run = (jobs: readonly number[]) =>
    act(() =>
      result.current.run({ jobs: async () => jobs, networksOf: (job) => job, onResult: (r) => results.push(r), show }),
    );
  return { hook: result, run, results, shown, show, unmount };
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
    const { hook, results, shown, show } = begin(
      (f) =>
        new Promise((resolve) => {
          arrive = () => resolve(onPage(f));
        }),
    );
    let done: Promise<void> | undefined;
    act(() => {
      done = hook.current.run({
        jobs: async () => [1, 2],
        networksOf: () => 1,
        onResult: (r) => results.push(r),
        show,
      });
    });
    await vi.waitFor(() => expect(hook.current.progress).toBe('starting'));
    act(() => hook.current.cancel());
    await act(async () => {
      arrive();
      await done;
    });
    expect(results).toEqual([]);
    expect(shown).toEqual([]);
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
  test('results are drawn a few times a second, and the last of them at the end', async () => {
    const { run, results, shown } = begin();
    await run(Array.from({ length: 200 }, (_, i) => i));
    expect(results).toHaveLength(200);
    expect(shown.at(-1)).toBe(200);
    expect(shown.length).toBeLessThan(100);
  });
  test('cancelled, it draws what has come and nothing after', async () => {
    const { hook, results, shown, show } = begin();
    await act(async () => {
      const onResult = (r: number) => {
        results.push(r);
        if (results.length === 3) hook.current.cancel();
      };
      await hook.current.run({ jobs: async () => [1, 2, 3, 4, 5], networksOf: () => 1, onResult, show });
    });
    expect(results).toEqual([10, 20, 30]);
    expect(shown.at(-1)).toBe(3);
    expect(hook.current.says[1]).toBe('Stopped after 3 of 5 networks; what was counted so far is shown.');
  });
  test('a newer run takes the place of an older one, whose end is not told', async () => {
    const { hook, results, show } = begin();
    const batch = (jobs: readonly number[]) => ({
      jobs: async () => jobs,
      networksOf: () => 1,
      onResult: (r: number) => results.push(r),
      show,
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
