import type { Interval } from '../../core/types.ts';
import { formatNumber } from '../../ui/format.ts';
import type { Frame } from './frame.ts';
import { type ActivationsGraphs, activationsGraphs, bends, type Graph } from './graphs.ts';
import type { ActivationsModel, ActivationView } from './model.ts';
import { breaksOf, sidesOf } from './second-derivative.ts';
import type { Slot } from './state.ts';

type Point = readonly [x: number, y: number];
interface Marked {
  readonly slot: Slot;
  readonly at: Point;
}

/** One of the three plots, as numbers and paths of its drawing. */
export interface PlotDrawing extends Graph {
  /** Thin lines through all plots where a chosen activation has a kink. */
  readonly creases: string;
  /** On the graph itself. */
  readonly kinks: readonly Point[];
  /** The lines that fit at z: one tangent, or at a kink a fan. */
  readonly fan: string;
  readonly wash: string;
  readonly tangents: string;
  /** Subdifferentials: a bar with two caps each. */
  readonly bars: string;
  readonly caps: string;
  /** Where a branch stops without its end. */
  readonly open: readonly Marked[];
  /** The derivative by convention. */
  readonly conventions: readonly Marked[];
  /** What each line is, where no activation has its graph: below the axis, right of 0. */
  readonly names: readonly (Marked & { readonly text: string })[];
  readonly z: string;
  readonly guide: string;
  readonly guideX: number;
  readonly markers: readonly Marked[];
}

export interface ActivationsDrawing {
  readonly value: PlotDrawing;
  readonly derivative: PlotDrawing;
  readonly second: PlotDrawing;
}

const FAN_LINES = 7;
const NAME_ROOM = 24;
/** Half the length of a tangent, as a share of the window: long enough to read a slope, short enough to leave the graph. */
const REACH = 0.2;
/** Bars at the same kink stand side by side, this far apart. */
const BESIDE = 15;

export function activationsDrawing(
  model: ActivationsModel,
  { value, derivative, second }: ActivationsGraphs = activationsGraphs(model),
): ActivationsDrawing {
  return {
    value: valuePlot(model, value),
    derivative: derivativePlot(model, derivative),
    second: secondPlot(model, second),
  };
}

function valuePlot(model: ActivationsModel, graph: Graph): PlotDrawing {
  const { views, z } = model;
  const box = graph.frame;
  const lines = views.map(({ value, subdifferential, derivative }) => ({
    through: [z, value] as Point,
    slopes: subdifferential,
    derivative,
  }));
  const fans = lines.filter(({ slopes: [lo, hi] }) => lo !== hi);
  return {
    ...common(model, graph),
    kinks: visible(
      box,
      views.flatMap(({ activation }) => activation.kinks.map((kink): Point => [kink, activation.value(kink)])),
    ),
    fan: fans.map(({ through, slopes }) => fan(box, through, slopes)).join(''),
    wash: fans.map(({ through, slopes }) => wash(box, through, slopes)).join(''),
    tangents: lines.map(({ through, derivative }) => short(box, through, derivative)).join(''),
    names: views.map(({ slot, shortTitle }, i) => ({
      slot,
      text: shortTitle,
      at: [box.right, box.bottom - 16 - NAME_ROOM * (views.length - 1 - i)],
    })),
    markers: marked(box, views, ({ value }) => [z, value]),
  };
}

function derivativePlot(model: ActivationsModel, graph: Graph): PlotDrawing {
  const { views, z, span } = model;
  const box = graph.frame;
  const corners = views.flatMap(({ slot, activation }) =>
    activation.kinks
      .filter((kink) => Math.abs(kink) < span)
      .map((kink) => ({
        slot,
        kink,
        slopes: activation.subdifferential(kink),
        sides: sidesOf(activation, kink),
        convention: activation.derivative(kink),
        shift: shiftOf(slot, views, kink),
      })),
  );
  const bars = corners.map(({ kink, slopes: [lo, hi], shift }) => {
    const [x, low] = box.at([kink, lo]);
    const high = box.at([kink, hi])[1];
    return { x: x + shift, low, high };
  });
  const cornersIn = corners.filter(({ convention }) => box.holds(convention));
  return {
    ...common(model, graph),
    bars: bars.map(({ x, low, high }) => `M${x} ${low}V${high}`).join(''),
    caps: bars.map(({ x, low, high }) => `M${x - 7} ${low}h14M${x - 7} ${high}h14`).join(''),
    open: corners.flatMap(({ slot, kink, sides }) => marksAt(box, slot, kink, sides)),
    conventions: cornersIn.map(({ slot, kink, convention, shift }) => {
      const [x, y] = box.at([kink, convention]);
      return { slot, at: [x + shift, y] };
    }),
    markers: marked(
      box,
      views.filter(({ atKink }) => !atKink),
      ({ derivative }) => [z, derivative],
    ),
  };
}

function secondPlot(model: ActivationsModel, graph: Graph): PlotDrawing {
  const { views, z, span } = model;
  const box = graph.frame;
  return {
    ...common(model, graph),
    open: views.flatMap((view) =>
      breaksOf(view.name, view.activation)
        .filter((at) => Math.abs(at) < span)
        .flatMap((at) => marksAt(box, view.slot, at, bends(view, at))),
    ),
    markers: marked(
      box,
      views.filter(({ second }) => second.at !== undefined),
      ({ second }) => [z, second.at as number],
    ),
  };
}

function common({ views, z, span }: ActivationsModel, { frame: box, curves }: Graph): PlotDrawing {
  const [top, bottom] = [box.top, box.bottom];
  const kinks = [...new Set(views.flatMap(({ activation }) => activation.kinks))].filter((at) => Math.abs(at) < span);
  const guideX = box.x(z);
  return {
    frame: box,
    // The thin line of the first activation comes on top.
    curves: [...curves].reverse(),
    creases: kinks.map((kink) => `M${box.x(kink)} ${top}V${bottom}`).join(''),
    kinks: [],
    fan: '',
    wash: '',
    tangents: '',
    bars: '',
    caps: '',
    open: [],
    conventions: [],
    names: [],
    z: formatNumber(z),
    // At a kink its own line is the guide.
    guide: kinks.includes(z) ? '' : `M${guideX} ${top}V${bottom}`,
    guideX,
    markers: [],
  };
}

function shiftOf(slot: Slot, views: readonly ActivationView[], kink: number): number {
  const sharing = views.filter(({ activation }) => activation.kinks.includes(kink));
  return BESIDE * (sharing.findIndex((view) => view.slot === slot) - (sharing.length - 1) / 2);
}

const visible = (box: Frame, points: readonly Point[]): Point[] =>
  points.filter(([z, y]) => Math.abs(z) <= box.span && box.holds(y)).map(box.at);

function marked(box: Frame, views: readonly ActivationView[], point: (view: ActivationView) => Point): Marked[] {
  return views.flatMap((view) => visible(box, [point(view)]).map((at) => ({ slot: view.slot, at })));
}

function marksAt(box: Frame, slot: Slot, z: number, ends: readonly number[]): Marked[] {
  return [...new Set(ends)].filter(box.holds).map((y) => ({ slot, at: box.at([z, y]) }));
}

/** The ends of a short line through a point. */
function ends(box: Frame, [z, y]: Point, slope: number): readonly [Point, Point] {
  // The same length on paper for every slope.
  const run = (REACH * box.span) / Math.hypot(1, slope);
  return [
    [z - run, y - slope * run],
    [z + run, y + slope * run],
  ];
}

const short = (box: Frame, through: Point, slope: number): string => box.line(ends(box, through, slope));

function fan(box: Frame, through: Point, [lo, hi]: Interval): string {
  const slopes = Array.from({ length: FAN_LINES }, (_, i) => lo + ((hi - lo) * i) / (FAN_LINES - 1));
  return slopes.map((slope) => short(box, through, slope)).join('');
}

/** The area between the two outer lines on either side of the kink, where all of it lies in the window. */
function wash(box: Frame, through: Point, [lo, hi]: Interval): string {
  const [lowLeft, lowRight] = ends(box, through, lo);
  const [highLeft, highRight] = ends(box, through, hi);
  if (![lowLeft, lowRight, highLeft, highRight].every(([z, y]) => Math.abs(z) <= box.span && box.holds(y))) return '';
  return `${box.line([lowLeft, through, highLeft])}Z${box.line([lowRight, through, highRight])}Z`;
}
