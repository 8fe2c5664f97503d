// npm test: every layer, in order, each with its count. The last line is the sum. `--only types,lint` runs some layers.
import { requireNode } from './require-node.mjs';

requireNode();
const { layers } = await import('./layers.mjs');

const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1].split(',') : undefined;
const unknown = only?.filter((name) => !layers.some((layer) => layer.name === name)) ?? [];
if (unknown.length > 0) {
  console.error(`npm test: no layer ${unknown.join(', ')}; there are ${layers.map((layer) => layer.name).join(', ')}`);
  process.exit(1);
}

const rows = [];
for (const { name, run, needs } of layers) {
  if (only && !only.includes(name)) continue;
  console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`);
  const started = Date.now();
  const missing = needs && rows.find((row) => row.name === needs && row.failed > 0);
  let result;
  if (missing) {
    console.error(`${name} needs ${needs}, which failed.`);
    result = { passed: 0, failed: 1 };
  } else {
    try {
      result = await run();
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      result = { passed: 0, failed: 1 };
    }
  }
  rows.push({ name, ...result, seconds: Math.round((Date.now() - started) / 1000) });
}

console.log(`\n── summary ${'─'.repeat(53)}`);
for (const { name, passed, failed, seconds } of rows) {
  console.log(
    `${failed > 0 ? '✗' : '✓'} ${name.padEnd(10)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${String(seconds).padStart(5)} s`,
  );
}
const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
const [passed, failed] = [sum('passed'), sum('failed')];
if (passed === 0 && failed === 0) {
  console.error('No test was run.');
  process.exitCode = 1;
}
if (failed > 0) process.exitCode = 1;
console.log(`\n${passed} passed, ${failed} failed`);
