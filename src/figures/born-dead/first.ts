import { clamped, defaults } from '../../ui/parameters.ts';
import type { HeatMap } from './counts.ts';
import { mapAll } from './draw.ts';
import { type BornDeadState, bornDeadParameters, mapOf } from './state.ts';

/** The first frame of a figure, computed at build. */
export function firstMap(preset: Partial<BornDeadState> = {}): HeatMap {
  const settings = mapOf(clamped(defaults(bornDeadParameters), bornDeadParameters, preset));
  return { settings, counts: mapAll(settings) };
}
