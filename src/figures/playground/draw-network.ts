import { round } from '../training/plane.ts';
import { featureLabel } from './features.ts';
import type { PlaygroundSnapshot, UnitSnapshot } from './snapshot.ts';

export const NETWORK = { width: 420, height: 300 } as const;
const LEFT = 60;
const RIGHT = 396;
const TOP = 14;
const BOTTOM = 286;

export interface NodeDrawing {
  readonly x: number;
  readonly y: number;
  /** Half of its side. */
  readonly half: number;
  readonly label?: string;
  /** Layer and unit, both counted from 0; without it, an input or the output. */
  readonly unit?: { readonly layer: number; readonly index: number; readonly snapshot: UnitSnapshot };
  /** Share of the samples on which it is active. */
  readonly share: number;
}

/** Links of one sign and about one size. */
export interface LinkDrawing {
  readonly negative: boolean;
  /** 1 to 5: hardly there to the widest. */
  readonly width: number;
  readonly d: string;
}

export interface NetworkDrawing {
  readonly nodes: readonly NodeDrawing[];
  readonly links: readonly LinkDrawing[];
}

const WIDTHS = 5;

/** Where everything stands: a column for the inputs, one for each hidden layer, one for the output. */
export interface NetworkPlaces {
  /** How many boxes each column has. */
  readonly columns: readonly number[];
  /** Half the side of a box. */
  readonly half: number;
  x(column: number): number;
  y(column: number, unit: number): number;
}

export function networkPlaces({ settings, layers }: Pick<PlaygroundSnapshot, 'settings' | 'layers'>): NetworkPlaces {
  const columns = [settings.features.length, ...layers.map(({ units }) => units.length)];
  const gap = Math.min(34, (BOTTOM - TOP) / Math.max(...columns));
  return {
    columns,
    half: round(Math.min(10, gap / 2 - 1.5)),
    x: (column) => round(LEFT + ((RIGHT - LEFT) * column) / (columns.length - 1)),
    y: (column, unit) => round((TOP + BOTTOM) / 2 + (unit - (columns[column] - 1) / 2) * gap),
  };
}

/** Inputs at the left, the output at the right, a column for each hidden layer; a link is as wide as its weight is large. */
export function networkDrawing(snapshot: PlaygroundSnapshot): NetworkDrawing {
  const { settings, layers, trainCount } = snapshot;
  const { x, y, half } = networkPlaces(snapshot);
  const nodes: NodeDrawing[] = settings.features.map((name, i) => ({
    x: x(0),
    y: y(0, i),
    half,
    label: featureLabel(name),
    share: 0,
  }));
  layers.forEach(({ units }, layer) => {
    const isOutput = layer === layers.length - 1;
    units.forEach((snapshot, index) => {
      const place = { x: x(layer + 1), y: y(layer + 1, index), half };
      nodes.push(
        isOutput
          ? { ...place, label: 'ŷ', share: 0 }
          : { ...place, unit: { layer, index, snapshot }, share: trainCount === 0 ? 0 : snapshot.active / trainCount },
      );
    });
  });
  return { nodes, links: linksOf(layers, x, y, half) };
}

function linksOf(
  layers: PlaygroundSnapshot['layers'],
  x: (column: number) => number,
  y: (column: number, unit: number) => number,
  half: number,
): LinkDrawing[] {
  const paths = new Map<string, string>();
  layers.forEach(({ units }, layer) => {
    const largest = Math.max(...units.flatMap(({ weights }) => weights.map(Math.abs)), 1e-9);
    units.forEach(({ weights }, unit) => {
      weights.forEach((weight, from) => {
        if (weight === 0) return;
        const width = Math.max(1, Math.ceil((Math.abs(weight) / largest) * WIDTHS));
        const key = `${weight < 0 ? '-' : '+'}${width}`;
        const line = `M${x(layer) + half} ${y(layer, from)}L${x(layer + 1) - half} ${y(layer + 1, unit)}`;
        paths.set(key, (paths.get(key) ?? '') + line);
      });
    });
  });
  return [...paths].sort().map(([key, d]) => ({ negative: key.startsWith('-'), width: Number(key.slice(1)), d }));
}
