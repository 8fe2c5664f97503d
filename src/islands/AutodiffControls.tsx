import type { ComponentChildren } from 'preact';
import type { AutodiffModel } from '../figures/autodiff/model.ts';
import type { AutodiffState } from '../figures/autodiff/state.ts';
import { LEAKY, xText } from '../figures/autodiff/words.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { Slider } from '../ui/Slider.tsx';
import { xScale } from './autodiff-scale.ts';

const TIES = [
  { value: 'split', label: 'split' },
  { value: 'first', label: 'first' },
  { value: 'second', label: 'second' },
] as const;
const MODES = [
  { value: 'reverse', label: 'reverse' },
  { value: 'forward', label: 'forward' },
] as const;
const LEAKS = (['left', 'mean', 'right', 'formula'] as const).map((value) => ({
  value,
  label: value === 'formula' ? 'formula' : LEAKY[value],
}));

/** The point, and the conventions that the program can read. */
export function AutodiffControls({
  id,
  model,
  set,
  commit,
}: {
  readonly id: string;
  readonly model: AutodiffModel;
  set(partial: Partial<AutodiffState>): void;
  commit(): void;
}) {
  const { state, uses, mine } = model;
  const scale = xScale(model);
  const choose = (partial: Partial<AutodiffState>) => {
    set(partial);
    commit();
  };
  const slope = (name: 'relu' | 'abs', min: number, label: ComponentChildren) => (
    <Slider
      id={`${id}-${name}`}
      name={`${name}-at-0`}
      label={label}
      value={state[name]}
      min={min}
      max={1}
      step={0.05}
      bigStep={0.25}
      stops={[-1, 0, 0.5, 1]}
      marks={[min, 0, 0.5, 1]}
      tone="sub"
      band={[min, 1]}
      valueText={`${state[name]}; the program returns ${mine.derivative}`}
      onInput={(value) => set({ [name]: value })}
      onCommit={commit}
    />
  );
  return (
    <div class="controls autodiff-controls">
      <Slider
        id={`${id}-x`}
        name="x"
        label={
          <>
            point <i>x</i>
          </>
        }
        value={state.x}
        {...scale}
        marks={scale.stops}
        valueText={xText(model)}
        onInput={(x) => set({ x })}
        onCommit={commit}
      />
      {uses.includes('relu') && slope('relu', 0, 'relu′(0)')}
      {uses.includes('abs') && slope('abs', -1, 'abs′(0)')}
      <div class="autodiff-choices">
        {uses.includes('tie') && (
          <Segmented
            id={`${id}-tie`}
            label="a tie of max or min goes to"
            value={state.tie}
            options={TIES}
            onChange={(tie) => choose({ tie })}
          />
        )}
        {uses.includes('leaky') && (
          <Segmented
            id={`${id}-leaky`}
            label="leaky′(0)"
            value={state.leaky}
            options={LEAKS}
            onChange={(leaky) => choose({ leaky })}
          />
        )}
        <Segmented
          id={`${id}-mode`}
          label="mode"
          value={state.mode}
          options={MODES}
          onChange={(mode) => choose({ mode })}
        />
      </div>
    </div>
  );
}
