import type { DescentModel } from './model.ts';
import type { PiecewiseLinear, Point } from './objective.ts';
import type { Iterate } from './run.ts';
import { BOX, place, round, TRAIL, VIEWS, type View } from './views.ts';
import { GAMMA, ROOT } from './wolfe.ts';

type Spot = readonly [x: number, y: number];

export interface Label {
  readonly at: Spot;
  readonly text: string;
}

/** Geometry of the left drawing, in units of its view box. */
export interface DescentPicture {
  readonly axes: string;
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
  /** The step to come; '' if it is 0 or endless. */
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
  const { lines, labels } = state.function === 'diamond' ? diamondLevels(view) : wolfeLevels(view);
  const [left, right] = ends(view);
  const mine = run.iterates.map(({ point }) => spot(point));
  const others = (other?.iterates ?? []).map(({ point }) => spot(point));
  const [at, next] = [spot(now.point), spot(now.point.map((x, axis) => x - now.size * now.slope[axis]))];
  const solution = objective.minimum?.nearest(now.point);
  const valley = state.function === 'diamond' ? `M${view.origin[0]} 0V${BOX.height}` : '';
  return {
    axes: `M0 ${view.origin[1]}H${BOX.width}M${view.origin[0]} 0V${BOX.height}`,
    xTicks: view.ticks.map((x) => ({ at: [spot([x, 0])[0], view.origin[1] + 16], text: signed(x) })),
    yTicks: [],
    graph: '',
    levels: lines,
    level: (state.function === 'diamond' ? diamondLevel : wolfeLevel)(view, now.value),
    levelLabels: labels,
    kinkDots: [],
    kinkLines: `${valley}M${spot([left, 0])[0]} ${view.origin[1]}H${state.function === 'diamond' ? spot([right, 0])[0] : view.origin[0]}`,
    solution: spot(solution ?? [0, 0]),
    support: now.slope.some((slope) => slope !== 0) ? supportLine(at, now.slope) : '',
    ...(Number.isFinite(now.size) && now.size !== 0 ? arrow(at, next) : { arrow: '', arrowHead: '' }),
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

/** |x₁| + 2|x₂| = c is a diamond, exactly. */
const diamondLevel = (view: View, c: number): string =>
  path([place(view, [c, 0]), place(view, [0, c / 2]), place(view, [-c, 0]), place(view, [0, -c / 2])], true);

function diamondLevels(view: View) {
  const lines = view.levels.map((c) => diamondLevel(view, c));
  const labels = [1, 2, 3].map((c) => levelLabel(place(view, [0, c / 2]), c));
  return { lines: lines.join(''), labels };
}

/**
 * Wolfe’s level lines by pieces: for c > 0 an arc of the ellipse x₁² + 16x₂² = c² between two straight lines that touch
 * it, else the two lines alone, which meet on the valley.
 */
function wolfeLevels(view: View) {
  const [left] = ends(view);
  // Along the left edge, where the lines are straight and nothing else is drawn.
  const labels = [4, 8, 12, 16].map((c) => levelLabel(place(view, [left + 1.2, (ROOT * c - left) / GAMMA]), c));
  return { lines: view.levels.map((c) => wolfeLevel(view, c)).join(''), labels };
}

function wolfeLevel(view: View, c: number): string {
  const [left] = ends(view);
  const far = (ROOT * c - left) / GAMMA;
  const [above, below] = [place(view, [left, far]), place(view, [left, -far])];
  if (c <= 0) return far > 0 ? path([above, place(view, [ROOT * c, 0]), below]) : '';
  const joint = c / ROOT;
  const [upper, lower] = [place(view, [joint, joint]), place(view, [joint, -joint])];
  const [wide, high] = [round(c * view.unit), round((c / Math.sqrt(GAMMA)) * view.unit)];
  return `${path([above, upper])}A${wide} ${high} 0 0 1 ${lower.join(' ')}L${below.join(' ')}`;
}

const levelLabel = ([x, y]: Spot, c: number): Label => ({ at: [x, round(y + 4)], text: String(c) });

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

const ends = ({ unit, origin }: View): readonly [number, number] => [-origin[0] / unit, (BOX.width - origin[0]) / unit];

const thinned = (spots: readonly Spot[]): readonly Spot[] => (spots.length <= DOTS + 1 ? spots : spots.slice(0, DOTS));

/** A dot for each point in one path: lines of no length, with round ends. */
export const dots = (spots: readonly Spot[]): string => spots.map(([x, y]) => `M${x} ${y}h0`).join('');

const squares = (spots: readonly Spot[]): string =>
  spots.map(([x, y]) => `M${round(x - 2.2)} ${round(y - 2.2)}h4.4v4.4h-4.4Z`).join('');

export const path = (spots: readonly Spot[], closed = false): string =>
  spots.length === 0 ? '' : `M${spots.map(([x, y]) => `${x} ${y}`).join('L')}${closed ? 'Z' : ''}`;

const signed = (value: number): string => String(value).replace('-', '−');
