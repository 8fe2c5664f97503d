import { bornDeadBounds } from '../../core/born-dead-bounds.ts';
import { COLUMNS, type Count, countAt, type HeatMap, ROWS, shareOf } from './counts.ts';
import { DEPTHS, WIDTHS } from './state.ts';

export const MAP = { width: 560, height: 250, left: 34, top: 6, cell: 18 } as const;

export interface Cell {
  readonly depth: number;
  readonly width: number;
  readonly x: number;
  readonly y: number;
  /** 0 to 10: how dark; undefined before any network of it was drawn. */
  readonly shade: number | undefined;
}

/** A cell for each depth and width, the narrowest networks at the top. */
export function cells({ counts }: HeatMap): Cell[] {
  return Array.from({ length: COLUMNS * ROWS }, (_, i) => {
    const depth = DEPTHS.first + (i % COLUMNS);
    const width = WIDTHS.first + Math.floor(i / COLUMNS);
    const share = shareOf(counts[i])?.share;
    return { depth, width, ...placeOf(depth, width), shade: share === undefined ? undefined : Math.round(10 * share) };
  });
}

export const placeOf = (depth: number, width: number): { x: number; y: number } => ({
  x: MAP.left + (depth - DEPTHS.first) * MAP.cell,
  y: MAP.top + (width - WIDTHS.first) * MAP.cell,
});

/** Cells of one shade as one path: three hundred rectangles cost a page more than ten paths. */
export function shadesOf(map: HeatMap): { readonly shade: number | undefined; readonly d: string }[] {
  const paths = new Map<number | undefined, string>();
  for (const { x, y, shade } of cells(map)) {
    const square = `M${x} ${y}h${MAP.cell}v${MAP.cell}h-${MAP.cell}z`;
    paths.set(shade, (paths.get(shade) ?? '') + square);
  }
  return [...paths].map(([shade, d]) => ({ shade, d })).sort((a, b) => (a.shade ?? -1) - (b.shade ?? -1));
}

export const SCALE = { width: 560, height: 74, left: 20, right: 540, axis: 40 } as const;

const at = (share: number): number => Math.round(10 * (SCALE.left + share * (SCALE.right - SCALE.left))) / 10;

export interface ScaleDrawing {
  /** Lu and others' bounds, for ReLU. */
  readonly bounds: { readonly from: number; readonly to: number };
  readonly single: number;
  readonly estimate: { readonly x: number; readonly from: number; readonly to: number } | undefined;
}

/** The estimate of a cell on the line from 0 to 1, with two standard errors, and the bounds. */
export function scaleDrawing(depth: number, width: number, count: Count): ScaleDrawing {
  const { lower, upper, singlePoint } = bornDeadBounds(depth, width);
  const known = shareOf(count);
  return {
    bounds: { from: at(lower), to: at(upper) },
    single: at(singlePoint),
    estimate: known && {
      x: at(known.share),
      from: at(Math.max(0, known.share - 2 * known.error)),
      to: at(Math.min(1, known.share + 2 * known.error)),
    },
  };
}

export const countOf = (map: HeatMap, depth: number, width: number): Count => countAt(map.counts, depth, width);
