import type { Activation, Interval } from '../core/types.ts';
import type { Table } from '../ui/csv.ts';
import { formatInterval, formatNumber, formatShort } from '../ui/format.ts';
import { activationOf, type KinkState, nearestSubgradient, slopesAtZero } from './kink-state.ts';

/** Everything the figure shows, as numbers and sentences; each number is the core's. */
export interface KinkModel {
  readonly activation: Activation;
  readonly state: KinkState;
  readonly title: 'ReLU' | 'leaky ReLU';
  readonly atKink: boolean;
  readonly value: number;
  readonly derivative: number;
  readonly subdifferential: Interval;
  /** The subdifferential at 0, wherever z is. */
  readonly slopes: Interval;
  /** The convention behind `derivative`: g, or the nearest allowed one while g is outside. */
  readonly convention: number;
  /** Which side of the kink the line of slope g rises above the graph on; '' if it nowhere does. */
  readonly violation: '' | 'left' | 'right';
  /** Why g is refused, in words and in the core's own message; absent while g is allowed. */
  readonly refusal?: Refusal;
  /** The picture in words. */
  readonly sentence: string;
}

export interface Refusal {
  readonly why: string;
  readonly message: string;
  readonly kept: string;
}

/** The same state gives the same numbers, however the reader came to it: a link shows what its sender saw. */
export function kinkModel(state: KinkState): KinkModel {
  const slopes = slopesAtZero(state);
  let activation: Activation;
  let convention = state.g;
  let message = '';
  try {
    activation = activationOf(state);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    message = error.message;
    convention = nearestSubgradient(state.g, slopes);
    activation = activationOf({ ...state, g: convention });
  }
  const violation = message === '' ? '' : state.g < slopes[0] ? 'left' : 'right';
  const numbers = {
    activation,
    state,
    title: state.activation === 'relu' ? ('ReLU' as const) : ('leaky ReLU' as const),
    atKink: activation.kinks.includes(state.z),
    value: activation.value(state.z),
    derivative: activation.derivative(state.z),
    subdifferential: activation.subdifferential(state.z),
    slopes,
    convention,
    violation,
  } as const;
  return {
    ...numbers,
    sentence: sentence(numbers),
    ...(violation !== '' && {
      refusal: {
        why: why(state.g, violation),
        message,
        kept: `The numbers stay at the nearest slope that is allowed, ${formatShort(convention)}.`,
      },
    }),
  };
}

function why(g: number, side: 'left' | 'right'): string {
  const where = side === 'left' ? 'z < 0' : 'z > 0';
  return `The line through the kink with slope ${formatShort(g)} lies above the graph for ${where}, so ${formatShort(g)} is not a subgradient.`;
}

function sentence({
  title,
  state,
  atKink,
  value,
  derivative,
  slopes,
}: Omit<KinkModel, 'refusal' | 'sentence'>): string {
  if (atKink) {
    const set = formatInterval(slopes);
    return slopes[0] === slopes[1]
      ? `With a negative slope of ${formatShort(slopes[0])} there is no kink at z = 0: the derivative is ${formatShort(derivative)}.`
      : `At z = 0, ${title} is ${formatShort(value)} and has a kink: every slope in ${set} belongs to a line that touches the graph there and never rises above it. The derivative returned by convention is ${formatShort(derivative)}.`;
  }
  const side = state.z > 0 ? 'right' : 'left';
  return `At z = ${formatShort(state.z)}, ${title} is ${formatShort(value)}. The kink is elsewhere, so only one line fits: its slope, ${formatShort(derivative)}, is the derivative on the whole ${side} branch, whatever the convention at 0.`;
}

/** What a screen reader says while z or g moves. */
export function zText({ state, title, atKink, value, derivative, subdifferential }: KinkModel): string {
  const where = `z ${formatNumber(state.z)}${atKink ? ', exactly at the kink' : ''}`;
  const slope = atKink
    ? `derivative ${formatShort(derivative)} by convention, subdifferential from ${formatShort(subdifferential[0])} to ${formatShort(subdifferential[1])}`
    : `derivative ${formatShort(derivative)}`;
  return `${where}: ${title} ${formatShort(value)}, ${slope}`;
}

export function gText({ state, slopes, violation }: KinkModel): string {
  const set = `from ${formatShort(slopes[0])} to ${formatShort(slopes[1])}`;
  return `slope ${formatNumber(state.g)}, ${violation ? `not a subgradient: outside the interval ${set}` : `a subgradient: in the interval ${set}`}`;
}

/** The function along z, with the reader's own z among the others. */
export function kinkTable({ activation, state }: KinkModel): Table {
  const zs = [...new Set([-1.5, -1, -0.5, 0, 0.5, 1, 1.5, state.z])].sort((a, b) => a - b);
  return {
    columns: ['z', 'value', 'derivative', 'subdifferential from', 'to'],
    rows: zs.map((z) => [z, activation.value(z), activation.derivative(z), ...activation.subdifferential(z)]),
  };
}
