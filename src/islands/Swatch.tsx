import type { Slot } from '../figures/activations/state.ts';

/** The mark of each place, around a point. Shape and line tell the three apart, not hue. */
export const MARKS: Record<Slot, string> = {
  a: 'M-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0 -11 0Z',
  b: 'M-5 -5H5V5H-5Z',
  c: 'M0 -6.5L6.5 5H-6.5Z',
};

/** A piece of the line with its mark, beside a name. */
export function Swatch({ slot }: { readonly slot: Slot }) {
  return (
    <svg class="swatch" viewBox="0 0 44 18" aria-hidden="true" focusable="false">
      <path class={`act-line-${slot}`} d="M4 9H43" />
      <path class="act-mark" transform="translate(22 9)" d={MARKS[slot]} />
    </svg>
  );
}
