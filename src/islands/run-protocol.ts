/** What a page asks a run for. Each request gets one answer, in the order of asking. */
export type RunRequest<State> =
  /** Run a state from its seed to its step. */
  | { readonly type: 'start'; readonly state: State }
  /** Go on with the run that was started last. */
  | { readonly type: 'advance'; readonly steps: number };

export interface RunAnswer<Snapshot> {
  readonly snapshot: Snapshot;
}

/** Whoever computes the run: a worker, or the page. */
export interface RunEngine<State, Snapshot> {
  ask(request: RunRequest<State>): Promise<Snapshot>;
  dispose(): void;
}

/** A run that can be asked for a snapshot after any number of steps. */
export interface Run<Snapshot> {
  advance(steps: number): void;
  snapshot(): Snapshot;
}
