import type { Mlp } from '../../core/index.ts';
import type { Moment, Run, Status, Subject } from './moment.ts';
import type { Scene } from './scene.ts';
import { STEPS } from './state.ts';

/** Geometry of a panel: the unit's z and the network's output over the input x. */
export const PANEL = { width: 280, height: 270, left: 34, right: 268, top: 10, bottom: 244 } as const;
const VALUES = [-1.5, 2] as const;

type Point = readonly [x: number, y: number];

export interface PanelDrawing {
  /** z = wx + b where it is above 0, and where it is not. */
  readonly active: string;
  readonly inactive: string;
  readonly output: string;
  /** From the output to the target, for each input. */
  readonly residuals: string;
  readonly targets: string;
  /** Where z crosses 0. */
  readonly kinks: readonly Point[];
  readonly samples: readonly { readonly at: Point; readonly active: boolean }[];
  /** How many z lie below or above the picture. */
  readonly outside: number;
}

export const zeroY = yOf(0);

export function xOf([left, right]: Scene['window'], x: number): number {
  return round(PANEL.left + ((x - left) / (right - left)) * (PANEL.right - PANEL.left));
}

export function yOf(value: number): number {
  return round(PANEL.top + ((VALUES[1] - value) / (VALUES[1] - VALUES[0])) * (PANEL.bottom - PANEL.top));
}

export function panelDrawing({ mlp, layer }: Subject, moment: Moment, { data, window }: Scene): PanelDrawing {
  mlp.parameters.set(moment.parameters);
  const xs = breakpoints(mlp, window);
  const outputs = [...mlp.forward(xs, xs.length)];
  const { preactivations, outSize } = mlp.layers[layer];
  // At a crossing z is 0 up to rounding; the drawing takes it as 0.
  const zs = xs.map((_, i) => (Math.abs(preactivations[i * outSize]) < 1e-9 ? 0 : preactivations[i * outSize]));
  const segments = xs.slice(1).map(
    (x, i): Segment => [
      [xs[i], zs[i]],
      [x, zs[i + 1]],
    ],
  );
  const isActive = ([from, to]: Segment): boolean => Math.max(from[1], to[1]) > 0;
  const draw = (some: readonly Segment[]): string =>
    some.flatMap((segment) => clipped(segment).map((ends) => line(ends, window))).join('');
  const inside = (value: number): boolean => VALUES[0] <= value && value <= VALUES[1];
  const at = (x: number, value: number): Point => [xOf(window, x), yOf(value)];
  const answers = [...mlp.forward(data.inputs, data.count)];
  return {
    active: draw(segments.filter(isActive)),
    inactive: draw(segments.filter((segment) => !isActive(segment))),
    output: draw(
      xs.slice(1).map(
        (x, i): Segment => [
          [xs[i], outputs[i]],
          [x, outputs[i + 1]],
        ],
      ),
    ),
    residuals: answers
      .map((answer, i) => {
        const [x, from] = at(data.inputs[i], Math.min(VALUES[1], Math.max(VALUES[0], answer)));
        return `M${x} ${from}V${yOf(data.targets[i])}`;
      })
      .join(''),
    targets: [...data.inputs]
      .map((x, i) => {
        const [cx, cy] = at(x, data.targets[i]);
        return `M${round(cx - 5)} ${cy}h10M${cx} ${round(cy - 5)}v10`;
      })
      .join(''),
    kinks: xs.slice(1, -1).flatMap((x, i) => (zs[i + 1] === 0 && zs[i] !== zs[i + 2] ? [at(x, 0)] : [])),
    samples: moment.z.flatMap((z, i) => (inside(z) ? [{ at: at(data.inputs[i], z), active: z > 0 }] : [])),
    outside: moment.z.filter((z) => !inside(z)).length,
  };
}

type Segment = readonly [Point, Point];

/** The ends of the window and every point where a unit of any hidden layer crosses 0: between them all is straight. */
function breakpoints(mlp: Mlp, window: Scene['window']): number[] {
  let xs: number[] = [...window];
  for (const layer of mlp.layers.slice(0, -1)) {
    mlp.forward(xs, xs.length);
    const { preactivations: z, outSize } = layer;
    const crossings = xs.slice(1).flatMap((x, i) =>
      Array.from({ length: outSize }, (_, unit) => {
        const [a, b] = [z[i * outSize + unit], z[(i + 1) * outSize + unit]];
        return a * b < 0 ? xs[i] + ((x - xs[i]) * a) / (a - b) : x;
      }),
    );
    xs = [...new Set([...xs, ...crossings])].sort((a, b) => a - b);
  }
  return xs;
}

/** The part of a segment inside the values that are drawn; none if it lies outside. */
function clipped([from, to]: Segment): Segment[] {
  const [low, high] = VALUES;
  const cut = (value: number): Point => {
    const bound = Math.min(high, Math.max(low, value));
    const t = to[1] === from[1] ? 0 : (bound - from[1]) / (to[1] - from[1]);
    return [from[0] + t * (to[0] - from[0]), bound];
  };
  if (Math.max(from[1], to[1]) <= low || Math.min(from[1], to[1]) >= high) return [];
  return [[from[1] < low || from[1] > high ? cut(from[1]) : from, to[1] < low || to[1] > high ? cut(to[1]) : to]];
}

const line = ([from, to]: Segment, window: Scene['window']): string =>
  `M${xOf(window, from[0])} ${yOf(from[1])}L${xOf(window, to[0])} ${yOf(to[1])}`;

/** Geometry of a run: the largest z by step. Roots on both axes, so that the first steps and a z close to 0 are seen. */
export const SPARK = { width: 300, height: 54, zero: 18, strip: 46 } as const;
const SPARK_UNIT = 20;

export const sparkX = (step: number): number => round(Math.sqrt(step / STEPS) * SPARK.width);
const sparkY = (z: number): number => {
  const root = Math.sign(z) * Math.sqrt(Math.abs(z));
  return round(Math.min(42, Math.max(2, SPARK.zero - SPARK_UNIT * root)));
};

export interface SparkDrawing {
  readonly active: string;
  readonly inactive: string;
  /** From step to step, in the order of time. */
  readonly spans: readonly { readonly status: Status; readonly from: number; readonly to: number }[];
}

export function sparkDrawing({ moments }: Run): SparkDrawing {
  const spans: { status: Status; from: number; to: number }[] = [];
  moments.forEach(({ status }, step) => {
    const last = spans.at(-1);
    if (last?.status === status) last.to = step;
    else {
      if (last) last.to = step;
      spans.push({ status, from: step, to: step });
    }
  });
  const path = (from: number, to: number): string => {
    const steps = Array.from({ length: to - from + 1 }, (_, i) => from + i).filter(
      (step) => step === from || step === to || step < 25 || step % 8 === 0,
    );
    return `M${steps.map((step) => `${sparkX(step)} ${sparkY(moments[step].maxZ)}`).join('L')}`;
  };
  const draw = (alive: boolean): string =>
    spans.flatMap(({ status, from, to }) => ((status === 'alive') === alive ? [path(from, to)] : [])).join('');
  return {
    active: draw(true),
    inactive: draw(false),
    spans: spans.map(({ status, from, to }) => ({ status, from: sparkX(from), to: sparkX(to) })),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10 || 0;
}
