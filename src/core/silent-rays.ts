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
    plus[unit] = w > 0 ? w : slope * w;
    minus[unit] = w < 0 ? -w : -slope * w;
    if (w > 0) anyPlus = true;
    if (w < 0) anyMinus = true;
  }
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
    // The scale means nothing here: with it taken out, no depth overflows.
    const scale = 1 / Math.sqrt(pp + mm);
    const own = Math.sqrt(pp) * scale;
    const shared = pp > 0 ? (pm / Math.sqrt(pp)) * scale : 0;
    const rest = Math.sqrt(Math.max(0, (pp > 0 ? mm - (pm * pm) / pp : mm) * scale * scale));
    anyPlus = false;
    anyMinus = false;
    for (let unit = 0; unit < width; unit++) {
      const first = random.normal();
      const zPlus = own * first;
      const zMinus = shared * first + rest * random.normal();
      if (zPlus > 0) anyPlus = true;
      if (zMinus > 0) anyMinus = true;
      plus[unit] = zPlus > 0 ? zPlus : slope * zPlus;
      minus[unit] = zMinus > 0 ? zMinus : slope * zMinus;
    }
    if (!anyPlus) onPlus++;
    if (!anyMinus) onMinus++;
  }
  const fewest = Math.min(onPlus, onMinus);
  return slope > 0 ? fewest : Math.min(1, fewest);
}
