import { useEffect, useRef, useState } from 'preact/hooks';
import { runTo, type Snapshot } from '../figures/training/run.ts';
import { MAX_STEPS, runKey, type TrainingState, trainingParameters } from '../figures/training/state.ts';
import { trainingSentence, trainingTables } from '../figures/training/words.ts';
import { DataTable } from '../ui/DataTable.tsx';
import { LinkMenu } from '../ui/LinkMenu.tsx';
import { defaults } from '../ui/parameters.ts';
import { Problems } from '../ui/Problems.tsx';
import { createTicker, type Ticker } from '../ui/ticker.ts';
import { useFigureState } from '../ui/use-figure-state.ts';
import { TrainingControls } from './TrainingControls.tsx';
import { TrainingCurve } from './TrainingCurve.tsx';
import { TrainingReadout } from './TrainingReadout.tsx';
import { TrainingSurface } from './TrainingSurface.tsx';
import { TrainingUnits } from './TrainingUnits.tsx';
import type { Engine } from './training-engine.ts';

export interface TrainingProps {
  readonly id: string;
  readonly title: string;
  readonly preset?: Partial<TrainingState> | undefined;
}

/** Steps for each answer of the worker while playing: about 120 a second. */
const STEPS_PER_FRAME = 2;

/** Train a small network and count its dead units. */
export default function Training({ id, title, preset }: TrainingProps) {
  const figure = useFigureState(id, trainingParameters, preset);
  const { state, set, commit } = figure;
  // The first frame is computed here, at build and again on waking: the same numbers, so nothing moves.
  const [snapshot, setSnapshot] = useState<Snapshot>(() => runTo({ ...defaults(trainingParameters), ...preset }).snapshot());
  const [playing, setPlaying] = useState(false);
  const [announced, setAnnounced] = useState('');
  const [fallback, setFallback] = useState('');

  const root = useRef<HTMLDivElement>(null);
  const surface = useRef<SVGSVGElement>(null);
  const curve = useRef<SVGSVGElement>(null);
  const engine = useRef<Promise<Engine> | undefined>(undefined);
  const ticker = useRef<Ticker | undefined>(undefined);
  /** What the engine was last told to run; another state means that it has to start anew. */
  const running = useRef('');
  const busy = useRef(false);
  const latest = useRef(snapshot);

  function getEngine(): Promise<Engine> {
    engine.current ??= import('./training-engine.ts').then(({ createEngine }) => createEngine(setFallback));
    return engine.current;
  }

  /** Shows a snapshot, unless the reader has changed the settings while it was computed. */
  function show(next: Snapshot): void {
    if (next.key !== running.current) return;
    latest.current = next;
    setSnapshot(next);
  }

  async function goTo(target: TrainingState): Promise<void> {
    running.current = runKey(target);
    show(await (await getEngine()).start(target));
  }

  async function advance(steps: number): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    try {
      const trainer = await getEngine();
      if (running.current !== runKey(state)) {
        running.current = runKey(state);
        await trainer.start({ ...state, step: latest.current.key === runKey(state) ? latest.current.step : 0 });
      }
      show(await trainer.advance(steps));
    } finally {
      busy.current = false;
    }
  }

  // A state that is not on the screen: an address, a changed setting, a reset.
  useEffect(() => {
    const reached = snapshot.key === runKey(state) && (snapshot.step === state.step || snapshot.ended !== undefined);
    if (!playing && !busy.current && !reached) void goTo(state);
  }, [state, playing]);

  const advanceLatest = useRef(advance);
  advanceLatest.current = advance;
  useEffect(() => {
    ticker.current = createTicker({
      element: root.current ?? undefined,
      onChange: setPlaying,
      frame: () => {
        if (latest.current.ended !== undefined || latest.current.step >= MAX_STEPS) return false;
        void advanceLatest.current(STEPS_PER_FRAME);
        return true;
      },
    });
    return () => {
      ticker.current?.dispose();
      void engine.current?.then((trainer) => trainer.dispose());
    };
  }, []);

  // At rest the address tells the step, and the sentence is read out once.
  const wasPlaying = useRef(false);
  useEffect(() => {
    if (playing) wasPlaying.current = true;
    else if (wasPlaying.current) {
      wasPlaying.current = false;
      settle();
    }
  }, [playing]);

  function settle(): void {
    const now = latest.current;
    set({ step: now.step });
    commit();
    setAnnounced(now.ended ?? trainingSentence(now, state));
  }

  async function press(steps: number): Promise<void> {
    await advance(steps);
    settle();
  }

  function change(partial: Partial<TrainingState>): void {
    ticker.current?.stop();
    wasPlaying.current = false;
    set({ ...partial, step: 0 });
    commit();
  }

  const sentence = trainingSentence(snapshot, state);
  const tables = trainingTables(snapshot);
  const problems = [...figure.problems, ...(snapshot.ended ? [snapshot.ended] : []), ...(fallback ? [fallback] : [])];

  return (
    <div class="training" ref={root} data-ready={figure.ready} data-playing={playing}>
      <div class="training-bar">
        <div class="transport">
          <button
            type="button"
            class="btn btn-primary"
            disabled={snapshot.ended !== undefined}
            onClick={() => (playing ? ticker.current?.stop() : ticker.current?.start())}
          >
            {playing ? 'Pause' : 'Run'}
          </button>
          <button type="button" class="btn" disabled={playing || snapshot.ended !== undefined} onClick={() => void press(1)}>
            Step
          </button>
          <button type="button" class="btn" disabled={playing || snapshot.ended !== undefined} onClick={() => void press(100)}>
            Run 100
          </button>
          <button type="button" class="btn" onClick={() => change({})}>
            Reset
          </button>
        </div>
        <TrainingReadout snapshot={snapshot} />
      </div>
      <TrainingControls id={id} state={state} onChange={change} />
      <Problems problems={problems} />
      <div class="training-main">
        <TrainingSurface id={id} snapshot={snapshot} state={state} svg={surface} />
        <TrainingCurve snapshot={snapshot} svg={curve} />
      </div>
      <TrainingUnits id={id} snapshot={snapshot} state={state} />
      <p class="fig-says">{sentence}</p>
      <p class="visually-hidden" role="status">
        {announced}
      </p>
      <div class="fig-foot">
        <DataTable id={`${id}-units`} caption="The hidden units" table={tables.units} />
        <DataTable id={`${id}-loss`} caption="The loss by step" table={tables.losses} />
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
