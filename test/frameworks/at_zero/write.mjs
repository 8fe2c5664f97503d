// The form of content/evidence/frameworks.json: grouped by framework and code, one run (dtype, mode) a line.
import { createHash } from 'node:crypto';

/** The hash covers everything but the date, so that recording twice gives the same one. */
export const hashOf = ({ frameworks, groups }) =>
  createHash('sha256')
    .update(JSON.stringify([frameworks, groups]))
    .digest('hex');

/** `recordings`: what the recorders wrote, in order; one that failed has an `error` and no groups. */
export function evidenceOf(recordings, recorded) {
  const frameworks = recordings.map(({ id, language, install, framework, version, platform, error }) => ({
    id,
    name: framework ?? id,
    ...(version && { version }),
    language,
    install,
    ...(platform && { platform }),
    ...(error && { error }),
  }));
  const groups = recordings.flatMap(({ id, groups = [] }) =>
    groups.map(({ expression, code, points, runs }) => ({
      framework: id,
      expression,
      code,
      points,
      runs: runs.map((run) => [run.dtype, run.mode, ...resultsOf(run, points)]),
    })),
  );
  const rows = groups.flatMap(({ points, runs }) => runs.flatMap((run) => rowsOf(run, points)));
  return {
    about:
      'Written by npm run evidence, never by hand: the hash covers all but the date. A run is [dtype, mode, results], ' +
      'a result is [value, derivative] or an error, one for each point of its group; null where it was not asked.',
    recorded,
    rows: rows.length,
    sha256: hashOf({ frameworks, groups }),
    frameworks,
    groups,
  };
}

/** One result for each point; a run that fails everywhere in one way has a single error for all. */
function resultsOf({ results, points: own }, points) {
  const errors = new Set(results.map((result) => result.error));
  if (!own && errors.size === 1 && !errors.has(undefined)) return [results[0]];
  if (!own) return results;
  const placed = points.map((point) => (own.includes(point) ? results[own.indexOf(point)] : null));
  return placed.slice(0, placed.findLastIndex((result) => result !== null) + 1);
}

const rowsOf = ([, , ...results], points) =>
  results.length === 1 && results[0].error ? points : results.filter((result) => result !== null);

/** One line for each framework and each run; the rest of the file is short. */
export function textOf({ frameworks, groups, ...head }) {
  const lines = (items, indent) => items.map((item) => indent + JSON.stringify(item)).join(',\n');
  const groupTexts = groups.map(({ runs, ...group }) => {
    const start = JSON.stringify(group).slice(0, -1);
    return `  ${start},"runs":[\n${lines(runs, '   ')}]}`;
  });
  const fields = Object.entries(head).map(([key, value]) => ` ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`);
  return `{\n${fields.join('')} "frameworks": [\n${lines(frameworks, '  ')}],\n "groups": [\n${groupTexts.join(',\n')}]\n}\n`;
}
