import { xorParameters as parameters, type XorState } from '../figures/xor/state.ts';
import { numberFields } from '../ui/number-fields.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { AtZeroChoice } from './AtZeroChoice.tsx';

const INITIALIZERS = [
  { value: 'he', label: 'He' },
  { value: 'torch', label: 'PyTorch' },
  { value: 'glorot', label: 'Glorot' },
] as const;
const LOSSES = [
  { value: 'square', label: 'squared' },
  { value: 'entropy', label: 'entropy' },
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
  const field = numberFields({ id, parameters, state, onChange });
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
      {state.slope === 0 && <AtZeroChoice id={id} value={state.atZero} onChange={onChange} />}
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
