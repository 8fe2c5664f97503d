import { NumberField } from './NumberField.tsx';
import type { Parameter, Parameters } from './parameters.ts';

type NumberName<S> = { [Name in keyof S]: S[Name] extends number ? Name : never }[keyof S] & string;

/** Makes the number field of any parameter of a figure, by its name. */
export const numberFields =
  <S,>(options: {
    /** Of the figure. */
    readonly id: string;
    readonly parameters: Parameters<S>;
    readonly state: S;
    onChange(partial: Partial<S>): void;
  }) =>
  (name: NumberName<S>) => (
    <NumberField
      key={name}
      id={`${options.id}-${name}`}
      parameter={options.parameters[name] as unknown as Parameter<number>}
      value={options.state[name] as number}
      onCommit={(value) => options.onChange({ [name]: value } as unknown as Partial<S>)}
    />
  );
