import type { Rng } from './types.ts';

/** The activations of a layer at x = 1 and x = −1. */
export interface Rays {
  readonly plus: Float64Array;
  readonly minus: Float64Array;
}

/**
 * Draws a network with biases of 0 and counts the silent layers on that of its two rays which meets fewest: 0 means
 * that one ray passes every layer. With slope 0 the count ends at 1, since nothing passes a silent layer.
 */
export function silentLayersOnRays({ plus, minus }: Rays, depth: number, slope: number, random: Rng): number {
  const width = plus.length;
  let anyPlus = false;
  let anyMinus = false;
  for (let unit = 0; unit < width; unit++) {
    const w = random.normal();
    plus[unit] = w;
    minus[unit] = -w;
    if (w > 0) anyPlus = true;
    if (w < 0) anyMinus = true;
  }
  activate(plus, anyPlus, slope);
  activate(minus, anyMinus, slope);
  let onPlus = anyPlus ? 0 : 1;
  let onMinus = anyMinus ? 0 : 1;
  for (let layer = 2; layer < depth && (slope > 0 || onPlus === 0 || onMinus === 0); layer++) {
    let pp = 0;
    let pm = 0;
    let mm = 0;
    for (let unit = 0; unit < width; unit++) {
      pp += plus[unit] * plus[unit];
      pm += plus[unit] * minus[unit];
      mm += minus[unit] * minus[unit];
    }
    // Only directions decide about signs: each ray is taken at length 1, and no depth overflows or underflows.
    const length = Math.sqrt(pp) * Math.sqrt(mm);
    const cosine = length > 0 ? Math.max(-1, Math.min(1, pm / length)) : 0;
    const sine = Math.sqrt(1 - cosine * cosine);
    anyPlus = false;
    anyMinus = false;
    for (let unit = 0; unit < width; unit++) {
      const first = random.normal();
      const second = random.normal();
      plus[unit] = pp > 0 ? first : 0;
      minus[unit] = mm > 0 ? cosine * first + sine * second : 0;
      if (plus[unit] > 0) anyPlus = true;
      if (minus[unit] > 0) anyMinus = true;
    }
    activate(plus, anyPlus, slope);
    activate(minus, anyMinus, slope);
    if (!anyPlus) onPlus++;
    if (!anyMinus) onMinus++;
  }
  const fewest = Math.min(onPlus, onMinus);
  return slope > 0 ? fewest : Math.min(1, fewest);
}

/** A silent layer multiplies all of a ray by the slope, which changes its length alone; by 0, it is the end of it. */
function activate(z: Float64Array, isActive: boolean, slope: number): void {
  if (!isActive && slope > 0) return;
  for (let unit = 0; unit < z.length; unit++) if (!(z[unit] > 0)) z[unit] *= slope;
}
