/** Rates on a logarithmic scale: a bar from the reference to each, so that equal lengths are equal ratios. */

export interface Rate {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export interface RateChart {
  readonly width: number;
  /** Whole powers of ten. */
  readonly ticks: readonly { readonly x: number; readonly power: number }[];
  readonly reference: number;
  readonly bars: readonly {
    /** Left end and length of the bar between the reference and the median. */
    readonly x: number;
    readonly length: number;
    readonly median: number;
    readonly min: number;
    readonly max: number;
  }[];
}

/** Room at both ends, so that a dot is whole. */
const MARGIN = 6;

/** @throws RangeError if a rate is not positive and finite. */
export function rateChart(rates: readonly Rate[], reference: number, width = 240): RateChart {
  const all = [reference, ...rates.flatMap(({ median, min, max }) => [median, min, max])];
  const wrong = all.find((rate) => !(rate > 0 && Number.isFinite(rate)));
  if (wrong !== undefined) throw new RangeError(`rateChart: rates must be positive and finite, got ${wrong}`);
  const low = Math.floor(Math.log10(Math.min(...all)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...all))));
  const x = (rate: number): number => round(MARGIN + ((Math.log10(rate) - low) / (high - low)) * (width - 2 * MARGIN));
  const zero = x(reference);
  return {
    width,
    ticks: Array.from({ length: high - low + 1 }, (_, i) => ({ x: x(10 ** (low + i)), power: low + i })),
    reference: zero,
    bars: rates.map(({ median, min, max }) => ({
      x: Math.min(zero, x(median)),
      length: round(Math.abs(x(median) - zero)),
      median: x(median),
      min: x(min),
      max: x(max),
    })),
  };
}

const round = (x: number): number => Math.round(x * 10) / 10;
