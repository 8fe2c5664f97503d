import type { Table } from '../../ui/csv.ts';
import { formatInterval, formatNumber, formatShort } from '../../ui/format.ts';
import type { ActivationsModel, ActivationView } from './model.ts';
import { secondDerivative } from './second-derivative.ts';
import type { Range } from './shape.ts';

export const NO_SECOND = 'does not exist';

export function sentenceOf(z: number, views: readonly ActivationView[]): string {
  const clauses = views.map(clause).map((text, i) => (i === 0 ? text : text.charAt(0).toUpperCase() + text.slice(1)));
  return `At z = ${formatShort(z)}, ${clauses.join(' ')}`;
}

function clause({ fullTitle, value, derivative, subdifferential, atKink, second }: ActivationView): string {
  const start = `${fullTitle} is ${formatShort(value)}`;
  if (atKink)
    return `${start} and has a kink: its subdifferential is ${formatInterval(subdifferential)}, and the derivative by convention is ${formatShort(derivative)}.`;
  if (second.at === undefined)
    return `${start} with derivative ${formatShort(derivative)}, without a kink, but its second derivative jumps from ${formatShort(second.left)} to ${formatShort(second.right)}.`;
  return `${start} with derivative ${formatShort(derivative)} and second derivative ${formatShort(second.at)}.`;
}

/** What a screen reader says while z moves. */
export function zText({ z, views }: ActivationsModel): string {
  const parts = views.map(({ fullTitle, value, derivative, subdifferential, atKink }) => {
    const slope = atKink
      ? `at its kink, derivative ${formatShort(derivative)} by convention, subdifferential from ${formatShort(subdifferential[0])} to ${formatShort(subdifferential[1])}`
      : `derivative ${formatShort(derivative)}`;
    return `${fullTitle} ${formatShort(value)}, ${slope}`;
  });
  return `z ${formatNumber(z)}: ${parts.join('; ')}`;
}

/** `[0, ∞)`: a round bracket stands at an end that is not reached. */
export function rangeText({ lo, hi, loIncluded, hiIncluded }: Range): string {
  return `${loIncluded ? '[' : '('}${formatShort(lo)},\u00a0${formatShort(hi)}${hiIncluded ? ']' : ')'}`;
}

/** A single slope stands in braces. */
export function setText([lo, hi]: ActivationView['subdifferential']): string {
  return lo === hi ? `{${formatShort(lo)}}` : formatInterval([lo, hi]);
}

/** All functions along z, with the kinks and the reader's own z among the others. */
export function valuesTable({ z, span, views }: ActivationsModel): Table {
  const steps = Array.from({ length: 17 }, (_, i) => -span + (i * span) / 8);
  const kinks = views.flatMap(({ activation }) => activation.kinks).filter((kink) => Math.abs(kink) <= span);
  const zs = [...new Set([...steps, ...kinks, z])].sort((a, b) => a - b);
  return {
    columns: [
      'z',
      ...views.flatMap(({ fullTitle }) => [
        fullTitle,
        `${fullTitle}: derivative`,
        `${fullTitle}: subdifferential from`,
        `${fullTitle}: to`,
        `${fullTitle}: second derivative`,
      ]),
    ],
    rows: zs.map((at) => [
      at,
      ...views.flatMap(({ name, activation }) => [
        activation.value(at),
        activation.derivative(at),
        ...activation.subdifferential(at),
        secondDerivative(name, activation, at).at ?? NO_SECOND,
      ]),
    ]),
  };
}
