import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Snapshot } from '../figures/training/snapshot.ts';
import { MAX_STEPS, type TrainingState, trainingParameters } from '../figures/training/state.ts';
import { engineWords, trainingSentence, trainingTables } from '../figures/training/words.ts';
import { DataTable } from '../ui/DataTable.tsx';
import { LinkMenu } from '../ui/LinkMenu.tsx';
import { Problems } from '../ui/Problems.tsx';
import { createTicker, type Ticker } from '../ui/ticker.ts';
import { useFigureState } from '../ui/use-figure-state.ts';
import { TrainingControls } from './TrainingControls.tsx';
import { TrainingCurve } from './TrainingCurve.tsx';
import { TrainingReadout } from './TrainingReadout.tsx';
import { TrainingSurface } from './TrainingSurface.tsx';
import { TrainingUnits } from './TrainingUnits.tsx';
import type { Engine } from './training-protocol.ts';
import { TrainingSession } from './training-session.ts';

export interface TrainingProps {
  readonly id: string;
  readonly title: string;
  readonly preset?: Partial<TrainingState> | undefined;
  /** The run of the preset, computed at build: the page shows it before it can train. */
  readonly first: Snapshot;
}

/** Steps for each answer of the worker while playing: about 120 a second. */
const STEPS_PER_FRAME = 2;

/** The worker's code comes when it is first needed. */
async function loadEngine(onFallback: (why: string) => void): Promise<Engine> {
  try {
    return (await import('./training-engine.ts')).createEngine(onFallback);
  } catch (error) {
    onFallback(error instanceof Error ? error.message : String(error));
    return (await import('./training-page-engine.ts')).pageEngine();
  }
}

/** Train a small network and count its dead units. */
export default function Training({ id, title, preset, first }: TrainingProps) {
  const { state, problems, ready, set, commit } = useFigureState(id, trainingParameters, preset);
  const [snapshot, setSnapshot] = useState(first);
  const [playing, setPlaying] = useState(false);
  const [announced, setAnnounced] = useState('');
  const [fallback, setFallback] = useState('');

  const root = useRef<HTMLDivElement>(null);
  const surface = useRef<SVGSVGElement>(null);
  const curve = useRef<SVGSVGElement>(null);
  const ticker = useRef<Ticker>();
  const session = useRef<TrainingSession>();
  session.current ??= new TrainingSession(snapshot, () => loadEngine(setFallback), setSnapshot);
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
        if (run.shown.ended !== undefined || run.shown.step >= MAX_STEPS) return false;
        // One answer at a time: a slow machine trains slower instead of falling behind.
        if (!run.busy) void run.advance(STEPS_PER_FRAME);
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

  /** At rest the address tells the step that is shown, and the sentence is read out once. */
  async function settle(): Promise<void> {
    while (run.busy) await run.idle();
    if (!ticker.current || ticker.current.playing) return;
    set({ step: run.shown.step });
    commit();
    setAnnounced(trainingSentence(run.shown));
  }

  function press(steps: number): void {
    void run.advance(steps);
    void settle();
  }

  /** Other settings, or the same once more: from the seed, at step 0. */
  function startWith(partial: Partial<TrainingState>): void {
    ticker.current?.stop();
    set({ ...partial, step: 0 });
    void run.goTo({ ...state, ...partial, step: 0 });
    void settle();
  }

  const sentence = trainingSentence(snapshot);
  const tables = trainingTables(snapshot);
  const ended = snapshot.ended !== undefined;
  const says = [
    ...problems,
    ...(snapshot.ended ? [snapshot.ended] : []),
    ...(fallback
      ? [
          `No background worker could start (${fallback}), so the network trains on the page itself, a little at a time.`,
        ]
      : []),
  ];

  return (
    <div
      class="training"
      ref={root}
      data-ready={ready}
      data-playing={playing}
      onPointerEnter={() => run.prepare()}
      onFocusIn={() => run.prepare()}
    >
      <div class="training-bar">
        <div class="transport">
          <button
            type="button"
            class="btn btn-primary"
            disabled={ended}
            onClick={() => (playing ? ticker.current?.stop() : ticker.current?.start())}
          >
            {playing ? 'Pause' : 'Run'}
          </button>
          <button type="button" class="btn" disabled={playing || ended} onClick={() => press(1)}>
            Step
          </button>
          <button type="button" class="btn" disabled={playing || ended} onClick={() => press(100)}>
            Run 100
          </button>
          <button type="button" class="btn" onClick={() => startWith({})}>
            Reset
          </button>
        </div>
        <TrainingReadout snapshot={snapshot} />
      </div>
      <TrainingControls id={id} state={state} onChange={startWith} />
      <Problems problems={says} />
      <div class="training-main">
        <TrainingSurface id={id} snapshot={snapshot} svg={surface} />
        <TrainingCurve snapshot={snapshot} svg={curve} />
      </div>
      <TrainingUnits id={id} snapshot={snapshot} />
      <p class="fig-says">{sentence}</p>
      <p class="visually-hidden" role="status">
        {announced}
      </p>
      <p class="fig-engine">{engineWords(snapshot.engine)}</p>
      <div class="fig-foot">
        <DataTable id={`${id}-units`} label="Units in numbers" caption="The hidden units" table={tables.units} />
        <DataTable id={`${id}-loss`} label="Loss in numbers" caption="The loss by step" table={tables.losses} />
        <LinkMenu
          id={id}
          title={title}
          sentence={sentence}
          picture={() => [surface.current, curve.current].filter((svg): svg is SVGSVGElement => svg !== null)}
        />
      </div>
    </div>
  );
}
