import { formatShort } from '../../ui/format.ts';
import { placer } from '../training/plane.ts';
import { WINDOW } from './data.ts';
import { SURFACE } from './draw-surface.ts';
import { nodeAt } from './fields.ts';
import type { Field } from './snapshot.ts';
import { isRegression, isSquared, middleOf, type Settings } from './state.ts';

/** The node nearest to a place in the picture; both as shares from the top left. */
export function nodeNear({ columns, rows }: Field, x: number, y: number): number {
  const at = (share: number, count: number): number =>
    Math.min(count - 1, Math.max(0, Math.round(share * (count - 1))));
  return at(y, rows) * columns + at(x, columns);
}

/** Where a node stands in the picture. */
export const nodePlace = ({ columns, rows }: Field, node: number): readonly [x: number, y: number] =>
  placer(WINDOW, SURFACE.width)(nodeAt(columns, rows, node));

/** The node that a key goes to, or nothing for a key that is none of the picture's. */
export function nodeByKey({ columns, rows }: Field, key: string, node: number): number | undefined {
  const [column, row] = [node % columns, Math.floor(node / columns)];
  const moves: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [column - 1, row],
    ArrowRight: [column + 1, row],
    ArrowUp: [column, row - 1],
    ArrowDown: [column, row + 1],
    PageUp: [column, row - 6],
    PageDown: [column, row + 6],
    Home: [0, row],
    End: [columns - 1, row],
  };
  const to = moves[key];
  if (!to) return undefined;
  const held = (value: number, count: number): number => Math.min(count - 1, Math.max(0, value));
  return held(to[1], rows) * columns + held(to[0], columns);
}

/**
 * “x₁ = 0.25, x₂ = −1: logit 1.2, class B”; `unit` if it is the field of a unit. Three digits: the first frame of a page
 * has no more.
 */
export function surfaceReading(field: Field, settings: Settings, node: number, unit: boolean): string {
  const { columns, rows, values } = field;
  const [x1, x2] = nodeAt(columns, rows, node).map((each) => formatShort(each));
  const value = Number(values[node].toPrecision(3));
  const place = `x₁ = ${x1}, x₂ = ${x2}`;
  if (unit) return `${place}: pre-activation ${formatShort(value)}`;
  if (isRegression(settings.data)) return `${place}: output ${formatShort(value)}`;
  const side = value > middleOf(settings) ? 'B' : 'A';
  return `${place}: ${isSquared(settings) ? 'output' : 'logit'} ${formatShort(value)}, class ${side}`;
}
