import { bornDeadBounds } from '../../core/born-dead-bounds.ts';
import { formatShort } from '../../ui/format.ts';
import { COLUMNS, type Count, type HeatMap, ROWS, shareOf, signalLeft } from './counts.ts';
import { DEPTHS, type MapSettings, WIDTHS } from './state.ts';

/** “57.9 % ± 0.4” */
export function percentText(count: Count): string {
  const known = shareOf(count);
  return known ? `${(100 * known.share).toFixed(1)} % ± ${(100 * known.error).toFixed(1)}` : 'not drawn yet';
}

/** The weights and biases of a fresh network. */
const DRAWN = {
  he: 'Gaussian weights and biases 0',
  torch: 'PyTorch’s default weights and biases',
  asymmetric: 'randomized asymmetric weights and biases',
} as const;

/** “0.0055”: what silent layers leave where every input meets one. Too little for a float64 is still not 0. */
export function signalText(count: Count, slope: number): string {
  const left = signalLeft(count, slope);
  return left === 0 ? 'less than 10⁻³⁰⁰' : formatShort(left);
}

/** What the picture shows of one cell. */
export function bornDeadSentence(
  { depth, width }: { readonly depth: number; readonly width: number },
  count: Count,
  { initializer, slope }: MapSettings,
): string {
  const known = shareOf(count);
  const shape = `${depth} layers of weights, width ${width} and ${DRAWN[initializer]}`;
  if (!known) return `No network of ${shape} has been drawn with these settings yet.`;
  if (slope > 0) {
    const passed =
      count.silent === 0
        ? ''
        : `, and on the best way ${signalText(count, slope)} of the signal is left (geometric mean)`;
    return `Of ${count.networks} fresh networks with ${shape}, with negative slope ${formatShort(slope)}, none is constant; in ${percentText(count)} every input meets a silent layer${passed}.`;
  }
  const { lower, upper } = bornDeadBounds(depth, width);
  const bounds = `${(100 * lower).toFixed(1)} % and ${(100 * upper).toFixed(1)} %`;
  const constant = `Of ${count.networks} fresh ReLU networks with ${shape}, ${percentText(count)} are constant`;
  if (initializer !== 'he') {
    return `${constant} on [−√3, √3] before any training; for biases of 0 and symmetric weights the bounds are ${bounds}.`;
  }
  const place = known.share < lower - 3 * known.error || known.share > upper + 3 * known.error ? 'outside' : 'between';
  return `${constant} before any training, ${place} the bounds ${bounds}.`;
}

interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** Percent of each cell. */
export function bornDeadTable({ counts }: HeatMap): Table {
  return {
    columns: ['width', ...Array.from({ length: COLUMNS }, (_, i) => `depth ${DEPTHS.first + i}`)],
    rows: Array.from({ length: ROWS }, (_, row) => [
      WIDTHS.first + row,
      ...Array.from({ length: COLUMNS }, (_, column) => {
        const known = shareOf(counts[row * COLUMNS + column]);
        return known ? Math.round(1000 * known.share) / 10 : '';
      }),
    ]),
  };
}
