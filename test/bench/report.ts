/** What npm run bench prints. */
import {
  type BenchmarkRecord,
  contenderOf,
  isTimed,
  type RecordedWorkload,
  timesAsFast,
} from '../../src/evidence/benchmark-record.ts';
import { judge } from './targets.ts';

export const rate = (perSecond: number): string =>
  perSecond >= 1e6
    ? `${(perSecond / 1e6).toPrecision(3)} M`
    : perSecond >= 1e3
      ? `${(perSecond / 1e3).toPrecision(3)} k`
      : perSecond.toPrecision(3);

export const times = (ratio: number): string => (ratio >= 100 ? ratio.toFixed(0) : ratio.toPrecision(2));

/** A table of a workload; of some results, if they are given. */
export function printWorkload(record: BenchmarkRecord, workload: RecordedWorkload, results = workload.results): void {
  console.log(`\n${workload.id}: ${workload.title} (${workload.unit} a second)`);
  const cells = results.map((result) => {
    const { name, version, precision } = contenderOf(record, result.contender);
    const who = [name, version, precision];
    if (!isTimed(result)) return [...who, '–', '', '', `left out: ${result.leftOut}`];
    const { median, min, max, check, differs, note } = result;
    const about = [
      check && `${check.what}: ${check.largest === 0 ? 'equal' : `within ${check.largest.toExponential(1)}`}`,
      differs,
      note,
    ];
    return [
      ...who,
      rate(median),
      `${rate(min)} to ${rate(max)}`,
      `${times(timesAsFast(workload, 'core', result.contender))} ×`,
      about.filter(Boolean).join('; '),
    ];
  });
  const table = [['', 'version', 'precision', 'median', 'min to max', 'core is', ''], ...cells];
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  for (const row of table)
    console.log(
      row
        .map((cell, column) =>
          column >= 3 && column <= 5 ? cell.padStart(widths[column]) : cell.padEnd(column === 6 ? 0 : widths[column]),
        )
        .join('  '),
    );
}

export function printTargets(record: BenchmarkRecord): void {
  console.log('\nTargets');
  for (const { target, measured, verdict } of judge(record)) {
    const what = `${target.contender} ≥ ${target.times} × ${target.than}`;
    console.log(
      `${verdict.padEnd(12)}  ${target.workload.padEnd(7)}  ${what}${measured === undefined ? '' : `: ${times(measured)} ×`}`,
    );
  }
}
