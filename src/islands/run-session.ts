import type { RunEngine } from './run-protocol.ts';

/** A moment of a run: of which settings, and after how many steps. */
interface Moment<Settings> {
  readonly settings: Settings;
  readonly step: number;
}

/**
 * What the figure shows, and how it gets there. Whatever the order in which answers come, the snapshot that is shown
 * belongs to the state that was asked for last.
 */
export class RunSession<
  Settings extends object,
  State extends Settings & { step: number },
  Snapshot extends Moment<Settings>,
> {
  readonly #load: () => Promise<RunEngine<State, Snapshot>>;
  readonly #show: (snapshot: Snapshot) => void;
  readonly #sameRun: (a: Settings, b: Settings) => boolean;
  #engine: Promise<RunEngine<State, Snapshot>> | undefined;
  #shown: Snapshot;
  /** Counts the runs asked for: an answer to an older one is not shown. */
  #epoch = 0;
  /** The epoch whose run the engine holds. */
  #started = -1;
  #work: Promise<unknown> = Promise.resolve();
  #open = 0;

  constructor(options: {
    readonly first: Snapshot;
    readonly sameRun: (a: Settings, b: Settings) => boolean;
    readonly load: () => Promise<RunEngine<State, Snapshot>>;
    readonly show: (snapshot: Snapshot) => void;
  }) {
    this.#shown = options.first;
    this.#sameRun = options.sameRun;
    this.#load = options.load;
    this.#show = options.show;
  }

  get shown(): Snapshot {
    return this.#shown;
  }

  get busy(): boolean {
    return this.#open > 0;
  }

  /** Resolves when everything asked for so far has been answered. */
  idle(): Promise<unknown> {
    return this.#work;
  }

  shows(state: State): boolean {
    return this.#shown.step === state.step && this.#sameRun(this.#shown.settings, state);
  }

  /** Loads the engine, which is likely to be needed soon. */
  prepare(): void {
    this.#engine ??= this.#load();
  }

  /** Runs a state from its seed, and shows it. */
  goTo(state: State): Promise<void> {
    const epoch = ++this.#epoch;
    this.#started = epoch;
    return this.#enqueue(async (engine) => {
      if (epoch === this.#epoch) this.#accept(epoch, await engine.ask({ type: 'start', state }));
    });
  }

  /** Trains the run that is shown, or on its way, for some more steps. */
  advance(steps: number): Promise<void> {
    const epoch = this.#epoch;
    const fresh = this.#started !== epoch;
    const { settings, step } = this.#shown;
    this.#started = epoch;
    return this.#enqueue(async (engine) => {
      if (epoch !== this.#epoch) return;
      if (fresh) await engine.ask({ type: 'start', state: { ...settings, step } as unknown as State });
      this.#accept(epoch, await engine.ask({ type: 'advance', steps }));
    });
  }

  dispose(): void {
    this.#epoch++;
    void this.#engine?.then((engine) => engine.dispose());
  }

  #accept(epoch: number, snapshot: Snapshot): void {
    if (epoch !== this.#epoch) return;
    this.#shown = snapshot;
    this.#show(snapshot);
  }

  #enqueue(job: (engine: RunEngine<State, Snapshot>) => Promise<void>): Promise<void> {
    this.prepare();
    this.#open++;
    const done = this.#work
      .then(async () => job(await (this.#engine as Promise<RunEngine<State, Snapshot>>)))
      .finally(() => this.#open--);
    this.#work = done.catch(() => {});
    return done;
  }
}
