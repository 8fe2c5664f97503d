import type { DescentModel } from '../figures/descent/model.ts';
import { type DescentState, MAX_STEPS, type RuleName, storyOf, withRule } from '../figures/descent/state.ts';
import { RULE_NAMES, sizeLabel, startText, stepText } from '../figures/descent/words.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { Select } from '../ui/Select.tsx';
import { Slider } from '../ui/Slider.tsx';
import { startScale } from './descent-scale.ts';

const FUNCTIONS = [
  { value: 'abs', label: '|x|' },
  { value: 'hinge', label: 'hinge loss' },
  { value: 'diamond', label: '|x₁| + 2|x₂|' },
  { value: 'wolfe', label: 'Wolfe’s' },
] as const;
const KINKS = [
  { value: 'shortest', label: 'shortest' },
  { value: 'upper', label: 'upper end' },
] as const;

/** Function, rules and the pick at a kink. */
export function DescentChoices({
  id,
  state,
  onChange,
}: {
  readonly id: string;
  readonly state: DescentState;
  onChange(partial: Partial<DescentState>): void;
}) {
  const rules = (Object.keys(RULE_NAMES) as RuleName[])
    .filter((rule) => state.function !== 'wolfe' || rule !== 'polyak')
    .map((value) => ({ value, label: RULE_NAMES[value] }));
  return (
    <div class="controls descent-choices">
      <Segmented
        id={`${id}-function`}
        label="function"
        value={state.function}
        options={FUNCTIONS}
        onChange={(name) => onChange(storyOf(name))}
      />
      <Select
        id={`${id}-rule`}
        label="step rule"
        value={state.rule}
        options={rules}
        onChange={(rule) => onChange(withRule(state, rule))}
      />
      <Select
        id={`${id}-against`}
        label="beside it"
        value={state.against}
        options={[{ value: 'none' as const, label: 'nothing' }, ...rules.filter(({ value }) => value !== state.rule)]}
        onChange={(against) => onChange({ against })}
      />
      <Segmented
        id={`${id}-kink`}
        label="subgradient at a kink"
        value={state.kink}
        options={KINKS}
        onChange={(kink) => onChange({ kink })}
      />
    </div>
  );
}

/** The step, the start and the size. */
export function DescentSliders({
  id,
  model,
  set,
  commit,
}: {
  readonly id: string;
  readonly model: DescentModel;
  set(partial: Partial<DescentState>): void;
  commit(): void;
}) {
  const { state, objective, step } = model;
  const size = sizeLabel(state);
  const axes = objective.dimension === 1 ? (['x'] as const) : (['x', 'y'] as const);
  return (
    <div class="controls">
      <Slider
        id={`${id}-step`}
        name="step-slider"
        label={
          <>
            step <i>k</i>
          </>
        }
        value={step}
        digits={0}
        min={0}
        max={MAX_STEPS}
        step={1}
        valueText={stepText(model)}
        onInput={(next) => set({ step: next })}
        onCommit={commit}
      />
      {axes.map((axis) => (
        <Slider
          key={axis}
          id={`${id}-${axis}`}
          name={axis === 'x' ? 'start-x' : 'start-y'}
          label={
            <>
              start <i>{objective.dimension === 1 ? 'x' : axis === 'x' ? 'x₁' : 'x₂'}</i>
            </>
          }
          value={state[axis]}
          {...startScale(state, axis)}
          marks={startScale(state, axis).stops}
          valueText={startText(model, axis)}
          onInput={(value) => set({ [axis]: value })}
          onCommit={commit}
        />
      ))}
      {size && (
        <Slider
          id={`${id}-size`}
          name="size"
          label={
            <>
              step size <i>{size}</i>
            </>
          }
          value={state.size}
          min={0.05}
          max={2}
          step={0.05}
          bigStep={0.25}
          onInput={(value) => set({ size: value })}
          onCommit={commit}
        />
      )}
    </div>
  );
}
