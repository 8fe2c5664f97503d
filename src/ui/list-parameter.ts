import type { Parameter } from './parameters.ts';

interface ListOptions<T> {
  readonly name: string;
  readonly label: string;
  readonly default: readonly T[];
  readonly separator: string;
  /** The shortest and the longest list. */
  readonly min: number;
  readonly max: number;
  /** One entry; its name and label are not read. */
  readonly item: Pick<Parameter<T>, 'parse' | 'clamp' | 'format'>;
  /** The text of an empty list. */
  readonly none?: string;
}

/** A list of values of one kind; an entry that cannot be read makes the list unreadable. */
export function listParameter<T>(options: ListOptions<T>): Parameter<readonly T[]> {
  const { name, label, separator, min, max, item, none = 'none' } = options;
  return {
    name,
    label,
    default: options.default,
    parse(text) {
      if (text === none) return [];
      const items = text.split(separator).map((part) => item.parse(part));
      return items.includes(undefined) ? undefined : (items as T[]);
    },
    clamp(list) {
      const allowed = list.slice(0, max).map((value) => item.clamp(value));
      if (allowed.length < min) return options.default;
      // The same list where nothing had to change: then nothing is said of it.
      return allowed.length === list.length && allowed.every((value, i) => Object.is(value, list[i])) ? list : allowed;
    },
    format: (list) => (list.length === 0 ? none : list.map((value) => item.format(value)).join(separator)),
  };
}
