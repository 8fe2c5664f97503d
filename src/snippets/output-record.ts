import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { RecordedFence } from './recorded-fence.ts';

/** What a program printed when `npm run evidence` ran it. */
export interface OutputRecord {
  readonly id: string;
  /** Of the program and of what its fence says about the run. */
  readonly sha256: string;
  readonly recorded: string;
  readonly python: string;
  /** By the names that pip knows, in the order of the fence. */
  readonly versions: Readonly<Record<string, string>>;
  /** Standard output; then, if the program is meant to end so, the line that names its error. */
  readonly output: string;
}

export const RECORDS = 'content/evidence/snippets.json';

/** The records by the id of their fence; none if nothing has been recorded. */
export function outputRecords(root: string): Map<string, OutputRecord> {
  const file = path.join(root, RECORDS);
  if (!existsSync(file)) return new Map();
  const { snippets } = JSON.parse(readFileSync(file, 'utf8')) as { snippets: OutputRecord[] };
  return new Map(snippets.map((record) => [record.id, record]));
}

/** Changes with any character of the program, and with the frameworks and the error that its fence names. */
export const hashOfFence = ({ source, frameworks, raises }: RecordedFence): string =>
  createHash('sha256')
    .update(JSON.stringify([source, frameworks, raises ?? '']))
    .digest('hex');

/** Why the record of a fence cannot stand below it, or nothing. */
export function recordFault(fence: RecordedFence, record: OutputRecord | undefined): string | undefined {
  const run = 'run npm run evidence -- snippets';
  if (!record) return `the program “${fence.id}” has not been run: ${run}`;
  if (record.sha256 !== hashOfFence(fence)) return `the program “${fence.id}” has changed since it was run: ${run}`;
  return undefined;
}
