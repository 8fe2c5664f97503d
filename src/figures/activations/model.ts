import type { Interval } from '../../core/types.ts';
import { formatShort } from '../../ui/format.ts';
import { kindOf, type OptionName, options } from './catalog.ts';
import { type Second, secondDerivative } from './second-derivative.ts';
import { type Range, rangeOf } from './shape.ts';
import { type ActivationsState, type Chosen, chosen, type Setting, settingKey, spanOf } from './state.ts';
import { sentenceOf } from './words.ts';

/** One slider: the value in force, whoever chose it. */
export interface OptionView {
  readonly option: OptionName;
  readonly key: ReturnType<typeof settingKey>;
  readonly setting: Setting;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly stops: readonly number[];
}

/** Everything the figure says of one activation at z; each number is the core's. */
export interface ActivationView extends Chosen {
  readonly value: number;
  readonly derivative: number;
  readonly subdifferential: Interval;
  readonly atKink: boolean;
  readonly second: Second;
  readonly range: Range;
  readonly options: readonly OptionView[];
  /** The title, and what the reader changed: “leaky ReLU (negative slope 0.1)”. */
  readonly fullTitle: string;
  /** The same in short, for the drawing: “leaky ReLU (0.1)”. */
  readonly shortTitle: string;
}

export interface ActivationsModel {
  readonly state: ActivationsState;
  readonly z: number;
  readonly span: number;
  readonly views: readonly ActivationView[];
  /** What the core refused, one sentence each. */
  readonly refusals: readonly string[];
  /** The picture in words. */
  readonly sentence: string;
}

export function activationsModel(state: ActivationsState): ActivationsModel {
  const views = distinct(chosen(state).map((one) => view(one, state)));
  return {
    state,
    z: state.z,
    span: spanOf(state),
    views,
    refusals: views
      .filter(({ refusal }) => refusal !== '')
      .map(({ title, refusal }) => `${title}: the core refuses it (${refusal}), so its default is drawn.`),
    sentence: sentenceOf(state.z, views),
  };
}

function view(one: Chosen, state: ActivationsState): ActivationView {
  const { slot, name, activation } = one;
  const controls = kindOf(name).options.flatMap((option): OptionView[] => {
    const about = options[option];
    let { min, max, stops } = about;
    if (option === 'atKink') {
      // A slider over a single number would be no choice.
      if (activation.kinks.length === 0) return [];
      [min, max] = activation.subdifferential(activation.kinks[0] as number);
      stops = [...new Set([...stops, min, max])].filter((stop) => min <= stop && stop <= max);
    }
    const key = settingKey(slot, option);
    return [{ option, key, setting: state[key], value: about.of(activation), min, max, step: about.step, stops }];
  });
  const { z } = state;
  return {
    ...one,
    value: activation.value(z),
    derivative: activation.derivative(z),
    subdifferential: activation.subdifferential(z),
    atKink: activation.kinks.includes(z),
    second: secondDerivative(name, activation, z),
    range: rangeOf(name, activation),
    options: controls,
    fullTitle: withChanges(one.title, controls.filter(isChanged).map(inWords)),
    shortTitle: withChanges(one.title, controls.filter(isChanged).map(inNumbers)),
  };
}

const isChanged = ({ setting, value }: OptionView): boolean => setting === value;
const inNumbers = ({ value }: OptionView): string => formatShort(value);
const inWords = (view: OptionView): string => `${options[view.option].label} ${inNumbers(view)}`;

const withChanges = (title: string, changes: readonly string[]): string =>
  changes.length === 0 ? title : `${title} (${changes.join(', ')})`;

/** The same activation twice is allowed; its columns are told apart by a number. */
function distinct(views: readonly ActivationView[]): ActivationView[] {
  return views.map((one, i) => {
    const before = views.slice(0, i).filter(({ fullTitle }) => fullTitle === one.fullTitle).length;
    const number = ` no. ${before + 1}`;
    return before === 0 ? one : { ...one, fullTitle: one.fullTitle + number, shortTitle: one.shortTitle + number };
  });
}
