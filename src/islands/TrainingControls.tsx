import { trainingParameters as parameters, type TrainingState } from '../figures/training/state.ts';
import { numberFields } from '../ui/number-fields.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { AtZeroChoice } from './AtZeroChoice.tsx';

const ACTIVATIONS = [
  { value: 'relu', label: 'ReLU' },
  { value: 'leaky', label: 'leaky' },
] as const;
const DATA = [
  { value: 'moons', label: 'Moons' },
  { value: 'circles', label: 'Rings' },
  { value: 'xor', label: 'XOR' },
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
  const field = numberFields({ id, parameters, state, onChange });
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
        <AtZeroChoice id={id} value={state.atZero} onChange={onChange} />
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
