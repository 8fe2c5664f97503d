import type { ComponentChildren } from 'preact';

export interface SelectProps<T extends string> {
  readonly id: string;
  readonly label: ComponentChildren;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  onChange(value: T): void;
}

/** A choice of several whose names are too long to stand side by side: the browser's own list. */
export function Select<T extends string>({ id, label, value, options, onChange }: SelectProps<T>) {
  return (
    <div class="select">
      <label for={id}>{label}</label>
      <select
        class="input"
        id={id}
        value={value}
        autocomplete="off"
        onChange={(event) => onChange(event.currentTarget.value as T)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
