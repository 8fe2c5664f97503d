import type { Interval } from '../../core/types.ts';
import { type Curve, curvePath, type Frame, frame, within } from './frame.ts';
import type { ActivationsModel, ActivationView } from './model.ts';
import { breaksOf, secondDerivative, sidesOf } from './second-derivative.ts';
import type { Slot } from './state.ts';

/** A window and the lines in it; the same wherever z is, so a drag of z need not compute them again. */
export interface Graph {
  readonly frame: Frame;
  readonly curves: readonly { readonly slot: Slot; readonly d: string }[];
}

export interface ActivationsGraphs {
  readonly value: Graph;
  readonly derivative: Graph;
  readonly second: Graph;
}

type Limits = (view: ActivationView, z: number) => Interval;

const values: Limits = ({ activation }, z) => [activation.value(z), activation.value(z)];
const slopes: Limits = ({ activation }, z) => sidesOf(activation, z) as Interval;
export const bends: Limits = ({ name, activation }, z) => {
  const { left, right } = secondDerivative(name, activation, z);
  return [left, right];
};

export function activationsGraphs({ views, span }: Pick<ActivationsModel, 'views' | 'span'>): ActivationsGraphs {
  const graph = (box: Frame, limits: Limits, isStraight: IsStraight): Graph => ({
    frame: box,
    curves: views.map((view) => curve(box, view, limits, isStraight)),
  });
  return {
    // Units are equal on both axes, so a slope looks like the slope it is.
    value: graph(frame('value', span, [-0.72 * span, 1.08 * span]), values, areZero),
    derivative: graph(frame('derivative', span, roomFor(views, span, slopes)), slopes, areEqual),
    second: graph(frame('second', span, roomFor(views, span, bends)), bends, areEqual),
  };
}

/** Sees second derivatives inside a piece: where they are 0 the graph is a line, where they are equal the derivative is. */
type IsStraight = (second: readonly number[]) => boolean;
const areZero: IsStraight = (second) => second.every((value) => value === 0);
const areEqual: IsStraight = (second) => second.every((value) => value === second[0]);

function curve(box: Frame, view: ActivationView, limits: Limits, isStraight: IsStraight): Graph['curves'][number] {
  const { slot, name, activation } = view;
  const sides: Curve['sides'] = (z) => limits(view, z);
  const isLine = (piece: Interval) => isStraight(within(piece).map((z) => secondDerivative(name, activation, z).left));
  return { slot, d: curvePath(box, { breaks: breaksOf(name, activation), sides, isLine }) };
}

/** The room that a derivative needs: in halves, so that it holds still while a slider moves. */
function roomFor(views: readonly ActivationView[], span: number, limits: Limits): Interval {
  const zs = Array.from({ length: 65 }, (_, i) => -span + (i * span) / 32);
  const found = views.flatMap((view) => [...zs, ...view.activation.kinks].flatMap((z) => [...limits(view, z)]));
  const [lo, hi] = [Math.min(0, ...found), Math.max(1, ...found)];
  return [Math.max(-2.5, Math.floor(2 * lo - 0.3) / 2), Math.min(3.5, Math.ceil(2 * hi + 0.3) / 2)];
}
