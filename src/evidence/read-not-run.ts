import file from '../../content/evidence/frameworks-read.json' with { type: 'json' };

/** What the source of a framework says, read and not run. */
export interface ReadRow {
  readonly framework: string;
  readonly expression: string;
  /** A number, or a formula or a condition in words. */
  readonly derivativeAtZero: number | string;
  readonly repo: string;
  readonly path: string;
  /** A commit, a tag, or `abc^` for the one before. */
  readonly commit: string;
  readonly note: string;
}

export const readNotRun: readonly ReadRow[] = file.rows;
