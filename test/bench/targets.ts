/** How fast the core is meant to be, as ratios measured in one process. */
import { type BenchmarkRecord, isTimed, timesAsFast } from '../../src/evidence/benchmark-record.ts';

export interface Target {
  readonly contender: string;
  readonly workload: string;
  readonly times: number;
  readonly than: string;
}

const target = (contender: string, workload: string, times: number, than: string): Target => ({
  contender,
  workload,
  times,
  than,
});

export const targets: readonly Target[] = [
  target('core', 'W1-relu', 13, 'convnetjs'),
  target('core', 'W2', 10, 'tfjs-cpu'),
  target('core', 'W2', 6, 'convnetjs'),
  target('core', 'W3', 2.5, 'convnetjs'),
  target('core', 'W4', 6, 'convnetjs'),
  target('core', 'W5', 12, 'tfjs-cpu'),
  target('core-wasm-float64', 'W1-relu', 3.3, 'core'),
  target('core-wasm-float64', 'W2', 4.8, 'core'),
  target('core-wasm-float64', 'W3', 3.8, 'core'),
  target('core-wasm-float64', 'W4', 5, 'core'),
  target('core-wasm-float32', 'W1-relu', 80, 'convnetjs'),
  target('core-wasm-float32', 'W2', 50, 'tfjs-wasm'),
  target('core-wasm-float32', 'W3', 8.5, 'tfjs-wasm'),
  target('core-wasm-float32', 'W3', 2.5, 'jax-js'),
  target('core-wasm-float32', 'W4', 20, 'tfjs-wasm'),
  target('core-wasm-float32', 'W5', 20, 'tfjs-wasm'),
];

export type Verdict = { readonly target: Target; readonly measured?: number; readonly verdict: string };

/** Of the targets that the record can judge and of those it cannot. */
export function judge(record: BenchmarkRecord): Verdict[] {
  return targets.map((aim) => {
    const workload = record.workloads.find(({ id }) => id === aim.workload);
    const timed = (id: string): boolean =>
      workload?.results.some((result) => result.contender === id && isTimed(result)) ?? false;
    if (!workload || !timed(aim.contender) || !timed(aim.than)) return { target: aim, verdict: 'not measured' };
    const measured = timesAsFast(workload, aim.contender, aim.than);
    return { target: aim, measured, verdict: measured >= aim.times ? 'met' : 'not met' };
  });
}
