import { activations } from '../core/index.ts';
import type { Convention, Recorded } from '../figures/activations/conventions.ts';
import { type EvidenceRow, evidenceRows, isOutside, versions } from './frameworks.ts';
import { evidenceHref } from './links.ts';

export interface LinkedConvention extends Convention {
  /** Where the row can be read. */
  readonly href: string;
}

/** `leakyRelu`, `leaky-relu` and `leaky_relu` are one function. */
const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The rows of the frameworks that pages compare at a glance. */
const glance = evidenceRows.filter(({ framework, version }) => versions[framework] === version);

/**
 * What is on record for an activation of the core at its kinks: the rows whose expression has its name, in single
 * precision. An activation without rows has none, and a row
 * with an error is left out.
 */
export function conventionsOf(name: string, rows: readonly EvidenceRow[] = glance): LinkedConvention[] {
  const activation = activations.find((candidate) => candidate.name === name);
  if (!activation) throw new Error(`conventionsOf: the core has no activation ${name}`);
  return rows.flatMap((row) => {
    const at = Number(row.x);
    const isOurs = plain(row.expression) === plain(name) && row.dtype === 'float32' && row.mode === 'reverse';
    // At −0 the same number comes back; the tests of the record say so.
    if (!isOurs || row.x === '-0' || !activation.kinks.includes(at) || typeof row.derivative !== 'number') return [];
    const { framework, version, code, derivative } = row;
    const outside = isOutside(derivative, activation.subdifferential(at));
    return [{ framework, version, code, at, derivative, outside, href: evidenceHref(row) }];
  });
}

/** All of them, for the figure; without the links, which belong to pages. */
export function recordedConventions(): Recorded {
  const all = activations.map(({ name }) => [name, conventionsOf(name).map(({ href: _, ...rest }) => rest)] as const);
  return Object.fromEntries(all.filter(([, rows]) => rows.length > 0));
}
