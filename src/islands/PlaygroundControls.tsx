import { featureLabel } from '../figures/playground/features.ts';
import {
  activationAt,
  DATA,
  FEATURES,
  INITIALIZERS,
  isRegression,
  OPTIMIZERS,
  PENALTIES,
  type PlaygroundState,
  playgroundParameters as parameters,
} from '../figures/playground/state.ts';
import { DATA_WORDS, INITIALIZER_WORDS, OPTIMIZER_WORDS } from '../figures/playground/words.ts';
import { numberFields } from '../ui/number-fields.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Select } from '../ui/Select.tsx';
import { AtZeroChoice } from './AtZeroChoice.tsx';
import { PlaygroundLayers } from './PlaygroundLayers.tsx';

const optionsOf = <T extends string>(names: readonly T[], words: Readonly<Record<T, string>>) =>
  names.map((value) => ({ value, label: words[value] }));
const same = <T extends string>(names: readonly T[]) => names.map((value) => ({ value, label: value as string }));
const LOSS_OPTIONS = [
  { value: 'auto', label: 'entropy' },
  { value: 'square', label: 'squared' },
] as const;

/** What the reader can change. Each change starts the run anew from the same seed; views go on with it. */
export function PlaygroundControls({
  id,
  state,
  onChange,
  onLook,
}: {
  readonly id: string;
  readonly state: PlaygroundState;
  onChange(partial: Partial<PlaygroundState>): void;
  onLook(partial: Partial<PlaygroundState>): void;
}) {
  const field = numberFields({ id, parameters, state, onChange });
  const used = new Set(state.layers.map((_, layer) => activationAt(state, layer)));
  return (
    <div class="play-controls">
      <Select
        id={`${id}-data`}
        label="data"
        value={state.data}
        options={optionsOf(DATA, DATA_WORDS)}
        onChange={(data) => onChange({ data })}
      />
      {field('rate')}
      <PlaygroundLayers id={id} state={state} onChange={onChange} />
      {used.has('relu') && <AtZeroChoice id={id} value={state.atZero} onChange={onChange} />}
      {(used.has('leaky') || used.has('prelu')) && field('slope')}
      {field('seed')}
      <details class="more-controls">
        <summary>Training and weights</summary>
        <div>
          <Select
            id={`${id}-optimizer`}
            label="optimizer"
            value={state.optimizer}
            options={optionsOf(OPTIMIZERS, OPTIMIZER_WORDS)}
            onChange={(optimizer) => onChange({ optimizer })}
          />
          {field('batch')}
          {!isRegression(state.data) && (
            <Segmented
              id={`${id}-loss`}
              label="loss"
              value={state.loss}
              options={LOSS_OPTIONS}
              onChange={(loss) => onChange({ loss })}
            />
          )}
          <Select
            id={`${id}-initializer`}
            label="initializer"
            value={state.initializer}
            options={optionsOf(INITIALIZERS, INITIALIZER_WORDS)}
            onChange={(initializer) => onChange({ initializer })}
          />
          {field('bias')}
          <Segmented
            id={`${id}-penalty`}
            label="regularization"
            value={state.penalty}
            options={same(PENALTIES)}
            onChange={(penalty) => onChange({ penalty })}
          />
          {state.penalty !== 'none' && field('penaltyRate')}
        </div>
      </details>
      <details class="more-controls">
        <summary>Data and inputs</summary>
        <div>
          <fieldset class="choice">
            <legend>inputs</legend>
            <div class="features">
              {FEATURES.map((name) => {
                const on = state.features.includes(name);
                return (
                  <label key={name}>
                    <input
                      type="checkbox"
                      checked={on}
                      // A network reads something.
                      disabled={on && state.features.length === 1}
                      onChange={() =>
                        onChange({
                          features: FEATURES.filter((other) => state.features.includes(other) !== (other === name)),
                        })
                      }
                    />
                    <span>{featureLabel(name)}</span>
                  </label>
                );
              })}
            </div>
          </fieldset>
          {field('noise')}
          {field('split')}
          {field('dataSeed')}
        </div>
      </details>
      <Segmented
        id={`${id}-test`}
        label={parameters.test.label}
        value={state.test}
        options={same(['hidden', 'shown'] as const)}
        onChange={(test) => onLook({ test })}
      />
      <Segmented
        id={`${id}-output`}
        label={parameters.output.label}
        value={state.output}
        options={same(['value', 'side'] as const)}
        onChange={(output) => onLook({ output })}
      />
    </div>
  );
}
