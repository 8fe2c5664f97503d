import { evidenceHref } from './links.ts';
import { type EvidenceRow, findRow, type RecordedFramework, recordedFrameworks } from './recorded.ts';
import { shownResult } from './shown.ts';
import { isOutsideRow } from './verdict.ts';

/** Modes in which a framework is first asked, the usual one first. */
const modes = ['reverse', 'hand-written', 'subgradient', 'symbolic', 'error propagation'];
const dtypes = ['float32', 'float64', 'exact', 'float16'];

/** The row that speaks for a framework at 0: its usual mode, single precision if it has it. */
export function rowAtZero(frameworkId: string, expression: string): EvidenceRow | undefined {
  for (const mode of modes)
    for (const dtype of dtypes) {
      const row = findRow({ frameworkId, expression, dtype, mode, x: '0' });
      if (row) return row;
    }
  return undefined;
}

/** Frameworks that return the same at 0. */
export interface AnswerAtZero {
  readonly text: string;
  readonly outside: boolean;
  readonly frameworks: readonly {
    readonly framework: RecordedFramework;
    readonly code: string;
    readonly href: string;
  }[];
}

/** What frameworks return at 0, the commonest answer first. */
export function answersOf(expression: string): AnswerAtZero[] {
  const rows = recordedFrameworks.flatMap((framework) => {
    const row = rowAtZero(framework.id, expression);
    return row ? [{ framework, row }] : [];
  });
  const groups = [...Map.groupBy(rows, ({ row }) => `${shownResult(row)} ${isOutsideRow(row)}`).values()];
  return groups
    .sort((a, b) => b.length - a.length)
    .map((group) => ({
      text: shownResult(group[0].row),
      outside: isOutsideRow(group[0].row),
      frameworks: group.map(({ framework, row }) => ({ framework, code: row.code, href: evidenceHref(row) })),
    }));
}
