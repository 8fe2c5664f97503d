import { xorParameters as parameters, type XorState } from '../figures/xor/state.ts';
import { NumberField } from '../ui/NumberField.tsx';
import { Segmented } from '../ui/Segmented.tsx';

const INITIALIZERS = [
  { value: 'he', label: 'He' },
  { value: 'torch', label: 'PyTorch' },
  { value: 'glorot', label: 'Glorot' },
] as const;
const LOSSES = [
  { value: 'square', label: 'squared' },
  { value: 'entropy', label: 'entropy' },
] as const;
const AT_ZERO = [
  { value: '0', label: '0' },
  { value: '0.5', label: '½' },
  { value: '1', label: '1' },
] as const;

/** What the reader can change. Other settings are another sweep: Run starts it. */
export function XorControls({
  id,
  state,
  onChange,
}: {
  readonly id: string;
  readonly state: XorState;
  onChange(partial: Partial<XorState>): void;
}) {
  const field = (name: 'slope' | 'rate' | 'steps' | 'seeds') => (
    <NumberField
      id={`${id}-${name}`}
      parameter={parameters[name]}
      value={state[name]}
      onCommit={(value) => onChange({ [name]: value })}
    />
  );
  return (
    <div class="controls training-controls">
      <Segmented
        id={`${id}-initializer`}
        label="initializer"
        value={state.initializer}
        options={INITIALIZERS}
        onChange={(initializer) => onChange({ initializer })}
      />
      {field('slope')}
      {state.slope === 0 && (
        <Segmented
          id={`${id}-atZero`}
          label="derivative at 0"
          value={String(state.atZero)}
          options={AT_ZERO}
          onChange={(value) => onChange({ atZero: Number(value) })}
        />
      )}
      <Segmented
        id={`${id}-loss`}
        label="loss"
        value={state.loss}
        options={LOSSES}
        onChange={(loss) => onChange({ loss })}
      />
      {field('rate')}
      {field('steps')}
      {field('seeds')}
    </div>
  );
}
