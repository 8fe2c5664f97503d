import type { Interval } from '../core/types.ts';
import { formatInterval, formatShort } from '../ui/format.ts';
import { type EvidenceRow, numberOf, type Recorded } from './recorded.ts';

/** A recorded number or word as a reader sees it. */
export function shownNumber(recorded: Recorded): string {
  const value = numberOf(recorded);
  return value === undefined ? String(recorded) : formatShort(value);
}

/** What came back: a number, a word of the framework, or that it raised an error. */
export const shownResult = ({ derivative, error }: EvidenceRow): string =>
  derivative === undefined ? (error === undefined ? 'nothing' : 'raises') : shownNumber(derivative);

/** Every slope: `[0, 1]`, `{1}` where there is one. */
export const shownSlopes = (slopes: Interval | undefined): string =>
  slopes === undefined ? 'no slope' : slopes[0] === slopes[1] ? `{${formatShort(slopes[0])}}` : formatInterval(slopes);

const points: Readonly<Record<string, string>> = { tiny: 'smallest > 0', Infinity: '∞', '-Infinity': '−∞' };
/** A point as a reader sees it; `tiny` is the smallest positive subnormal number of the format. */
export const shownPoint = (x: string): string => points[x] ?? x.replace('-', '−');

/** A framework in its version: JAX 0.10.2. */
export const shownFramework = ({ name, version }: { name: string; version?: string | undefined }): string =>
  version === undefined ? name : `${name} ${version}`;
