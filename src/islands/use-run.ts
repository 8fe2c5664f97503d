import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { createTicker, type Ticker } from '../ui/ticker.ts';
import type { FigureState } from '../ui/use-figure-state.ts';
import { noWorkerWords } from '../ui/worker-words.ts';
import type { RunEngine } from './run-protocol.ts';
import { RunSession } from './run-session.ts';

interface Moment<Settings> {
  readonly settings: Settings;
  readonly step: number;
  /** Why the run goes no further. */
  readonly ended?: string | undefined;
}

/** Where a run is computed: in a worker, or on the page where none can start. */
export interface RunPlaces<State, Snapshot> {
  /** Told the reason when the page has to compute. */
  worker(onFallback: (why: string) => void): Promise<RunEngine<State, Snapshot>>;
  page(): Promise<RunEngine<State, Snapshot>>;
}

/** Another run that is to take the same steps. */
export interface Companion {
  readonly busy: boolean;
  advance(steps: number): Promise<void>;
}

/**
 * A run that the reader starts, stops and steps, in an island: the snapshot that is shown follows the state of the
 * figure, and at rest the address follows the snapshot.
 */
export function useRun<
  Settings extends object,
  State extends Settings & { step: number },
  Snapshot extends Moment<Settings>,
>(options: {
  readonly figure: FigureState<State>;
  readonly first: Snapshot;
  readonly sameRun: (a: Settings, b: Settings) => boolean;
  readonly places: RunPlaces<State, Snapshot>;
  readonly sentence: (snapshot: Snapshot) => string;
  readonly maxSteps: number;
  /** Steps for each answer while playing. */
  readonly stepsPerFrame: number;
  readonly companion?: () => Companion | undefined;
}) {
  const { first, sameRun, places, sentence, maxSteps, stepsPerFrame, companion } = options;
  const { state, problems, set, commit } = options.figure;
  const [snapshot, setSnapshot] = useState(first);
  const [playing, setPlaying] = useState(false);
  const [announced, setAnnounced] = useState('');
  const [fallback, setFallback] = useState('');
  const root = useRef<HTMLDivElement>(null);
  const ticker = useRef<Ticker>();
  const session = useRef<RunSession<Settings, State, Snapshot>>();

  /** The worker's code comes when it is first needed. */
  async function load(): Promise<RunEngine<State, Snapshot>> {
    try {
      return await places.worker(setFallback);
    } catch (error) {
      setFallback(error instanceof Error ? error.message : String(error));
      return places.page();
    }
  }
  session.current ??= new RunSession({ first, sameRun, load, show: setSnapshot });
  const run = session.current;

  // A state that came with the address. In the turn it is set, so that no answer of the engine comes in between and
  // makes a state that was settled here look like another one.
  useLayoutEffect(() => {
    if (run.shows(state)) return;
    ticker.current?.stop();
    void run.goTo(state);
  }, [state]);

  useEffect(() => {
    ticker.current = createTicker({
      element: root.current ?? undefined,
      onChange: (now) => {
        setPlaying(now);
        if (!now) void settle();
      },
      frame: () => {
        if (run.shown.ended !== undefined || run.shown.step >= maxSteps) return false;
        // One answer at a time: a slow machine trains slower instead of falling behind.
        if (!run.busy && !companion?.()?.busy) advance(stepsPerFrame);
        return true;
      },
    });
    return () => {
      const old = ticker.current;
      ticker.current = undefined;
      old?.dispose();
      run.dispose();
    };
  }, []);

  function advance(steps: number): void {
    void run.advance(steps);
    void companion?.()?.advance(steps);
  }

  /** At rest the address tells the step that is shown, and the sentence is read out once. */
  async function settle(): Promise<void> {
    while (run.busy) await run.idle();
    if (!ticker.current || ticker.current.playing) return;
    set({ step: run.shown.step } as Partial<State>);
    commit();
    setAnnounced(sentence(run.shown));
  }

  return {
    root,
    run,
    snapshot,
    playing,
    announced,
    /** What the reader should know: of the address, of the end of the run, of where it is computed. */
    says: [
      ...problems,
      ...(snapshot.ended ? [snapshot.ended] : []),
      ...(fallback ? [noWorkerWords(fallback, 'the network trains', 'a little at a time')] : []),
    ],
    load,
    toggle: () => (playing ? ticker.current?.stop() : ticker.current?.start()),
    press(steps: number): void {
      advance(steps);
      void settle();
    },
    /** Runs another state from its seed. */
    goTo(partial: Partial<State>): void {
      ticker.current?.stop();
      set(partial);
      void run.goTo({ ...state, ...partial });
      void settle();
    },
  };
}
