import { formatShort } from '../../ui/format.ts';
import { NETWORK, networkPlaces } from './draw-network.ts';
import type { PlaygroundSnapshot } from './snapshot.ts';
import { sourceName, unitName, unitWords } from './words.ts';

/** What stands at a point of the picture: a unit, or the link that leads into it from a unit before. */
export interface Pointed {
  readonly layer: number;
  readonly index: number;
  /** The input of the link, counted from 0; undefined for the unit itself. */
  readonly from?: number;
}

/** As near as this, in units of the drawing, a link counts as pointed at. */
const REACH = 8;

/** The unit whose box is there, else the nearest link within reach; the place as shares of the picture. */
export function pointedAt(snapshot: PlaygroundSnapshot, place: readonly [x: number, y: number]): Pointed | undefined {
  const at = [place[0] * NETWORK.width, place[1] * NETWORK.height] as const;
  const { columns, half, x, y } = networkPlaces(snapshot);
  let best: Pointed | undefined;
  let nearest = REACH;
  for (let layer = 0; layer < columns.length - 1; layer++) {
    const [left, right] = [x(layer) + half, x(layer + 1) - half];
    for (let index = 0; index < columns[layer + 1]; index++) {
      const [dx, dy] = [at[0] - x(layer + 1), at[1] - y(layer + 1, index)];
      if (Math.abs(dx) <= half + 1 && Math.abs(dy) <= half + 1) return { layer, index };
      const share = (at[0] - left) / (right - left);
      if (share <= 0 || share >= 1) continue;
      for (let from = 0; from < columns[layer]; from++) {
        const rise = y(layer + 1, index) - y(layer, from);
        const off = Math.abs(y(layer, from) + share * rise - at[1]);
        const distance = off * ((right - left) / Math.hypot(right - left, rise));
        if (distance < nearest) {
          nearest = distance;
          best = { layer, index, from };
        }
      }
    }
  }
  return best;
}

/** The line of a link. */
export function linkPath(snapshot: PlaygroundSnapshot, { layer, index, from }: Pointed): string {
  if (from === undefined) return '';
  const { half, x, y } = networkPlaces(snapshot);
  return `M${x(layer) + half} ${y(layer, from)}L${x(layer + 1) - half} ${y(layer + 1, index)}`;
}

/** “x₁ to layer 1, unit 2: weight −0.53”, or a unit with its state and its bias. */
export function networkReading(snapshot: PlaygroundSnapshot, { layer, index, from }: Pointed): string | undefined {
  const { layers, settings, trainCount } = snapshot;
  const unit = layers[layer]?.units[index];
  if (!unit) return undefined;
  const name = unitName(layer, index, layers.length - 1);
  if (from === undefined) {
    const state = layer < layers.length - 1 ? `${unitWords(unit, trainCount)}; ` : '';
    return `${name}: ${state}bias ${formatShort(unit.bias)}`;
  }
  if (unit.weights[from] === undefined) return undefined;
  return `${sourceName(settings, layer, from)} to ${name}: weight ${formatShort(unit.weights[from])}`;
}
