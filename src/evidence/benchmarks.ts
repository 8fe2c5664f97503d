import recorded from '../../content/evidence/benchmarks.json' with { type: 'json' };
import {
  type BenchmarkRecord,
  contenderOf,
  isTimed,
  type RecordedWorkload,
  type Timed,
  timesAsFast,
  workloadOf,
} from './benchmark-record.ts';

export const benchmarks: BenchmarkRecord = recorded as BenchmarkRecord;

/** How many times as fast, in two digits; whole from 10 on. */
export const formatTimes = (ratio: number): string => (ratio >= 10 ? ratio.toFixed(0) : ratio.toPrecision(2));

/** `580 k`, `5.82 M`: three digits. */
export function formatRate(perSecond: number): string {
  const [scale, unit] = perSecond >= 999_500 ? [1e6, '\u00a0M'] : perSecond >= 999.5 ? [1e3, '\u00a0k'] : [1, ''];
  const scaled = perSecond / scale;
  return `${scaled >= 100 ? scaled.toFixed(0) : scaled.toPrecision(3)}${unit}`;
}

/** Timed contenders of a kind that do the task as it is written, the fastest first. */
function ranking(record: BenchmarkRecord, workload: RecordedWorkload, kind: 'core' | 'javascript' | 'native'): Timed[] {
  return workload.results
    .filter(isTimed)
    .filter(({ contender, differs }) => contenderOf(record, contender).kind === kind && differs === undefined)
    .sort((a, b) => b.median - a.median);
}

/** Where the core stands in a workload: against the fastest other that does the same task. */
export interface Standing {
  readonly workload: RecordedWorkload;
  /** The fastest engine of the core. */
  readonly core: string;
  /** The fastest JavaScript library and the fastest native one, if any was timed. */
  readonly javascript: Opponent | undefined;
  readonly native: Opponent | undefined;
}
export interface Opponent {
  readonly id: string;
  readonly name: string;
  /** How many times as fast the core is; below 1 the opponent is faster. */
  readonly times: number;
}

export function standings(record: BenchmarkRecord = benchmarks): Standing[] {
  return record.workloads.map((workload) => {
    const [core] = ranking(record, workload, 'core');
    if (!core) throw new Error(`benchmarks: the core was not timed in ${workload.id}`);
    const opponent = (kind: 'javascript' | 'native'): Opponent | undefined => {
      const [best] = ranking(record, workload, kind);
      if (!best) return undefined;
      const { id, name } = contenderOf(record, best.contender);
      return { id, name, times: timesAsFast(workload, core.contender, id) };
    };
    return { workload, core: core.contender, javascript: opponent('javascript'), native: opponent('native') };
  });
}

/** In which workloads the core is the fastest among JavaScript contenders that do the same, and in which not, in words. */
export function standingInWords(record: BenchmarkRecord = benchmarks): string {
  const all = standings(record);
  const ahead = all.filter(({ javascript }) => javascript === undefined || javascript.times > 1);
  const behind = all.filter((standing) => !ahead.includes(standing));
  const first =
    ahead.length > 0
      ? `On ${ids(ahead)} the core is faster than every other JavaScript library that does the same task`
      : '';
  const second = behind
    .map(
      ({ workload, javascript }) =>
        `on ${workload.id} ${javascript?.name} is ${formatTimes(1 / (javascript?.times ?? 1))} times as fast as the core`,
    )
    .join('; ');
  if (behind.length === 0) return `${first}.`;
  return first === '' ? `${second.replace(/^o/, 'O')}.` : `${first}; ${second}.`;
}

const ids = (some: readonly Standing[]): string => list(some.map(({ workload }) => workload.id));

/** Where each native library wins and where it loses, in words; empty if none was measured. */
export function nativeInWords(record: BenchmarkRecord = benchmarks): string[] {
  return record.contenders
    .filter(({ kind }) => kind === 'native')
    .map(({ id, name, version }) => {
      const timed = standings(record).filter(({ workload }) =>
        workload.results.some((result) => result.contender === id && isTimed(result)),
      );
      const ratios = timed.map(({ workload, core }) => ({
        id: workload.id,
        times: timesAsFast(workload, id, core),
      }));
      const wins = ratios.filter(({ times }) => times > 1);
      const losses = ratios.filter(({ times }) => times <= 1).map((r) => ({ ...r, times: 1 / r.times }));
      const won = wins.length > 0 ? `is ${timesInWords(wins)} as the core` : 'is nowhere faster than the core';
      const lost = losses.length > 0 ? `; the core is ${timesInWords(losses)} as ${name}` : '';
      return `${name} (${version}) ${won}${lost}.`;
    });
}

/** `19 times (W3) and 6.0 times (W4) as fast`. */
const timesInWords = (ratios: readonly { readonly id: string; readonly times: number }[]): string =>
  `${list(ratios.map(({ id, times }) => `${formatTimes(times)} times (${id})`))} as fast`;

const list = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** Puts numbers of the record into a text: `{W2 core tfjs-cpu}` is how many times as fast the first is as the second. */
export const withRatios = (text: string, record: BenchmarkRecord = benchmarks): string =>
  text.replace(/\{(W\S+) (\S+) (\S+)\}/g, (_, workload: string, fast: string, slow: string) =>
    formatTimes(timesAsFast(workloadOf(record, workload), fast, slow)),
  );
