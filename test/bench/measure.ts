/** Rates in rounds: each round times every contender once, so that a slow spell of the machine meets all of them. */
import type { Run } from './contender.ts';

/** One contender in one workload. */
export interface Entry {
  readonly id: string;
  readonly run: Run;
}

/** Milliseconds of `units` from the start. */
async function time(run: Run, units: number): Promise<number> {
  await run.prepare();
  const start = performance.now();
  run.run(units);
  return performance.now() - start;
}

/** Doubles the units until a run takes a third of `milliseconds`, which also warms the code up. */
async function calibrate(run: Run, milliseconds: number): Promise<number> {
  // The first call may compile; that must not count.
  await time(run, 1);
  for (let units = 1; ; units *= 2) {
    const taken = await time(run, units);
    if (taken > milliseconds / 3) return Math.max(1, Math.round((units * milliseconds) / taken));
  }
}

/** Samples or networks in a second: for each contender the rates of all rounds, or why there are none. */
export interface Rates {
  readonly rates: ReadonlyMap<string, readonly number[]>;
  readonly failed: ReadonlyMap<string, string>;
}

export async function measure(
  entries: readonly Entry[],
  { rounds, milliseconds }: { rounds: number; milliseconds: number },
): Promise<Rates> {
  const failed = new Map<string, string>();
  const rates = new Map<string, number[]>();
  const units = new Map<string, number>();
  const attempt = async (id: string, act: () => Promise<void>): Promise<void> => {
    if (failed.has(id)) return;
    try {
      await act();
    } catch (error) {
      failed.set(id, `failed: ${error instanceof Error ? error.message : error}`);
    }
  };
  for (const { id, run } of entries)
    await attempt(id, async () => {
      units.set(id, await calibrate(run, milliseconds));
      rates.set(id, []);
    });
  for (let round = 0; round < rounds; round++) {
    // Each round begins with another contender: none is always timed after the same one's garbage.
    for (let i = 0; i < entries.length; i++) {
      const { id, run } = entries[(i + round) % entries.length];
      await attempt(id, async () => {
        const count = units.get(id) ?? 1;
        const taken = await time(run, count);
        rates.get(id)?.push((count * run.perUnit * 1000) / taken);
        const fault = run.fault?.(count);
        if (fault !== undefined) failed.set(id, fault);
      });
    }
  }
  return { rates, failed };
}
