/** The form of a recorded benchmark, and what may be concluded from one. */

/** Who took part in a recorded benchmark. */
export interface RecordedContender {
  readonly id: string;
  readonly name: string;
  readonly kind: 'core' | 'javascript' | 'native';
  readonly version: string;
  readonly precision: 'float64' | 'float32';
  /** What was called. */
  readonly how: string;
}

/** A contender in a workload: its rates, or why there are none. */
export interface RecordedResult {
  readonly contender: string;
  /** Samples or networks in a second: the median, the extremes, and each round in order. */
  readonly median?: number;
  readonly min?: number;
  readonly max?: number;
  readonly rounds?: readonly number[];
  /** What was compared with the core before timing, and the largest difference. */
  readonly check?: { readonly what: string; readonly largest: number; readonly tolerance: number };
  /** What the contender does otherwise than the task says. Its rate is then no fair comparison. */
  readonly differs?: string;
  /** What else a reader should know. */
  readonly note?: string;
  readonly leftOut?: string;
}

export interface RecordedWorkload {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly results: readonly RecordedResult[];
}

/** What `npm run bench -- --record` writes. */
export interface BenchmarkRecord {
  readonly recorded: string;
  readonly machine: {
    readonly cpu: string;
    readonly cores: number;
    readonly os: string;
    readonly node: string;
  };
  /** The least number of rounds behind a median. */
  readonly rounds: number;
  readonly contenders: readonly RecordedContender[];
  readonly workloads: readonly RecordedWorkload[];
  /** Of all the rest, so that an edit by hand is found. */
  readonly sha256: string;
}

/** A result with rates. */
export type Timed = RecordedResult & Required<Pick<RecordedResult, 'median' | 'min' | 'max' | 'rounds'>>;

export const isTimed = (result: RecordedResult): result is Timed => result.rounds !== undefined;

export function median(numbers: readonly number[]): number {
  if (numbers.length === 0) throw new RangeError('median: numbers must not be empty');
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`benchmarks: no ${what} in the record`);
  return value;
}

export const contenderOf = (record: BenchmarkRecord, id: string): RecordedContender =>
  found(
    record.contenders.find((contender) => contender.id === id),
    `contender ${id}`,
  );

export const workloadOf = (record: BenchmarkRecord, id: string): RecordedWorkload =>
  found(
    record.workloads.find((workload) => workload.id === id),
    `workload ${id}`,
  );

/** A result that has rates; a page that names one without fails the build. */
export function timedOf(workload: RecordedWorkload, contender: string): Timed {
  const result = workload.results.find((candidate) => candidate.contender === contender);
  if (!result || !isTimed(result)) throw new Error(`benchmarks: ${contender} was not timed in ${workload.id}`);
  return result;
}

/** How many times as fast `fast` is as `slow`: the ratio of their medians, which a reader of the table can repeat. */
export const timesAsFast = (workload: RecordedWorkload, fast: string, slow: string): number =>
  timedOf(workload, fast).median / timedOf(workload, slow).median;
