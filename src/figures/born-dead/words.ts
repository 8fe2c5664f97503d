import { bornDeadBounds } from '../../core/born-dead-bounds.ts';
import { formatShort } from '../../ui/format.ts';
import { COLUMNS, type Count, type HeatMap, ROWS, shareOf } from './counts.ts';
import { DEPTHS, type MapSettings, WIDTHS } from './state.ts';

/** “57.9 % ± 0.4” */
export function percentText(count: Count): string {
  const known = shareOf(count);
  return known ? `${(100 * known.share).toFixed(1)} % ± ${(100 * known.error).toFixed(1)}` : 'not drawn yet';
}

/** What the picture shows of one cell. */
export function bornDeadSentence(
  { depth, width }: { readonly depth: number; readonly width: number },
  count: Count,
  { slope }: MapSettings,
): string {
  const known = shareOf(count);
  const shape = `${depth} layers of weights and width ${width}`;
  if (!known) return `No network of ${shape} has been drawn with these settings yet.`;
  if (slope > 0) {
    return `Of ${count.networks} fresh networks with ${shape} and negative slope ${formatShort(slope)}, none is constant; in ${percentText(count)} each ray meets a layer without a positive pre-activation, which only the slope carries on.`;
  }
  const { lower, upper } = bornDeadBounds(depth, width);
  const place = known.share < lower - 3 * known.error || known.share > upper + 3 * known.error ? 'outside' : 'between';
  return `Of ${count.networks} fresh ReLU networks with ${shape}, ${percentText(count)} are constant before any training, ${place} the bounds ${(100 * lower).toFixed(1)} % and ${(100 * upper).toFixed(1)} %.`;
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
