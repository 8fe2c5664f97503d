import { type Label, path, type Spot } from './paths.ts';
import type { FunctionName } from './state.ts';
import { ends, place, round, type View } from './views.ts';
import { GAMMA, ROOT } from './wolfe.ts';

/** The level lines of the functions of two variables, exact: polygons, straight lines and arcs of ellipses. */

/** The line of one value. */
export const levelLine = (name: FunctionName, view: View, c: number): string =>
  (name === 'diamond' ? diamondLevel : wolfeLevel)(view, c);

/** The lines of a view, and the values written on some of them. */
export const levelLines = (name: FunctionName, view: View) => ({
  lines: view.levels.map((c) => levelLine(name, view, c)).join(''),
  labels: name === 'diamond' ? diamondLabels(view) : wolfeLabels(view),
});

/** |x₁| + 2|x₂| = c is a diamond. */
const diamondLevel = (view: View, c: number): string =>
  path([place(view, [c, 0]), place(view, [0, c / 2]), place(view, [-c, 0]), place(view, [0, -c / 2])], true);

const diamondLabels = (view: View): Label[] => [1, 2, 3].map((c) => label(place(view, [0, c / 2]), c));

/**
 * Wolfe’s level line by pieces: for c > 0 an arc of the ellipse x₁² + 16x₂² = c² between two straight lines that touch
 * it, else the two lines alone, which meet on the valley.
 */
function wolfeLevel(view: View, c: number): string {
  const [left] = ends(view);
  const far = wolfeHeight(left, c);
  const [above, below] = [place(view, [left, far]), place(view, [left, -far])];
  if (c <= 0) return far > 0 ? path([above, place(view, [ROOT * c, 0]), below]) : '';
  const joint = c / ROOT;
  const [upper, lower] = [place(view, [joint, joint]), place(view, [joint, -joint])];
  const [wide, high] = [round(c * view.unit), round((c / Math.sqrt(GAMMA)) * view.unit)];
  return `${path([above, upper])}A${wide} ${high} 0 0 1 ${lower.join(' ')}L${below.join(' ')}`;
}

/** The x₂ ≥ 0 at which the straight part of a level line is over x₁. */
const wolfeHeight = (x: number, c: number): number => (ROOT * c - x) / GAMMA;

/** Along the left edge, where the lines are straight and nothing else is drawn. */
function wolfeLabels(view: View): Label[] {
  const x = ends(view)[0] + 1.2;
  return [4, 8, 12, 16].map((c) => label(place(view, [x, wolfeHeight(x, c)]), c));
}

const label = ([x, y]: Spot, c: number): Label => ({ at: [x, round(y + 4)], text: String(c) });
