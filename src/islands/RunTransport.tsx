import type { ComponentChildren } from 'preact';

/** Run and pause, a step, a hundred steps, and what the figure adds: how to start again. */
export function RunTransport({
  playing,
  ended,
  onToggle,
  onSteps,
  children,
}: {
  readonly playing: boolean;
  readonly ended: boolean;
  onToggle(): void;
  onSteps(steps: number): void;
  readonly children: ComponentChildren;
}) {
  return (
    <div class="transport">
      <button type="button" class="btn btn-primary" disabled={ended} onClick={onToggle}>
        {playing ? 'Pause' : 'Run'}
      </button>
      <button type="button" class="btn" disabled={playing || ended} onClick={() => onSteps(1)}>
        Step
      </button>
      <button type="button" class="btn" disabled={playing || ended} onClick={() => onSteps(100)}>
        Run 100
      </button>
      {children}
    </div>
  );
}
