import { levelLine, levelLines } from './levels.ts';
import type { DescentModel } from './model.ts';
import type { PiecewiseLinear, Point } from './objective.ts';
import { dots, type Label, path, type Spot, squares } from './paths.ts';
import { distance } from './rules.ts';
import type { Iterate } from './run.ts';
import { BOX, ends, place, round, TRAIL, VIEWS, type View } from './views.ts';

/** Geometry of the left drawing, in units of its view box. */
export interface DescentPicture {
  readonly axes: string;
  /** What the axes are called, at their ends. */
  readonly names: readonly Label[];
  readonly xTicks: readonly Label[];
  readonly yTicks: readonly Label[];
  /** The graph of a function of one variable, from its breakpoints; else its level lines. */
  readonly graph: string;
  readonly levels: string;
  /** The level line of the current point. */
  readonly level: string;
  readonly levelLabels: readonly Label[];
  /** Its kinks: dots on a graph, lines in the plane. */
  readonly kinkDots: readonly Spot[];
  readonly kinkLines: string;
  /** The solution, or the point where exact line search ends on Wolfe’s function. */
  readonly solution: Spot;
  /** The supporting line at the current point; in the plane, the line behind which every lower point lies. */
  readonly support: string;
  /** The step to come, or the way of one that never ends; '' if it is too short to be drawn. */
  readonly arrow: string;
  readonly arrowHead: string;
  /** The circle around the solution through the current point. */
  readonly circle?: { readonly center: Spot; readonly radius: number };
  /** In the plane the way itself; below a graph, x against the step. */
  readonly path: string;
  readonly dots: string;
  readonly otherPath: string;
  readonly otherDots: string;
  readonly start: Spot;
  readonly now: Spot;
  /** On a graph the current point stands twice: there, and on the way below. */
  readonly below?: Spot;
}

/** More dots than these only thicken the line. */
const DOTS = 60;

/** The length of the arrow of a step that never ends. */
const ENDLESS = 50;

export function descentPicture(model: DescentModel, lastStep: number): DescentPicture {
  const view = VIEWS[model.state.function];
  return model.objective.dimension === 1 ? onALine(model, view, lastStep) : inThePlane(model, view);
}

function onALine({ objective, run, other, now, step }: DescentModel, view: View, lastStep: number): DescentPicture {
  const { kinks, minimum } = objective as PiecewiseLinear;
  const graphAt = (x: number): Spot => place(view, [x, objective.value([x])]);
  const [left, right] = ends(view);
  const trail = (iterates: readonly Iterate[]): Spot[] =>
    iterates.map(({ point }, k) => [place(view, [point[0], 0])[0], trailY(k, lastStep)]);
  const mine = trail(run.iterates);
  const others = trail(other?.iterates ?? []);
  const [slope] = now.slope;
  const touching = (x: number): Spot => place(view, [x, now.value + slope * (x - now.point[0])]);
  const solution = graphAt(minimum.nearest(now.point)[0]);
  return {
    axes: `M0 ${view.origin[1]}H${BOX.width}M${solution[0]} ${view.origin[1]}V${TRAIL.bottom}`,
    names: [{ at: [BOX.width - 8, view.origin[1] - 6], text: 'x' }],
    xTicks: view.ticks.map((x) => ({ at: [place(view, [x, 0])[0], view.origin[1] + 16], text: signed(x) })),
    yTicks: [1, 2].map((y) => ({ at: [4, place(view, [0, y])[1]], text: String(y) })),
    graph: path([left, ...kinks(0), right].map(graphAt)),
    levels: '',
    level: '',
    levelLabels: [],
    kinkDots: kinks(0).map(graphAt),
    kinkLines: '',
    solution,
    support: path([touching(left), touching(right)]),
    arrow: '',
    arrowHead: '',
    path: path(mine),
    dots: dots(thinned(mine)),
    otherPath: path(others),
    otherDots: squares(thinned(others)),
    start: graphAt(run.iterates[0].point[0]),
    now: graphAt(now.point[0]),
    below: mine[step],
  };
}

const trailY = (k: number, lastStep: number): number => round(TRAIL.top + ((TRAIL.bottom - TRAIL.top) * k) / lastStep);

function inThePlane({ state, objective, run, other, now }: DescentModel, view: View): DescentPicture {
  const spot = ([x, y]: Point): Spot => place(view, [x, y]);
  const { lines, labels } = levelLines(state.function, view);
  const [left, right] = ends(view);
  const mine = run.iterates.map(({ point }) => spot(point));
  const others = (other?.iterates ?? []).map(({ point }) => spot(point));
  // A step without end points where it would go.
  const size = Number.isFinite(now.size) ? now.size : ENDLESS / view.unit / distance(now.slope, [0, 0]);
  const [at, next] = [spot(now.point), spot(now.point.map((x, axis) => x - size * now.slope[axis]))];
  const solution = objective.minimum?.nearest(now.point);
  const valley = state.function === 'diamond' ? `M${view.origin[0]} 0V${BOX.height}` : '';
  return {
    axes: `M0 ${view.origin[1]}H${BOX.width}M${view.origin[0]} 0V${BOX.height}`,
    names: [
      { at: [BOX.width - 10, view.origin[1] + 32], text: 'x₁' },
      { at: [view.origin[0] + 14, 14], text: 'x₂' },
    ],
    xTicks: view.ticks.map((x) => ({ at: [spot([x, 0])[0], view.origin[1] + 16], text: signed(x) })),
    yTicks: [],
    graph: '',
    levels: lines,
    level: levelLine(state.function, view, now.value),
    levelLabels: labels,
    kinkDots: [],
    kinkLines: `${valley}M${spot([left, 0])[0]} ${view.origin[1]}H${state.function === 'diamond' ? spot([right, 0])[0] : view.origin[0]}`,
    solution: spot(solution ?? [0, 0]),
    support: now.slope.some((slope) => slope !== 0) ? supportLine(at, now.slope) : '',
    ...arrow(at, next),
    ...(solution && {
      circle: { center: spot(solution), radius: round(view.unit * (now.distance ?? 0)) },
    }),
    path: path(mine),
    dots: dots(thinned(mine)),
    otherPath: path(others),
    otherDots: squares(thinned(others)),
    start: mine[0],
    now: at,
  };
}

/** Through a point, across a subgradient; long enough for any window. */
function supportLine([x, y]: Spot, [p, q]: Point): string {
  const length = Math.sqrt(p * p + q * q);
  // The drawing’s y axis points down, so (p, q) is (p, −q) there and (q, p) lies across it.
  const [dx, dy] = [(500 * q) / length, (500 * p) / length];
  return path([
    [round(x - dx), round(y - dy)],
    [round(x + dx), round(y + dy)],
  ]);
}

function arrow(from: Spot, to: Spot) {
  const length = Math.sqrt((to[0] - from[0]) ** 2 + (to[1] - from[1]) ** 2);
  if (length < 1) return { arrow: '', arrowHead: '' };
  const [dx, dy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  const back = (side: number): Spot => [round(to[0] - 8 * dx - side * 4 * dy), round(to[1] - 8 * dy + side * 4 * dx)];
  return { arrow: path([from, to]), arrowHead: path([to, back(1), back(-1)], true) };
}

const thinned = (spots: readonly Spot[]): readonly Spot[] => (spots.length <= DOTS + 1 ? spots : spots.slice(0, DOTS));

const signed = (value: number): string => String(value).replace('-', '−');
