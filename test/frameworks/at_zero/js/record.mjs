// What the JavaScript recorders share; the same points, numbers and loop as in record.py.
import { readFileSync } from 'node:fs';

const table = JSON.parse(readFileSync('content/expressions.json', 'utf8'));
const functions = new Map(table.functions.map((f) => [f.id, f]));
const POINTS = ['0', '-0', 'tiny', '1', '-1', 'Infinity', '-Infinity', 'NaN'];
const TINY = { float16: 2 ** -24, float32: 2 ** -149, float64: Number.MIN_VALUE };

const pointsOf = (expression) => [
  ...new Set([...POINTS, ...(functions.get(expression.function).corners ?? []).map(String)]),
];
const numberOf = (point, dtype) => (point === 'tiny' ? TINY[dtype] : Number(point));

/** JSON has no NaN, no infinity and no −0; seven digits tell float32 numbers apart. */
export function written(value) {
  if (value === null || typeof value === 'string') return value;
  return Number.isFinite(value) ? Number(value.toPrecision(7)) + 0 : String(value);
}

const firstLine = (error) =>
  `${error?.name ?? 'Error'}: ${String(error?.message ?? error).split('\n')[0]}`.slice(0, 200);

/** Every expression of a framework in each of its runs [dtype, mode, its own points or nothing]. */
export async function recordingOf({ NAME, VERSION, CODES, RUNS, SKIP = {}, run }) {
  const unknown = Object.keys(CODES).filter((id) => !table.expressions.some((expression) => expression.id === id));
  if (unknown.length > 0) throw new Error(`no such expression in content/expressions.json: ${unknown.join(', ')}`);
  const groups = [];
  for (const expression of table.expressions.filter(({ id }) => id in CODES)) {
    const code = CODES[expression.id];
    const points = pointsOf(expression);
    const runs = [];
    for (const [dtype, mode, own] of RUNS) {
      if ((SKIP[mode] ?? []).includes(expression.id)) continue;
      const results = [];
      for (const point of own ?? points) {
        try {
          results.push((await run(code, dtype, mode, numberOf(point, dtype))).map(written));
        } catch (error) {
          results.push({ error: firstLine(error) });
        }
      }
      runs.push({ dtype, mode, results, ...(own && { points: own }) });
    }
    groups.push({ expression: expression.id, code, points, runs });
  }
  const platform = `${process.platform} ${process.arch}, CPU, Node ${process.versions.node.split('.')[0]}`;
  return { framework: NAME, version: VERSION, platform, groups };
}
