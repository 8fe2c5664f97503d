import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { hiddenUnits, type PlaygroundSnapshot } from '../figures/playground/snapshot.ts';
import {
  differences,
  MAX_SEED,
  MAX_STEPS,
  type PlaygroundState,
  pin,
  playgroundParameters,
  type Settings,
  sameRun,
  settingsOf,
  unpinned,
} from '../figures/playground/state.ts';
import { engineWords, playgroundSentence, playgroundTables } from '../figures/playground/words.ts';
import { DataTable } from '../ui/DataTable.tsx';
import { LinkMenu } from '../ui/LinkMenu.tsx';
import { Problems } from '../ui/Problems.tsx';
import { createTicker, type Ticker } from '../ui/ticker.ts';
import { useFigureState } from '../ui/use-figure-state.ts';
import { useThrottled } from '../ui/use-throttled.ts';
import { PlaygroundControls } from './PlaygroundControls.tsx';
import { PlaygroundInspector } from './PlaygroundInspector.tsx';
import { PlaygroundLosses } from './PlaygroundLosses.tsx';
import { PlaygroundNetwork } from './PlaygroundNetwork.tsx';
import { PlaygroundReadout } from './PlaygroundReadout.tsx';
import { PlaygroundSurface } from './PlaygroundSurface.tsx';
import { PlaygroundUnits } from './PlaygroundUnits.tsx';
import type { RunEngine } from './run-protocol.ts';
import { RunSession } from './run-session.ts';

export interface PlaygroundProps {
  readonly id: string;
  readonly title: string;
  readonly preset?: Partial<PlaygroundState> | undefined;
  /** The run of the preset, computed at build: the page shows it before it can train. */
  readonly first: PlaygroundSnapshot;
}

/** Which unit is looked at; layers and units counted from 0, the output layer last. */
export interface Selected {
  readonly layer: number;
  readonly index: number;
}

type Session = RunSession<Settings, PlaygroundState, PlaygroundSnapshot>;

/** Steps for each answer while playing: an answer a frame, unless the network is so large that it takes longer. */
const STEPS_PER_FRAME = 4;

/** How often the parts with something for each unit or weight are drawn anew while it trains. */
const UNITS_MS = 100;
/** With more units than this, their kinks are drawn at rest only: so many dotted lines take longer than a frame. */
const KINKS_WHILE_PLAYING = 24;

/** The worker's code comes when it is first needed. */
async function loadEngine(onFallback: (why: string) => void): Promise<RunEngine<PlaygroundState, PlaygroundSnapshot>> {
  try {
    return (await import('./playground-engine.ts')).createEngine(onFallback);
  } catch (error) {
    onFallback(error instanceof Error ? error.message : String(error));
    return (await import('./playground-page-engine.ts')).pageEngine();
  }
}

/** Build a network, train it, and see what becomes of each unit. */
export default function Playground({ id, title, preset, first }: PlaygroundProps) {
  const { state, problems, ready, set, commit } = useFigureState(id, playgroundParameters, preset);
  const [snapshot, setSnapshot] = useState(first);
  const [pinned, setPinned] = useState<PlaygroundSnapshot>();
  const [selected, setSelected] = useState<Selected>();
  const [playing, setPlaying] = useState(false);
  const [announced, setAnnounced] = useState('');
  const [fallback, setFallback] = useState('');

  const root = useRef<HTMLDivElement>(null);
  const surface = useRef<SVGSVGElement>(null);
  const losses = useRef<SVGSVGElement>(null);
  const ticker = useRef<Ticker>();
  const session = useRef<Session>();
  session.current ??= new RunSession({ first, sameRun, load: () => loadEngine(setFallback), show: setSnapshot });
  const run = session.current;
  const other = useRef<Session>();

  // A state that came with the address. In the turn it is set, so that no answer of the engine comes in between and
  // makes a state that was settled here look like another one.
  useLayoutEffect(() => {
    if (run.shows(state)) return;
    ticker.current?.stop();
    void run.goTo(state);
  }, [state]);

  // The pinned run follows the step of the one that is being changed.
  useEffect(() => {
    if (state.pinned === '') {
      other.current?.dispose();
      other.current = undefined;
      setPinned(undefined);
      return;
    }
    other.current ??= new RunSession({ first, sameRun, load: () => loadEngine(setFallback), show: setPinned });
    const wanted = unpinned(state.pinned, state.step);
    if (other.current.shows(wanted)) setPinned(other.current.shown);
    else void other.current.goTo(wanted);
  }, [state.pinned, state.step]);

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
        if (!run.busy && !other.current?.busy) {
          void run.advance(STEPS_PER_FRAME);
          void other.current?.advance(STEPS_PER_FRAME);
        }
        return true;
      },
    });
    return () => {
      const old = ticker.current;
      ticker.current = undefined;
      old?.dispose();
      run.dispose();
      other.current?.dispose();
    };
  }, []);

  /** At rest the address tells the step that is shown, and the sentence is read out once. */
  async function settle(): Promise<void> {
    while (run.busy) await run.idle();
    if (!ticker.current || ticker.current.playing) return;
    set({ step: run.shown.step });
    commit();
    setAnnounced(playgroundSentence(run.shown));
  }

  function press(steps: number): void {
    void run.advance(steps);
    void other.current?.advance(steps);
    void settle();
  }

  /** Other settings, or the same once more: from the seed, at step 0. Values set before the first step stay. */
  function startWith(partial: Partial<PlaygroundState>): void {
    ticker.current?.stop();
    const reshaped = 'layers' in partial || 'features' in partial;
    const edits = reshaped ? [] : state.edits.filter(({ step }) => step === 0);
    const change = { edits, ...partial, step: 0 };
    if (reshaped) setSelected(undefined);
    set(change);
    void run.goTo({ ...state, ...change });
    void settle();
  }

  /** How it is looked at: the run goes on. */
  function look(partial: Partial<PlaygroundState>): void {
    set({ ...partial, step: playing ? state.step : run.shown.step });
    commit();
  }

  function edit(parameter: number, value: number): void {
    ticker.current?.stop();
    const { step } = run.shown;
    const kept = state.edits.filter((old) => old.step < step || (old.step === step && old.parameter !== parameter));
    const edits = [...kept, { step, parameter, value }];
    set({ edits, step });
    void run.goTo({ ...state, edits, step });
    void settle();
  }

  const sentence = playgroundSentence(snapshot);
  const calm = useThrottled(snapshot, UNITS_MS, playing);
  const kinks = !playing || hiddenUnits(snapshot).length <= KINKS_WHILE_PLAYING;
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
  const against = state.pinned === '' ? [] : differences(settingsOf(unpinned(state.pinned, 0)), settingsOf(state));

  return (
    <div
      class="playground"
      ref={root}
      data-ready={ready}
      data-playing={playing}
      onPointerEnter={() => run.prepare()}
      onFocusIn={() => run.prepare()}
    >
      <div class="play-bar">
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
            Restart
          </button>
          <button type="button" class="btn" onClick={() => startWith({ seed: (state.seed + 1) % (MAX_SEED + 1) })}>
            Next seed
          </button>
        </div>
        <PlaygroundReadout snapshot={snapshot} pinned={pinned} />
      </div>
      <Problems problems={says} />
      <div class="play-main">
        <PlaygroundControls id={id} state={state} onChange={startWith} onLook={look} />
        <div class="play-network">
          {useMemo(
            () => (
              <>
                <PlaygroundNetwork snapshot={calm} selected={selected} onSelect={setSelected} />
                <PlaygroundUnits snapshot={calm} selected={selected} onSelect={setSelected} />
              </>
            ),
            [calm, selected],
          )}
        </div>
        <div class="play-views">
          <PlaygroundSurface
            id={id}
            svg={surface}
            snapshot={snapshot}
            selected={selected}
            output={state.output}
            test={state.test}
            kinks={kinks}
          />
          {pinned && (
            <PlaygroundSurface
              id={`${id}-pinned`}
              snapshot={pinned}
              output={state.output}
              test={state.test}
              kinks={kinks}
              pinned
            />
          )}
          <PlaygroundLosses svg={losses} snapshot={snapshot} pinned={pinned} />
          <div class="play-pin">
            <button
              type="button"
              class="btn"
              onClick={() => look({ pinned: state.pinned === '' ? pin(state) : '' })}
              aria-describedby={`${id}-pin`}
            >
              {state.pinned === '' ? 'Compare: pin these settings' : 'Stop comparing'}
            </button>
            <p id={`${id}-pin`}>
              {state.pinned === ''
                ? 'Pins this run, from the same seed; then change a setting and run both.'
                : against.length === 0
                  ? 'Both runs are the same so far: change a setting.'
                  : `Pinned and present run differ: ${against.join('; ')}.`}
            </p>
          </div>
        </div>
      </div>
      <PlaygroundInspector id={id} snapshot={calm} selected={selected} onEdit={edit} onSelect={setSelected} />
      {state.edits.length > 0 && (
        <p class="play-edits">
          {state.edits.length} {state.edits.length === 1 ? 'value was' : 'values were'} set by hand.{' '}
          <button type="button" class="btn" onClick={() => startWith({ edits: [] })}>
            Discard and restart
          </button>
        </p>
      )}
      <p class="fig-says">{sentence}</p>
      <p class="visually-hidden" role="status">
        {announced}
      </p>
      <p class="fig-engine">{engineWords(snapshot.engine)}</p>
      <div class="fig-foot">
        {useMemo(() => {
          const tables = playgroundTables(calm);
          return (
            <>
              <DataTable id={`${id}-units`} label="Units in numbers" caption="The units" table={tables.units} />
              <DataTable
                id={`${id}-losses`}
                label="Losses in numbers"
                caption="The losses by step"
                table={tables.losses}
              />
            </>
          );
        }, [id, calm])}
        <LinkMenu
          id={id}
          title={title}
          sentence={sentence}
          picture={() => [surface.current, losses.current].filter((svg): svg is SVGSVGElement => svg !== null)}
        />
      </div>
    </div>
  );
}
