import { bornDeadFraction, type Initializer, randomizedAsymmetric, torchLinear } from '../../core/index.ts';
import { addResult, type Counts, NOTHING } from './counts.ts';
import { type BornDeadJob, type BornDeadResult, jobsOf } from './jobs.ts';
import type { MapSettings } from './state.ts';

/** Without one, the core draws what decides about Gaussian weights and biases of 0, and no more. */
const initializers: Readonly<Record<MapSettings['initializer'], () => Initializer | undefined>> = {
  he: () => undefined,
  torch: torchLinear,
  asymmetric: randomizedAsymmetric,
};

/** Draws the networks of a job. */
export function compute({ depth, widths, initializer: name, slope, networks, seed }: BornDeadJob): BornDeadResult {
  const initializer = initializers[name]();
  return widths.map((width) => {
    const options = { depth, width, networks, seed, negativeSlope: slope, ...(initializer && { initializer }) };
    const { silent, silentLayers } = bornDeadFraction(options);
    return { silent, silentLayers };
  });
}

/** The whole map in one go: at build, and in tests. */
export function mapAll(settings: MapSettings): Counts {
  let counts = NOTHING;
  for (const job of jobsOf(settings)) counts = addResult(counts, job, compute(job));
  return counts;
}
