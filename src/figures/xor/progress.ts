import type { OpenedNetwork } from './networks.ts';
import { type SweepSettings, WIDTHS } from './state.ts';
import { EMPTY, type Tally } from './summary.ts';

/** The tallies of all widths, in their order. */
export type Tallies = readonly Tally[];
export const NOTHING: Tallies = WIDTHS.map(() => EMPTY);

/** A sweep as far as it is done. */
export interface Sweep {
  readonly settings: SweepSettings;
  readonly tallies: Tallies;
}

export interface FirstFrame extends Sweep {
  readonly opened: OpenedNetwork;
}
