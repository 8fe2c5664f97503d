import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { formatNumber, rawNumber } from './format.ts';
import { keyValue, magnetic, nudged, percent, type SliderScale } from './slider-scale.ts';

export interface SliderProps extends SliderScale {
  readonly id: string;
  /** The state's name of this number, for tests and styles: `data-number`. */
  readonly name: string;
  readonly label: ComponentChildren;
  readonly value: number;
  onInput(value: number): void;
  /** The end of a drag, and after each key. */
  onCommit?(): void;
  /** What a screen reader says instead of the bare number. */
  readonly valueText?: string | undefined;
  /** Small ticks on the track. */
  readonly marks?: readonly number[] | undefined;
  /** The thick part of the track, such as the subdifferential. */
  readonly band?: readonly [lo: number, hi: number] | undefined;
  /** Which notion the thumb and the band stand for; ink without one. */
  readonly tone?: 'sub' | 'dead' | undefined;
  /** Decimals of the number beside the track; two by default. */
  readonly digits?: number | undefined;
  readonly out?: boolean | undefined;
}

/** A native range with its label and its number. */
export function Slider(props: SliderProps) {
  const { id, name, label, value, min, max, onInput, onCommit, marks = [], band, tone } = props;
  const dragging = useRef(false);
  const classes = ['control', tone && `tone-${tone}`, props.out && 'is-out'].filter(Boolean);

  function input(event: InputEvent & { currentTarget: HTMLInputElement }): void {
    const field = event.currentTarget;
    const wanted = field.valueAsNumber;
    const next = dragging.current ? magnetic(props, wanted) : nudged(props, value, wanted);
    // Preact leaves the field alone if the state stays the same, so the thumb is put on its stop here.
    field.value = String(next);
    onInput(next);
  }

  // The browsers' own page steps differ and can jump over a stop.
  function key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const next = keyValue(props, value, event.key);
    if (next === undefined) return;
    event.preventDefault();
    onInput(next);
    onCommit?.();
  }

  return (
    <div class={classes.join(' ')}>
      <label for={id}>{label}</label>
      <div class="track">
        <svg class="track-marks" aria-hidden="true" focusable="false">
          <line class="track-base" x1="0" x2="100%" y1="50%" y2="50%" />
          {band && (
            <rect
              class="track-band"
              x={percent(props, band[0])}
              width={percent({ ...props, min: 0, max: max - min }, band[1] - band[0])}
              y="50%"
              height="6"
            />
          )}
          {marks.map((mark) => (
            <line key={mark} class="track-mark" x1={percent(props, mark)} x2={percent(props, mark)} y1="30%" y2="70%" />
          ))}
        </svg>
        <input
          class="range"
          id={id}
          type="range"
          min={min}
          max={max}
          // The field must not round a value of the state, such as 1e-9, to a step: then 0 would be shown for almost 0.
          step="any"
          value={value}
          autocomplete="off"
          aria-valuetext={props.valueText}
          onInput={input}
          onKeyDown={key}
          onChange={() => {
            dragging.current = false;
            onCommit?.();
          }}
          onPointerDown={() => {
            dragging.current = true;
          }}
          onPointerCancel={() => {
            dragging.current = false;
          }}
        />
      </div>
      <output for={id} data-number={name} data-value={rawNumber(value)}>
        {formatNumber(value, props.digits)}
      </output>
    </div>
  );
}
