import { type Engine, wasmEngine } from '../../core/index.ts';
import { clamped, defaults } from '../../ui/parameters.ts';
import { compute, jobsOf, openOf } from './networks.ts';
import { type FirstFrame, NOTHING, type Tallies } from './progress.ts';
import { type SweepSettings, sweepOf, WIDTHS, type XorState, xorParameters } from './state.ts';
import { add } from './summary.ts';

/** The whole sweep in one go: at build, and in tests. */
export function sweepAll(settings: SweepSettings, engine: Engine = wasmEngine()): Tallies {
  let tallies = NOTHING;
  for (const job of jobsOf(settings, WIDTHS)) {
    const result = compute(job, engine);
    tallies = tallies.map((tally, i) => (WIDTHS[i] === job.width ? add(tally, result, job.from, settings) : tally));
  }
  return tallies;
}

/** The first frame of a figure, computed at build. */
export function firstFrame(preset: Partial<XorState> = {}): FirstFrame {
  const state = clamped(defaults(xorParameters), xorParameters, preset);
  const settings = sweepOf(state);
  return { settings, tallies: sweepAll(settings), opened: openOf(state) };
}
