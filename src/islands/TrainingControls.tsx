import { trainingParameters as parameters, type TrainingState } from '../figures/training/state.ts';
import { NumberField } from '../ui/NumberField.tsx';
import { Segmented } from '../ui/Segmented.tsx';

const ACTIVATIONS = [
  { value: 'relu', label: 'ReLU' },
  { value: 'leaky', label: 'leaky' },
] as const;
const DATA = [
  { value: 'moons', label: 'Moons' },
  { value: 'circles', label: 'Rings' },
  { value: 'xor', label: 'XOR' },
] as const;
const AT_ZERO = [
  { value: '0', label: '0' },
  { value: '0.5', label: '½' },
  { value: '1', label: '1' },
] as const;

/** What the reader can change. Each change starts the run anew from the same seed. The largest effect comes first. */
export function TrainingControls({
  id,
  state,
  onChange,
}: {
  readonly id: string;
  readonly state: TrainingState;
  onChange(partial: Partial<TrainingState>): void;
}) {
  const field = (name: 'rate' | 'units' | 'bias' | 'seed' | 'slope') => (
    <NumberField
      id={`${id}-${name}`}
      parameter={parameters[name]}
      value={state[name]}
      onCommit={(value) => onChange({ [name]: value })}
    />
  );
  return (
    <div class="controls training-controls">
      {field('rate')}
      <Segmented
        id={`${id}-activation`}
        label="activation"
        value={state.activation}
        options={ACTIVATIONS}
        onChange={(activation) => onChange({ activation })}
      />
      {state.activation === 'leaky' ? (
        field('slope')
      ) : (
        <Segmented
          id={`${id}-atZero`}
          label="derivative at 0"
          value={String(state.atZero)}
          options={AT_ZERO}
          onChange={(value) => onChange({ atZero: Number(value) })}
        />
      )}
      <Segmented
        id={`${id}-data`}
        label="data"
        value={state.data}
        options={DATA}
        onChange={(data) => onChange({ data })}
      />
      {field('units')}
      {field('bias')}
      {field('seed')}
    </div>
  );
}
