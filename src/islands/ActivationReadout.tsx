import { options } from '../figures/activations/catalog.ts';
import type { Convention } from '../figures/activations/conventions.ts';
import type { ActivationView, OptionView } from '../figures/activations/model.ts';
import { NO_SECOND, rangeText, setText } from '../figures/activations/words.ts';
import { formatShort, rawNumber } from '../ui/format.ts';
import { Slider } from '../ui/Slider.tsx';
import { Swatch } from './Swatch.tsx';

interface Props {
  readonly id: string;
  readonly view: ActivationView;
  readonly recorded: readonly Convention[] | undefined;
  onInput(key: OptionView['key'], value: number): void;
  onCommit(): void;
}

/** One activation at z: its numbers, its own sliders, and what frameworks returned at its kinks. */
export function ActivationReadout({ id, view, recorded, onInput, onCommit }: Props) {
  const { slot, title, value, derivative, subdifferential, atKink, second, range, activation } = view;
  return (
    <section class="activation" aria-labelledby={`${id}-${slot}-title`}>
      <p class="activation-title" id={`${id}-${slot}-title`}>
        <Swatch slot={slot} /> {title}
      </p>
      <dl>
        <dt>value</dt>
        <dd data-number={`${slot}-value`} data-value={rawNumber(value)}>
          {formatShort(value)}
        </dd>
        <dt>derivative</dt>
        <dd data-number={`${slot}-derivative`} data-value={rawNumber(derivative)}>
          {formatShort(derivative)}
          {atKink && <small> by convention</small>}
        </dd>
        <dt>subdifferential</dt>
        <dd data-number={`${slot}-lo`} data-value={rawNumber(subdifferential[0])}>
          <span data-number={`${slot}-hi`} data-value={rawNumber(subdifferential[1])}>
            {setText(subdifferential)}
          </span>
        </dd>
        <dt>second derivative</dt>
        <dd data-number={`${slot}-second`} data-value={second.at === undefined ? '' : rawNumber(second.at)}>
          {second.at === undefined ? <small>{NO_SECOND}</small> : formatShort(second.at)}
        </dd>
        <dt>range</dt>
        <dd>{rangeText(range)}</dd>
        <dt>kinks</dt>
        <dd>
          {activation.kinks.length === 0 ? (
            <small>none</small>
          ) : (
            activation.kinks.map((kink) => formatShort(kink)).join(', ')
          )}
        </dd>
      </dl>
      <Frameworks kinks={activation.kinks} recorded={recorded} changed={view.fullTitle !== title} />
      {view.options.length > 0 && (
        <div class="controls">
          {view.options.map((one) => (
            <Slider
              key={one.option}
              id={`${id}-${one.key}`}
              name={one.key}
              label={options[one.option].label}
              value={one.value}
              min={one.min}
              max={one.max}
              step={one.step}
              bigStep={10 * one.step}
              stops={one.stops}
              marks={one.stops}
              {...(one.option === 'atKink' && { tone: 'sub' as const, band: [one.min, one.max] as const })}
              onInput={(next) => onInput(one.key, next)}
              onCommit={onCommit}
            />
          ))}
        </div>
      )}
    </section>
  );
}

/** One line for each kink; the code that was run is in the table below the figure. */
function Frameworks({ kinks, recorded = [], changed }: FrameworksProps) {
  if (kinks.length === 0) return null;
  const lines = kinks
    .map((kink) => ({ kink, rows: recorded.filter(({ at }) => at === kink) }))
    .filter(({ rows }) => rows.length > 0);
  if (lines.length === 0)
    return <p class="activation-recorded">What frameworks return at its kink is not on record here.</p>;
  return (
    <div class="activation-recorded">
      {lines.map(({ kink, rows }) => (
        <p key={kink}>
          Frameworks at {formatShort(kink)}
          {changed && ', with the default parameters'}:{' '}
          {rows.map(({ framework, derivative, outside }, i) => (
            <span key={framework}>
              {i > 0 && ', '}
              {framework}&nbsp;<b>{formatShort(derivative)}</b>
              {outside && ' (outside)'}
            </span>
          ))}
        </p>
      ))}
    </div>
  );
}

interface FrameworksProps {
  readonly kinks: readonly number[];
  readonly recorded: readonly Convention[] | undefined;
  /** Whether the reader drew it with other parameters than those that were run. */
  readonly changed: boolean;
}
