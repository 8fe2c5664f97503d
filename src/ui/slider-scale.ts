/** The numbers of a slider, and what keys and drags do with them; no DOM. */
export interface SliderScale {
  readonly min: number;
  readonly max: number;
  /** One arrow key. */
  readonly step: number;
  /** One PageUp or PageDown; ten steps by default. */
  readonly bigStep?: number | undefined;
  /** Values that no key jumps over and that hold a drag, such as exactly 0. */
  readonly stops?: readonly number[] | undefined;
  /** How close a drag must come to a stop to be held; one and a half steps by default. */
  readonly snap?: number | undefined;
}

/** The value after a key, or `undefined` for a key that is none of the slider's. */
export function keyValue(scale: SliderScale, value: number, key: string): number | undefined {
  const { min, max, step, bigStep = 10 * step } = scale;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return move(scale, value, step);
    case 'ArrowLeft':
    case 'ArrowDown':
      return move(scale, value, -step);
    case 'PageUp':
      return move(scale, value, bigStep);
    case 'PageDown':
      return move(scale, value, -bigStep);
    case 'Home':
      return min;
    case 'End':
      return max;
    default:
      return undefined;
  }
}

/**
 * The value after a change that is neither a key nor a drag: assistive technology moves a range by an amount of its
 * own, which may be less than a step and would otherwise be rounded away.
 */
export function nudged(scale: SliderScale, value: number, wanted: number): number {
  const by = wanted - value;
  if (by === 0 || Number.isNaN(by)) return value;
  return move(scale, value, Math.abs(by) < scale.step ? Math.sign(by) * scale.step : by);
}

/** Moves by `by`, but not over a stop: it lands exactly on it first. */
function move(scale: SliderScale, value: number, by: number): number {
  const next = onGrid(scale, value + by);
  const crossed = (scale.stops ?? []).filter((stop) =>
    by > 0 ? value < stop && stop < next : next < stop && stop < value,
  );
  if (crossed.length === 0) return next;
  return by > 0 ? Math.min(...crossed) : Math.max(...crossed);
}

/** The value of a drag: on the grid of steps, or on a stop that is close. */
export function magnetic(scale: SliderScale, value: number): number {
  const { snap = 1.5 * scale.step } = scale;
  const near = scale.stops?.find((stop) => Math.abs(stop - value) <= snap);
  return near ?? onGrid(scale, value);
}

/** The nearest multiple of the step, without the dust of binary fractions (0.1 + 0.2), inside the range. */
function onGrid({ min, max, step }: SliderScale, value: number): number {
  const multiple = Number((Math.round(value / step) * step).toPrecision(12));
  return Math.min(max, Math.max(min, multiple)) || 0;
}

/** Where a value lies on the track, as an SVG length. */
export function percent({ min, max }: SliderScale, value: number): string {
  const share = (value - min) / (max - min);
  return `${Number((100 * Math.min(1, Math.max(0, share))).toFixed(3))}%`;
}
