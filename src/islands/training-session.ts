import type { Snapshot } from '../figures/training/snapshot.ts';
import { sameRun, type TrainingState } from '../figures/training/state.ts';
import type { Engine } from './training-protocol.ts';

/**
 * What the figure shows, and how it gets there. Whatever the order in which answers come, the snapshot that is shown
 * belongs to the state that was asked for last.
 */
export class TrainingSession {
  readonly #load: () => Promise<Engine>;
  readonly #show: (snapshot: Snapshot) => void;
  #engine: Promise<Engine> | undefined;
  #shown: Snapshot;
  /** Counts the runs asked for: an answer to an older one is not shown. */
  #epoch = 0;
  /** The epoch whose run the engine holds. */
  #started = -1;
  #work: Promise<unknown> = Promise.resolve();
  #open = 0;

  constructor(first: Snapshot, load: () => Promise<Engine>, show: (snapshot: Snapshot) => void) {
    this.#shown = first;
    this.#load = load;
    this.#show = show;
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

  shows(state: TrainingState): boolean {
    return this.#shown.step === state.step && sameRun(this.#shown.settings, state);
  }

  /** Loads the engine, which is likely to be needed soon. */
  prepare(): void {
    this.#engine ??= this.#load();
  }

  /** Runs a state from its seed, and shows it. */
  goTo(state: TrainingState): Promise<void> {
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
      if (fresh) await engine.ask({ type: 'start', state: { ...settings, step } });
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

  #enqueue(job: (engine: Engine) => Promise<void>): Promise<void> {
    this.prepare();
    this.#open++;
    const done = this.#work.then(async () => job(await (this.#engine as Promise<Engine>))).finally(() => this.#open--);
    this.#work = done.catch(() => {});
    return done;
  }
}
