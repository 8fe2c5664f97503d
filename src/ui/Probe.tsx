import type { ComponentChildren } from 'preact';

export interface ProbeProps {
  readonly label: string;
  /** What is read off; nothing before the reader points at something. */
  readonly says: string | undefined;
  /** Of the places that the keys go through, the present one; the first is 0. */
  readonly now: number;
  readonly last: number;
  /** Shares of the picture's width and height. */
  onPoint(x: number, y: number): void;
  /** Answers whether the key means something here. */
  onKey(key: string): boolean;
  onLeave(): void;
  /** The class of the picture's shape, and the picture. */
  readonly shape: string;
  readonly children: ComponentChildren;
}

/** Where a pointer is in a picture: shares of its width and height. */
export function placeOf({
  currentTarget,
  clientX,
  clientY,
}: PointerEvent & { currentTarget: Element }): [x: number, y: number] {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return [(clientX - left) / width, (clientY - top) / height];
}

/** Stands where the reading will stand. */
const HINT = 'Point at it, or use the arrow keys, to read it off.';

/**
 * A picture whose numbers can be read off: where the pointer or a finger is, and by keyboard. The reading stands below
 * it, in room that is kept for it.
 */
export function Probe({ label, says, now, last, onPoint, onKey, onLeave, shape, children }: ProbeProps) {
  const point = (event: PointerEvent & { currentTarget: HTMLElement }): void => onPoint(...placeOf(event));
  return (
    <>
      <div class={`plot ${shape}`}>
        {children}
        <div
          class="probe"
          role="slider"
          tabIndex={0}
          aria-label={label}
          aria-valuemin={0}
          aria-valuemax={last}
          aria-valuenow={now}
          aria-valuetext={says ?? HINT}
          onPointerMove={point}
          onPointerDown={point}
          // A finger that is lifted leaves the reading there.
          onPointerLeave={(event) => event.pointerType === 'mouse' && onLeave()}
          onBlur={onLeave}
          onKeyDown={(event) => {
            if (onKey(event.key)) event.preventDefault();
          }}
        />
      </div>
      <p class={says === undefined ? 'probe-says is-hint' : 'probe-says'}>{says ?? HINT}</p>
    </>
  );
}
