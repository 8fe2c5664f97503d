import type { Table } from '../../ui/csv.ts';
import type { ActivationsModel } from './model.ts';

/** What one framework returned as the derivative at one kink. */
export interface Convention {
  readonly framework: string;
  readonly version: string;
  /** As a user types it. */
  readonly code: string;
  readonly at: number;
  readonly derivative: number;
  /** Whether it is no element of the subdifferential of what was run. */
  readonly outside: boolean;
}

/** By the core's name of the activation; those without a record are missing. */
export type Recorded = Readonly<Record<string, readonly Convention[] | undefined>>;

export function conventionsTable({ views }: ActivationsModel, recorded: Recorded): Table {
  const names = [...new Set(views.map(({ name }) => name))];
  return {
    columns: ['code', 'framework', 'version', 'kink', 'derivative', 'in the subdifferential'],
    rows: names.flatMap((name) =>
      (recorded[name] ?? []).map(({ code, framework, version, at, derivative, outside }) => [
        code,
        framework,
        version,
        at,
        derivative,
        outside ? 'no' : 'yes',
      ]),
    ),
  };
}
