import type { Activation } from '../../core/types.ts';
import { choiceParameter, numberParameter, type Parameter, type Parameters } from '../../ui/parameters.ts';
import { type ActivationName, activationNames, kindOf, type OptionName, type Options, options } from './catalog.ts';

export const slots = ['a', 'b', 'c'] as const;
/** The three places of the overlay; each has a line and a mark of its own. */
export type Slot = (typeof slots)[number];
/** A number the reader chose, or the default of the core. */
export type Setting = number | 'core';

type SettingKey = `${Slot}${Capitalize<OptionName>}`;
export type ActivationsState = {
  readonly z: number;
  /** The window: z from −span to span. */
  readonly span: '2' | '4' | '8';
  readonly a: ActivationName;
  readonly b: ActivationName | 'none';
  readonly c: ActivationName | 'none';
} & { readonly [key in SettingKey]: Setting };

export const optionNames = Object.keys(options) as OptionName[];
export const settingKey = (slot: Slot, option: OptionName): SettingKey =>
  `${slot}${option.charAt(0).toUpperCase()}${option.slice(1)}` as SettingKey;

const PLACE: Record<Slot, string> = { a: 'first', b: 'second', c: 'third' };

function settingParameter(slot: Slot, option: OptionName): Parameter<Setting> {
  const { label, parse, clamp } = options[option];
  return {
    name: settingKey(slot, option),
    label: `${label} of the ${PLACE[slot]}`,
    default: 'core',
    parse: (text) => (text === 'core' ? 'core' : parse(text)),
    clamp: (value) => (typeof value === 'number' && !Number.isNaN(value) ? clamp(value) : 'core'),
    format: String,
  };
}

export const Z_LIMIT = 8;
export const spans = ['2', '4', '8'] as const;

export const activationsParameters: Parameters<ActivationsState> = {
  z: numberParameter({ name: 'z', label: 'z', default: 0, min: -Z_LIMIT, max: Z_LIMIT }),
  span: choiceParameter({ name: 'span', label: 'window', choices: spans, default: '4' }),
  // One with a kink, one whose second derivative jumps, one that is smooth.
  a: choiceParameter({ name: 'a', label: 'first activation', choices: activationNames, default: 'relu' }),
  b: choiceParameter({ name: 'b', label: 'second activation', choices: ['none', ...activationNames], default: 'elu' }),
  c: choiceParameter({ name: 'c', label: 'third activation', choices: ['none', ...activationNames], default: 'gelu' }),
  ...(Object.fromEntries(
    slots.flatMap((slot) => optionNames.map((option) => [settingKey(slot, option), settingParameter(slot, option)])),
  ) as { [key in SettingKey]: Parameter<Setting> }),
};

/** One activation of the overlay, as it is drawn. */
export interface Chosen {
  readonly slot: Slot;
  readonly name: ActivationName;
  readonly title: string;
  readonly activation: Activation;
  /** What the core said about settings that it does not take; then its defaults are drawn. */
  readonly refusal: string;
}

export function chosen(state: ActivationsState): readonly Chosen[] {
  return slots.flatMap((slot) => {
    const name = state[slot];
    return name === 'none' ? [] : [choose(slot, name, optionsOf(state, slot))];
  });
}

function choose(slot: Slot, name: ActivationName, wanted: Options): Chosen {
  const { title, make } = kindOf(name);
  // A convention outside of the subdifferential is dropped alone; the shape of the function stays.
  const tries: readonly Options[] = [wanted, { ...wanted, atKink: undefined }, {}];
  let refusal = '';
  for (const attempt of tries) {
    try {
      return { slot, name, title, activation: make(attempt), refusal };
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      refusal ||= error.message;
    }
  }
  throw new Error(`activations: the core refuses its own defaults of ${name}`);
}

function optionsOf(state: ActivationsState, slot: Slot): Options {
  return Object.fromEntries(
    optionNames.map((option) => {
      const setting = state[settingKey(slot, option)];
      return [option, setting === 'core' ? undefined : setting];
    }),
  );
}

/** The window that shows z, whatever the address says. */
export function spanOf({ span, z }: ActivationsState): number {
  return Number(spans.find((candidate) => Number(candidate) >= Math.max(Number(span), Math.abs(z))));
}

/**
 * What else changes with a change: a new activation starts with the core's defaults, in a window that shows its kinks;
 * a window keeps z inside; the two slopes of RReLU stay in order; a chosen derivative at the kink stays allowed.
 */
export function changed(state: ActivationsState, change: Partial<ActivationsState>): ActivationsState {
  const next: Mutable = { ...state, ...change };
  if (change.span) next.z = Math.max(-Number(change.span), Math.min(Number(change.span), next.z));
  for (const slot of slots) {
    if (change[slot] !== undefined) {
      for (const option of optionNames) next[settingKey(slot, option)] = 'core';
      next.span = wideEnough(next, slot);
    }
    keepInOrder(next, slot, change);
    keepAllowed(next, slot);
  }
  return next;
}

type Mutable = { -readonly [key in keyof ActivationsState]: ActivationsState[key] };

function wideEnough(state: ActivationsState, slot: Slot): ActivationsState['span'] {
  const kinks = chosen(state).find((one) => one.slot === slot)?.activation.kinks ?? [];
  const needed = Math.max(Number(state.span), ...kinks.map(Math.abs));
  return spans.find((span) => Number(span) >= needed) ?? '8';
}

function keepInOrder(next: Mutable, slot: Slot, change: Partial<ActivationsState>): void {
  const name = next[slot];
  if (name === 'none' || !kindOf(name).options.includes('lower')) return;
  const [lowerKey, upperKey] = [settingKey(slot, 'lower'), settingKey(slot, 'upper')];
  const core = kindOf(name).make({});
  const inForce = (key: SettingKey, option: OptionName) => {
    const setting = next[key];
    return setting === 'core' ? options[option].of(core) : setting;
  };
  const [lower, upper] = [inForce(lowerKey, 'lower'), inForce(upperKey, 'upper')];
  if (lower <= upper) return;
  // The one that moved pushes the other.
  if (change[lowerKey] === undefined) next[lowerKey] = upper;
  else next[upperKey] = lower;
}

function keepAllowed(next: Mutable, slot: Slot): void {
  const key = settingKey(slot, 'atKink');
  const name = next[slot];
  const setting = next[key];
  if (name === 'none' || setting === 'core') return;
  const free = choose(slot, name, { ...optionsOf(next, slot), atKink: undefined }).activation;
  const [lo, hi] = free.subdifferential(free.kinks[0] ?? 0);
  next[key] = Math.min(hi, Math.max(lo, setting));
}
