/**
 * The state of a figure is one plain object, described by one table of parameters.
 * Controls, the URL codec, the words for screen readers and the tests all read that table.
 */
export interface Parameter<T> {
  /** Key in the state object and in the URL. */
  readonly name: string;
  /** What a control or a sentence calls it. */
  readonly label: string;
  readonly default: T;
  /** Reads URL text; `undefined` for text that is not of this kind at all. */
  parse(text: string): T | undefined;
  /** The nearest allowed value. */
  clamp(value: T): T;
  /** URL text; `parse(format(v))` gives `v` back for every allowed `v`. */
  format(value: T): string;
}

/** A table with one parameter for each key of the state. */
export type Parameters<S> = { readonly [K in keyof S]: Parameter<S[K]> };

interface NumberOptions {
  readonly name: string;
  readonly label: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** A finite number within [min, max]; −0 becomes 0. */
export function numberParameter(options: NumberOptions): Parameter<number> {
  const { name, label, min, max } = options;
  return {
    name,
    label,
    default: options.default,
    parse: (text) => (NUMBER.test(text) && Number.isFinite(Number(text)) ? Number(text) : undefined),
    clamp: (value) => (Number.isNaN(value) ? options.default : Math.min(max, Math.max(min, value)) || 0),
    format: String,
  };
}

/** A whole number within [min, max]. */
export function integerParameter(options: NumberOptions): Parameter<number> {
  const number = numberParameter(options);
  return { ...number, clamp: (value) => Math.round(number.clamp(value)) };
}

/** One word of a fixed list. */
export function choiceParameter<const T extends string>(options: {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly T[];
  readonly default: NoInfer<T>;
}): Parameter<T> {
  const { name, label, choices } = options;
  return {
    name,
    label,
    default: options.default,
    parse: (text) => choices.find((choice) => choice === text),
    clamp: (value) => (choices.includes(value) ? value : options.default),
    format: (value) => value,
  };
}

/** The state in which every parameter has its default. */
export function defaults<S>(parameters: Parameters<S>): S {
  const state: Partial<S> = {};
  for (const key in parameters) state[key] = parameters[key].default;
  return state as S;
}

/** A state with some values changed, each brought into its range; names that the table does not have are left out. */
export function clamped<S>(state: S, parameters: Parameters<S>, partial: Partial<S>): S {
  const next = { ...state };
  for (const key in partial) {
    const value = partial[key];
    if (value !== undefined && Object.hasOwn(parameters as object, key)) {
      next[key] = parameters[key].clamp(value as S[typeof key]);
    }
  }
  return next;
}
