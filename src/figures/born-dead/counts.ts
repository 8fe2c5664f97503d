import { DEPTHS, type MapSettings, WIDTHS } from './state.ts';

/** Silent networks of those drawn so far. */
export interface Count {
  readonly silent: number;
  /** On the best way through each silent network, summed. */
  readonly silentLayers: number;
  readonly networks: number;
}

const NONE: Count = { silent: 0, silentLayers: 0, networks: 0 };
export const COLUMNS = DEPTHS.last - DEPTHS.first + 1;
export const ROWS = WIDTHS.last - WIDTHS.first + 1;

/** A count for each cell, width by width from the narrowest, each from the shallowest network on. */
export type Counts = readonly Count[];
export const NOTHING: Counts = Array<Count>(COLUMNS * ROWS).fill(NONE);

export interface HeatMap {
  readonly settings: MapSettings;
  readonly counts: Counts;
}

export const indexOf = (depth: number, width: number): number =>
  (width - WIDTHS.first) * COLUMNS + (depth - DEPTHS.first);

export const countAt = (counts: Counts, depth: number, width: number): Count => counts[indexOf(depth, width)];

/** The counts with some more networks of one depth; of how many widths they are, in their order. */
export function addResult(
  counts: Counts,
  {
    depth,
    widths,
    networks,
  }: { readonly depth: number; readonly widths: readonly number[]; readonly networks: number },
  results: readonly Pick<Count, 'silent' | 'silentLayers'>[],
): Counts {
  const next = [...counts];
  widths.forEach((width, i) => {
    const at = indexOf(depth, width);
    next[at] = {
      silent: counts[at].silent + results[i].silent,
      silentLayers: counts[at].silentLayers + results[i].silentLayers,
      networks: counts[at].networks + networks,
    };
  });
  return next;
}

/** The share of a cell and its standard error; nothing of a cell without networks. */
export function shareOf({ silent, networks }: Count): { readonly share: number; readonly error: number } | undefined {
  if (networks === 0) return undefined;
  const share = silent / networks;
  return { share, error: Math.sqrt((share * (1 - share)) / networks) };
}

/**
 * What the silent layers of a silent network leave of the signal on its best way: slopeᵏ behind k of them, the geometric
 * mean of the networks. Nothing is lost where no network is silent.
 */
export const signalLeft = ({ silent, silentLayers }: Count, slope: number): number =>
  silent === 0 ? 1 : slope ** (silentLayers / silent);
