/** How long the work of one frame may take: half of a 60 Hz frame, so that the page stays responsive. */
export const FRAME_BUDGET_MS = 8;

export interface Ticker {
  readonly playing: boolean;
  start(): void;
  stop(): void;
  /** Stops for good and lets go of the element. */
  dispose(): void;
}

/**
 * The only clock of a figure. It calls `frame` once a frame while all of this holds: it was started, its element is
 * in the viewport, the tab is shown. It never starts by itself. A `frame` that throws stops it: the same error
 * sixty times a second helps nobody.
 */
export function createTicker(options: {
  /** Works for at most `budgetMs`; true to go on, false to stop, for example when the training has ended. */
  readonly frame: (budgetMs: number) => boolean;
  /** Without an element, the figure counts as visible. */
  readonly element?: Element | undefined;
  /** Told whenever `playing` changes, whoever changed it. */
  readonly onChange?: ((playing: boolean) => void) | undefined;
}): Ticker {
  const { frame, element, onChange } = options;
  let playing = false;
  let visible = !element;
  let disposed = false;
  let request: number | undefined;

  const observer = element
    ? new IntersectionObserver((entries) => {
        visible = entries.at(-1)?.isIntersecting ?? false;
        schedule();
      })
    : undefined;
  if (element) observer?.observe(element);
  document.addEventListener('visibilitychange', schedule);

  function schedule(): void {
    const wanted = playing && visible && document.visibilityState === 'visible';
    if (wanted) request ??= requestAnimationFrame(tick);
    else if (request !== undefined) {
      cancelAnimationFrame(request);
      request = undefined;
    }
  }

  function tick(): void {
    request = undefined;
    let more = false;
    try {
      more = frame(FRAME_BUDGET_MS);
    } finally {
      if (more) schedule();
      else change(false);
    }
  }

  function change(next: boolean): void {
    if (playing === next || (next && disposed)) return;
    playing = next;
    schedule();
    onChange?.(next);
  }

  return {
    get playing() {
      return playing;
    },
    start: () => change(true),
    stop: () => change(false),
    dispose() {
      change(false);
      disposed = true;
      observer?.disconnect();
      document.removeEventListener('visibilitychange', schedule);
    },
  };
}
