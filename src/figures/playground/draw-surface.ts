import { corners, cut, path, placer } from '../training/plane.ts';
import { WINDOW } from './data.ts';
import { areaAbove, lineAt } from './draw-field.ts';
import type { Field, PlaygroundSnapshot, UnitSnapshot } from './snapshot.ts';
import { activationAt, isRegression, isSquared, middleOf, type PlaygroundState, type Settings } from './state.ts';

export const SURFACE = { width: 360, height: 270 } as const;
export const THUMB = { width: 120, height: 90 } as const;

/** From sure of A to sure of B: logits, whose middle ones are odds of about 3 : 1; or values, for regression. */
function levelsOf(settings: Settings): readonly number[] {
  if (isRegression(settings.data)) return [-0.75, -0.4, 0, 0.4, 0.75];
  return isSquared(settings) ? [0.05, 0.25, 0.5, 0.75, 0.95] : [-3, -1, 0, 1, 3];
}

export interface SurfaceDrawing {
  /** Areas to paint one over the other: where the field is above each level. */
  readonly bands: readonly string[];
  /** Where the network is between the classes, or 0. */
  readonly boundary: string;
}

export function surfaceDrawing(field: Field, settings: Settings, output: PlaygroundState['output']): SurfaceDrawing {
  const middle = middleOf(settings);
  const levels = output === 'side' ? [middle] : levelsOf(settings);
  return {
    bands: levels.map((level) => areaAbove(field, level, SURFACE.width)),
    boundary: lineAt(field, middle, SURFACE.width),
  };
}

/** A unit's pre-activation in the same shades, 0 in the middle. */
export const unitBands = ({ field }: UnitSnapshot, output: PlaygroundState['output']): readonly string[] =>
  (output === 'side' ? [0] : [-3, -1, 0, 1, 3]).map((level) => areaAbove(field, level, SURFACE.width));

/** Where z changes its sign, for each unit whose activation has a kink there; silent units have none in sight of data. */
export function kinkLines(snapshot: PlaygroundSnapshot, width: number): string {
  const { settings, layers } = snapshot;
  return layers
    .slice(0, -1)
    .flatMap(({ units }, layer) =>
      hasKink(settings, layer)
        ? units.filter(({ dead }) => !dead).map((unit) => kinkLine(unit, settings, layer, width))
        : [],
    )
    .join('');
}

export const hasKink = (settings: Settings, layer: number): boolean =>
  ['relu', 'leaky', 'prelu'].includes(activationAt(settings, layer));

/** Exact in the first layer if it reads the plane itself; elsewhere from the unit's field. */
export function kinkLine(unit: UnitSnapshot, { features }: Settings, layer: number, width: number): string {
  if (layer > 0 || features.some((name) => name !== 'x1' && name !== 'x2')) return lineAt(unit.field, 0, width);
  const slope = (name: 'x1' | 'x2'): number => unit.weights[features.indexOf(name)] ?? 0;
  const [w1, w2] = [slope('x1'), slope('x2')];
  const place = placer(WINDOW, width);
  return path(cut(corners(WINDOW), ([x, y]) => w1 * x + w2 * y + unit.bias).line.map(place));
}

/** The part of the window in which a unit is active. */
export const activeArea = ({ field }: UnitSnapshot): string => areaAbove(field, 0, THUMB.width);
