import type { ComponentChildren } from 'preact';

export interface SegmentedProps<T extends string> {
  /** Also the name of the group of radios: unique on the page. */
  readonly id: string;
  readonly label: ComponentChildren;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: ComponentChildren }[];
  onChange(value: T): void;
}

/** A choice of a few: native radios, so arrows, labels and forms work by themselves. */
export function Segmented<T extends string>({ id, label, value, options, onChange }: SegmentedProps<T>) {
  return (
    <fieldset class="choice" id={id}>
      <legend>{label}</legend>
      <div class="seg">
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === value}
              autocomplete="off"
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
