import type { FrameworkRule } from '../figures/autodiff/model.ts';
import { PRESETS } from '../figures/autodiff/presets.ts';
import { frameworkConventions } from './conventions.ts';
import { evidenceRows, recordedFrameworks } from './recorded.ts';

/** Frameworks whose conventions rest on fewer expressions than these are left out: too little to speak of a rule. */
const ENOUGH = 20;

/** How a framework is asked for a derivative as a matter of course. */
const USUAL_MODES = ['reverse', 'subgradient', 'symbolic'];
const EXPRESSIONS = PRESETS.map(({ recorded }) => recorded);

/** For the figure `autodiff`: the rule of each framework and what it returned for the programs of the figure at 0. */
export function autodiffRules(): FrameworkRule[] {
  const rules = frameworkConventions()
    .filter(({ reproduced }) => reproduced >= ENOUGH)
    .map(({ frameworkId, convention: { relu, abs, tie, leaky } }) => ({
      name: nameOf(frameworkId),
      convention: {
        ...(relu !== undefined && { relu }),
        ...(abs !== undefined && { abs }),
        ...(tie !== undefined && { tie }),
        ...(leaky !== undefined && { leaky }),
      },
      recorded: recordedOf(frameworkId),
    }));
  // Frameworks with the same rule and record are one row.
  const groups = Map.groupBy(rules, ({ convention, recorded }) => JSON.stringify([convention, recorded]));
  return [...groups.values()].map((group) => ({
    names: group.map(({ name }) => name),
    convention: group[0].convention,
    recorded: group[0].recorded,
  }));
}

function nameOf(id: string): string {
  const { name = id, version = '' } = recordedFrameworks.find((framework) => framework.id === id) ?? {};
  return `${name} ${version.split('.').slice(0, 2).join('.')}`;
}

/** Where single and double precision disagree there would be no one answer; the tests say that they never do. */
export function recordedOf(frameworkId: string): Record<string, string> {
  const rows = evidenceRows.filter(
    (row) =>
      row.frameworkId === frameworkId &&
      row.x === '0' &&
      USUAL_MODES.includes(row.mode) &&
      row.derivative !== undefined,
  );
  return Object.fromEntries(
    EXPRESSIONS.flatMap((expression) => {
      const row = rows.find((each) => each.expression === expression);
      return row && Number.isNaN(Number(row.derivative)) === (row.derivative === 'NaN')
        ? [[expression, String(row.derivative)]]
        : [];
    }),
  );
}
