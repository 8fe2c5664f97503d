import { Segmented } from '../ui/Segmented.tsx';

const AT_ZERO = [
  { value: '0', label: '0' },
  { value: '0.5', label: '½' },
  { value: '1', label: '1' },
] as const;

/** Which derivative ReLU takes at 0: an end of [0, 1] or its middle. */
export function AtZeroChoice({
  id,
  value,
  onChange,
}: {
  /** Of the figure. */
  readonly id: string;
  readonly value: number;
  onChange(partial: { readonly atZero: number }): void;
}) {
  return (
    <Segmented
      id={`${id}-atZero`}
      label="derivative at 0"
      value={String(value)}
      options={AT_ZERO}
      onChange={(text) => onChange({ atZero: Number(text) })}
    />
  );
}
