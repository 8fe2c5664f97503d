/**
 * npm run bench: the core against libraries that a page could load instead, in one process, one thread, in turns. What
 * counts are ratios: rates depend on the machine. `--record` writes content/evidence/benchmarks.json.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RecordedWorkload } from '../../src/evidence/benchmark-record.ts';
import { type Candidate, compete, open } from './compete.ts';
import { contenders } from './contenders/index.ts';
import { runNative } from './native.ts';
import { type Options, readOptions } from './options.ts';
import { installPeers } from './peers.ts';
import { described, recordOf } from './record.ts';
import { printTargets, printWorkload } from './report.ts';
import { workloads } from './workloads.ts';

const all = workloads();
let options: Options;
try {
  options = readOptions(
    process.argv.slice(2),
    all.map(({ id }) => id),
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
const { only, rounds, quick, record, native } = options;
const chosen = all.filter(({ id }) => only.length === 0 || only.some((start) => id.startsWith(start)));
const timing = { rounds, milliseconds: quick ? 30 : 400 };

const problem = installPeers();
if (problem !== undefined) console.error(problem);
const candidates: Candidate[] = [];
for (const contender of contenders) candidates.push(await open(contender, problem));
const participants = candidates.map(described);

console.log(
  `Node ${process.versions.node}; medians of ${rounds} rounds, interleaved, one thread${quick ? '; quick: not to be quoted' : ''}`,
);
for (const { name, how } of participants) console.log(`  ${name}: ${how}`);

const results: RecordedWorkload[] = [];
for (const workload of chosen) {
  const result = await compete(workload, candidates, timing);
  results.push(result);
  printWorkload(recordOf(participants, [result], rounds), result);
}
let everyone = participants;
if (native !== undefined) {
  try {
    const { contenders: natives, results: more } = await runNative(native, chosen, timing);
    everyone = [...participants, ...natives];
    results.forEach((result, i) => {
      results[i] = { ...result, results: [...result.results, ...more[i]] };
      printWorkload(recordOf(everyone, [results[i]], rounds), results[i], more[i]);
    });
  } catch (error) {
    console.error(`Native libraries were not measured: ${error instanceof Error ? error.message : error}`);
  }
}
const whole = recordOf(everyone, results, rounds);
printTargets(whole);
if (record) {
  const file = path.join(import.meta.dirname, '../../content/evidence/benchmarks.json');
  writeFileSync(file, `${JSON.stringify(whole, null, 2)}\n`);
  console.log('\nWritten to content/evidence/benchmarks.json');
}
